import Hummingbird

/// How this process is, for whoever decides where visitors are sent and what is started anew.
struct HealthRoutes: Sendable {
    let site: Site

    /// It runs; nothing else is looked at, so that a store that is away does not get every process killed.
    func live(_ request: Request, _ context: some RequestContext) -> Response { Self.answer(.ok, "alive") }

    func ready(_ request: Request, _ context: some RequestContext) async -> Response {
        switch await site.readiness.verdict() {
        case .ready: Self.answer(.ok, "ready")
        case .notReady(let reason): Self.answer(.serviceUnavailable, "not ready: \(reason)")
        }
    }

    private static func answer(_ status: HTTPResponse.Status, _ words: String) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: words + "\n")))
    }
}
