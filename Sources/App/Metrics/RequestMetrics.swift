import Hummingbird

/// Counts and times every request by the route it matched.
///
/// Hummingbird's own middleware labels with whatever method a client sends, and takes a request off the number of those in
/// flight only once its body is sent, which a connection that breaks never sees.
struct RequestMetrics<Context: RequestContext>: RouterMiddleware {
    let measures: Measures

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        let began = ContinuousClock.now
        measures.requestBegan()
        do {
            let response = try await next(request, context)
            end(request, context, response.status, began)
            return response
        } catch {
            end(request, context, (error as? any HTTPResponseError)?.status ?? .internalServerError, began)
            throw error
        }
    }

    private func end(_ request: Request, _ context: Context, _ status: HTTPResponse.Status, _ began: ContinuousClock.Instant) {
        measures.requestEnded(
            Self.method(request.method), context.endpointPath ?? "none", status: status.code, after: ContinuousClock.now - began)
    }

    /// Anybody may send a method of their own invention, which shall not become a series of its own.
    private static func method(_ method: HTTPRequest.Method) -> String {
        switch method {
        case .get, .head, .post, .put, .delete, .options, .patch: method.rawValue
        default: "other"
        }
    }
}
