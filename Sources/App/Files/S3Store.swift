import AsyncHTTPClient
import Domain
import NIOCore
import _NIOFileSystem

/// Files kept in a bucket of an S3-compatible store: streamed there from disk, and given back by the store itself.
struct S3Store: FileStore {
    private let client: S3Client

    init(bucket: S3Bucket, world: World) { client = S3Client(bucket: bucket, world: world) }

    var words: String { "the bucket \(client.bucket.name) at \(client.bucket.endpoint)" }

    /// The store compares the body with its hash: what it takes is what we received.
    func place(_ name: String, bytes: Int, sha256: String, from path: String) async throws {
        try await client.ask(.init(method: "PUT", name: name, file: (path, bytes, sha256)), Self.nothing)
        _ = try await FileSystem.shared.removeItem(at: .init(path), recursively: false)
    }

    func remove(_ name: String) async throws {
        do { try await client.ask(.init(method: "DELETE", name: name), Self.nothing) } catch FileStoreError.missing {}
    }

    /// Signed with the name to save it under, so that nobody can make the store show it in a page.
    func delivery(of name: String, as disposition: String, type: String) -> FileDelivery {
        .link(
            client.link(
                to: name, [("response-content-disposition", disposition), ("response-content-type", type)], life: .seconds(60)))
    }

    func copy(_ name: String, to path: String) async throws {
        try await client.ask(.init(method: "GET", name: name)) { body in
            let new = OpenOptions.Write.newFile(replaceExisting: false, permissions: .ownerReadWrite)
            try await FileSystem.shared.withFileHandle(forWritingAt: .init(path), options: new) { handle in
                var length: Int64 = 0
                for try await part in body {
                    length += try await handle.write(contentsOf: part.readableBytesView, toAbsoluteOffset: length)
                }
            }
        }
    }

    func files(after name: String, most count: Int) async throws -> [KeptFile] {
        var query = [("list-type", "2"), ("max-keys", "\(count)")]
        if !name.isEmpty { query.append(("start-after", name)) }
        return try await client.ask(.init(method: "GET", query: query)) { body in
            try S3Listing.files(in: String(buffer: try await body.collect(upTo: 8 << 20)))
        }
    }

    func check() async throws { _ = try await files(after: "", most: 1) }

    func close() async { await client.close() }

    /// The whole body is read, so that its connection can be used again.
    private static let nothing: @Sendable (HTTPClientResponse.Body) async throws -> Void = { _ = try await $0.collect(upTo: 1 << 20) }
}
