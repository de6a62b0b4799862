import Domain
import HTTPTypes
import Hummingbird

/// Finds out who is asking, before anything else is decided.
struct VisitMiddleware: RouterMiddleware {
    typealias Context = SiteContext

    let site: Site

    func handle(_ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response) async throws -> Response {
        var context = context
        context.visit.isDevelopment = !site.config.isProduction
        context.visit.path = request.uri.path
        context.visit.address = address(of: request, context)
        context.visit.flash = request.method == .get && !request.isLook ? Flash.words(in: request) : nil
        if let token = SessionCookie(isProduction: site.config.isProduction).token(in: request) {
            context.visit.viewer = try await site.sessions.viewer(holding: token)
        }
        return try await next(request, context)
    }

    /// Behind a proxy of ours the last hop it saw, otherwise the other end of the connection.
    private func address(of request: Request, _ context: SiteContext) -> String {
        guard site.config.behindProxy, let name = HTTPField.Name("X-Forwarded-For"), let hops = request.headers[name] else {
            return context.remoteAddress
        }
        return hops.split(separator: ",").last.map { $0.trimmingPrefix(" ").description } ?? context.remoteAddress
    }
}

extension Request {
    /// A page of ours looks again at what it shows: a sentence meant for the next page is not for it.
    fileprivate var isLook: Bool { HTTPField.Name("Foothold-Live").map { headers[$0] != nil } ?? false }
}
