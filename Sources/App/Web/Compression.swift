import CZlib
import HTTPTypes
import Hummingbird
import NIOCore

/// Gzips text answers of known length for browsers that take it. Streams and files pass as they are.
///
/// Nothing secret that a page holds can be guessed through its length: pages carry no tokens (see docs/decisions/0005).
struct Compression: RouterMiddleware {
    typealias Context = SiteContext

    func handle(_ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response) async throws -> Response {
        var response = try await next(request, context)
        guard let length = response.body.contentLength, (1024...(4 << 20)).contains(length),
            response.headers[.contentEncoding] == nil, Self.isText(response.headers[.contentType] ?? "")
        else { return response }
        response.headers[.vary] = "Accept-Encoding"
        guard request.head.method != .head, request.headers[.acceptEncoding]?.contains("gzip") == true else { return response }
        let collector = Collector()
        try await response.body.write(collector)
        guard let packed = Gzip.pack(collector.buffer) else { return response }
        response.headers[.contentEncoding] = "gzip"
        response.headers[.contentLength] = nil
        response.body = ResponseBody(byteBuffer: packed)
        return response
    }

    private static func isText(_ type: String) -> Bool {
        type.hasPrefix("text/") || type.hasPrefix("application/json") || type.hasPrefix("application/atom+xml")
            || type.hasPrefix("image/svg")
    }

    private final class Collector: ResponseBodyWriter {
        var buffer = ByteBuffer()
        func write(_ part: ByteBuffer) async throws { buffer.writeImmutableBuffer(part) }
        consuming func finish(_ trailers: HTTPFields?) async throws {}
    }
}

/// Packing by zlib, whole answers at a time.
enum Gzip {
    /// - Returns: the gzip member (RFC 1952), or nil when zlib could not.
    static func pack(_ buffer: ByteBuffer, level: Int32 = 4) -> ByteBuffer? {
        var stream = z_stream()
        let windowWithGzipHead: Int32 = 15 + 16
        guard
            deflateInit2_(
                &stream, level, Z_DEFLATED, windowWithGzipHead, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
                == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        var input = Array(buffer.readableBytesView)
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(input.count))))
        let result = input.withUnsafeMutableBufferPointer { from in
            output.withUnsafeMutableBufferPointer { to in
                stream.next_in = from.baseAddress
                stream.avail_in = UInt32(from.count)
                stream.next_out = to.baseAddress
                stream.avail_out = UInt32(to.count)
                return deflate(&stream, Z_FINISH)
            }
        }
        guard result == Z_STREAM_END else { return nil }
        return ByteBuffer(bytes: output.prefix(Int(stream.total_out)))
    }
}
