import Domain
import Hummingbird

extension RequestContext {
    /// The id in the address; one that could not be an id is a page that is not there.
    func id<Noun>(_ name: String = "id") throws -> ID<Noun> {
        guard let id = ID<Noun>(parsing: try parameters.require(name)) else { throw Refusal.notFound }
        return id
    }
}

extension Request {
    /// A value of the query, decoded, on one clean line; empty when it is not there.
    func query(_ name: String) -> String { Text.line(uri.queryParameters.get(name) ?? "") }

    /// All of the query, in order, as a form.
    func queryForm() throws(Refusal) -> Form { try Form(urlEncoded: uri.query ?? "") }
}
