import Domain
import HTTPTypes
import Hummingbird

/// Refuses unsafe requests that another site made a browser send.
///
/// Browsers say where a request comes from in `Sec-Fetch-Site`, older ones in `Origin`; a request with neither comes from
/// no browser, carries no victim's cookies, and passes. See docs/decisions/0005.
struct SameSite: RouterMiddleware {
    typealias Context = SiteContext

    func handle(_ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response) async throws -> Response {
        switch request.method {
        case .get, .head, .options: break
        default:
            guard Self.isSameSite(request) else {
                throw Refusal.forbidden("This came from another site, so nothing was done. Open the page here and try again.")
            }
        }
        return try await next(request, context)
    }

    static func isSameSite(_ request: Request) -> Bool {
        if let name = HTTPField.Name("Sec-Fetch-Site"), let from = request.headers[name] {
            return from == "same-origin" || from == "none"
        }
        guard let origin = request.headers[.origin] else { return true }
        guard let host = request.head.authority, let start = origin.range(of: "://") else { return false }
        return origin[start.upperBound...] == host
    }
}
