import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// The stream that tells a page when to look again.
struct LiveRoutes: Sendable {
    let site: Site

    /// A browser whose stream ended comes again after so long.
    private static let comeAgain = "retry: 3000\n\n"

    /// Server-sent events about the viewer's own things, for as long as the page is open; each says only of what kind.
    func stream(_ request: Request, _ context: SignedIn) async throws -> Response {
        let viewer = context.viewer
        let age = request.uri.queryParameters["age"].flatMap { Int(String($0)) } ?? 0
        switch site.live.listen(
            as: viewer.id, to: LiveTopic.all(of: viewer), missing: min(max(.milliseconds(age), .zero), LiveListeners.memory))
        {
        case .open(let words): return Self.response(Self.body(saying: words, to: request))
        case .closed: return Self.response(ResponseBody(byteBuffer: ByteBuffer(string: Self.comeAgain)))
        case .full: return Response(status: .serviceUnavailable, headers: [.retryAfter: "30", .cacheControl: "no-store"])
        }
    }

    private static func response(_ body: ResponseBody) -> Response {
        var response = Response(status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
        // nginx holds an answer back until it has some kilobytes of it, unless told not to.
        if let name = HTTPField.Name("X-Accel-Buffering") { response.headers[name] = "no" }
        return response
    }

    private static func body(saying words: AsyncStream<LiveHub.Word>, to request: Request) -> ResponseBody {
        ResponseBody { [body = request.body] writer in
            // Whoever went away is noticed at once, not at the next word; that throws, and the answer ends all the same.
            try? await body.consumeWithCancellationOnInboundClose { _ in
                try await writer.write(ByteBuffer(string: comeAgain))
                for await word in words.cancelOnGracefulShutdown() { try await writer.write(ByteBuffer(string: text(word))) }
            }
            try await writer.finish(nil)
        }
    }

    private static func text(_ word: LiveHub.Word) -> String {
        switch word {
        case .changed(let kind): "event: changed\ndata: \(kind.rawValue)\n\n"
        case .beat: ": still here\n\n"
        case .enough: "event: enough\ndata: \n\n"
        }
    }
}

/// Hears what the store announces for as long as this process serves; its end ends every stream.
public struct LiveUpdates: Service {
    let site: Site

    public init(site: Site) { self.site = site }

    public func run() async throws {
        await cancelWhenGracefulShutdown { await site.live.run(hearing: site.database.announcements()) }
    }
}
