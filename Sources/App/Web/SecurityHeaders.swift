import HTTPTypes
import Hummingbird

/// The headers that every answer carries: what the page may load, who may frame it, what it tells others.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = SiteContext

    let isProduction: Bool

    func handle(_ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Self.always where response.headers[name] == nil { response.headers[name] = value }
        if isProduction, let name = HTTPField.Name("Strict-Transport-Security") {
            response.headers[name] = "max-age=63072000; includeSubDomains"
        }
        return response
    }

    private static let always: [(HTTPField.Name, String)] = [
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()"),
    ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
}
