import Crypto
import Domain
import Foundation

/// Signs requests to an S3-compatible store (AWS Signature Version 4): from the request, the key and the clock, and nothing else.
///
/// As S3 has it, a path is encoded once, and a space is `%20` everywhere.
struct SigV4: Sendable {
    let key: String
    let secret: String
    let region: String

    /// A request as far as it is signed.
    struct Request: Sendable {
        var method: String
        /// As it stands in the Host header.
        var host: String
        /// Before any encoding, beginning with a slash.
        var path: String
        var query: [(name: String, value: String)] = []
        /// Further headers to sign.
        var headers: [(name: String, value: String)] = []

        /// Path and query as they go over the wire.
        var target: String { query.isEmpty ? encodedPath : "\(encodedPath)?\(encodedQuery)" }

        var encodedPath: String { SigV4.encoded(path, keeping: "/") }

        var encodedQuery: String {
            query.map { (SigV4.encoded($0.name), SigV4.encoded($0.value)) }.sorted { $0 < $1 }.map { "\($0.0)=\($0.1)" }
                .joined(separator: "&")
        }
    }

    /// What is signed in place of a body that nobody knows yet.
    static let unsignedPayload = "UNSIGNED-PAYLOAD"

    /// The headers that make the request ours, those of the request among them.
    ///
    /// - Parameter payload: the body's SHA-256 in hexadecimal.
    func signedHeaders(of request: Request, payload: String, at now: Instant) -> [(name: String, value: String)] {
        var request = request
        request.headers += [("host", request.host), ("x-amz-content-sha256", payload), ("x-amz-date", Self.stamp(now))]
        let names = Self.headerNames(request)
        let signature = signature(of: request, payload: payload, at: now)
        let authorization = "\(Self.algorithm) Credential=\(key)/\(scope(now)),SignedHeaders=\(names),Signature=\(signature)"
        return request.headers + [("authorization", authorization)]
    }

    /// Path and query of a request that whoever has them may make, for as long as `life`.
    func presignedTarget(of request: Request, life: Span, at now: Instant) -> String {
        var request = request
        request.headers = [("host", request.host)]
        request.query += [
            ("X-Amz-Algorithm", Self.algorithm), ("X-Amz-Credential", "\(key)/\(scope(now))"), ("X-Amz-Date", Self.stamp(now)),
            ("X-Amz-Expires", "\(life.milliseconds / 1000)"), ("X-Amz-SignedHeaders", "host"),
        ]
        return request.target + "&X-Amz-Signature=" + signature(of: request, payload: Self.unsignedPayload, at: now)
    }

    private static let algorithm = "AWS4-HMAC-SHA256"

    private func signature(of request: Request, payload: String, at now: Instant) -> String {
        let headers = Self.sortedHeaders(request).map { "\($0.name):\($0.value)\n" }.joined()
        let canonical = [
            request.method, request.encodedPath, request.encodedQuery, headers, Self.headerNames(request), payload,
        ].joined(separator: "\n")
        let text = [Self.algorithm, Self.stamp(now), scope(now), sha256(canonical)].joined(separator: "\n")
        let signingKey = [String(Self.stamp(now).prefix(8)), region, "s3", "aws4_request"].reduce(
            SymmetricKey(data: Data("AWS4\(secret)".utf8))
        ) {
            SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Data($1.utf8), using: $0))
        }
        return hexadecimal(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: signingKey))
    }

    private func scope(_ now: Instant) -> String { "\(Self.stamp(now).prefix(8))/\(region)/s3/aws4_request" }

    private static func sortedHeaders(_ request: Request) -> [(name: String, value: String)] {
        request.headers.map { ($0.name.lowercased(), $0.value.trimmingCharacters(in: .whitespaces)) }.sorted { $0.0 < $1.0 }
    }

    private static func headerNames(_ request: Request) -> String { sortedHeaders(request).map(\.name).joined(separator: ";") }

    /// "20130524T000000Z"
    private static func stamp(_ now: Instant) -> String {
        let seconds = (now - now.day.start).milliseconds / 1000
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { ($0 < 10 ? "0" : "") + "\($0)" }.joined()
        return now.day.text.replacingOccurrences(of: "-", with: "") + "T\(clock)Z"
    }

    /// RFC 3986: all but unreserved characters and `kept` become `%XX` of their UTF-8.
    private static func encoded(_ text: String, keeping kept: String = "") -> String {
        text.utf8.map { byte in
            let isKept = unreserved.contains(byte) || kept.utf8.contains(byte)
            return isKept ? String(UnicodeScalar(byte)) : "%" + hexadecimal([byte]).uppercased()
        }.joined()
    }

    private static let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
}
