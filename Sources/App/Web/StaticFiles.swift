import Crypto
import Foundation
import Hummingbird
import NIOCore

/// The few files that never change between two builds: held in memory, named by their content, cached for a year.
struct StaticFiles: Sendable {
    let path: Path
    private let body: ByteBuffer
    private let type: String

    static let style = StaticFiles("Public/foothold.css", type: "text/css; charset=utf-8")
    static let script = StaticFiles("Public/foothold.js", type: "text/javascript; charset=utf-8")
    static let mark = StaticFiles("Public/mark.svg", type: "image/svg+xml")
    /// Loaded by the page of a confidential brief alone.
    static let watermark = StaticFiles("Public/watermark.css", type: "text/css; charset=utf-8")
    static let boardStyle = StaticFiles("Public/board.css", type: "text/css; charset=utf-8")
    static let boardScript = StaticFiles("Public/board.js", type: "text/javascript; charset=utf-8")
    static let all = [style, script, mark, watermark, boardStyle, boardScript]

    var isStyle: Bool { type.hasPrefix("text/css") }

    private init(_ asset: String, type: String) {
        let bytes = Assets.bytes(asset) ?? []
        let name = asset.split(separator: "/").last.map(String.init) ?? asset
        let parts = name.split(separator: ".")
        let hash = hexadecimal(SHA256.hash(data: Data(bytes)).prefix(6))
        path = Path("assets", "\(parts.first ?? "").\(hash).\(parts.last ?? "")")
        body = ByteBuffer(bytes: bytes)
        self.type = type
    }

    static func file(named name: String) throws -> Response {
        guard let file = all.first(where: { $0.path.text == "/assets/\(name)" }) else { throw HTTPError(.notFound) }
        return Response(
            status: .ok,
            headers: [.contentType: file.type, .cacheControl: "public, max-age=31536000, immutable"],
            body: ResponseBody(byteBuffer: file.body))
    }
}
