import Hummingbird

/// The outermost net: when even finding out who asks fails, the answer is still a page with an id.
struct Faults: RouterMiddleware {
    typealias Context = SiteContext

    func handle(_ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response) async throws -> Response {
        do { return try await next(request, context) } catch {
            return Refusals.answer(error, request, context)
        }
    }
}
