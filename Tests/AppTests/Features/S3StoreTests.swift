import Domain
import Foundation
import HTTPTypes
import Testing

@testable import App

@Suite("Files in an S3-compatible store")
struct S3StoreTests {
    private static let name = "pSXkq_XBQ2G5NsvTYjJBH0aaaaaaaaaaaaaaaaaaaa-"
    private let content = "name,given\nMina,2\n"

    private func written(_ text: String) throws -> String {
        let path = NSTemporaryDirectory() + "foothold-s3-" + UUID().uuidString
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    private func place(_ store: S3Store, _ path: String) async throws {
        try await store.place(Self.name, bytes: content.utf8.count, sha256: sha256(content), from: path)
    }

    @Test("A file is put with its length and its hash, and put again when the store stumbles; then it is gone here")
    func place() async throws {
        try await ScriptedS3.answering([.init(status: 503), .init(status: 500), .init(status: 200)]) { server, store in
            let path = try written(content)
            try await place(store, path)
            #expect(server.asked.map(\.method) == ["PUT", "PUT", "PUT"])
            for asked in server.asked {
                #expect(asked.target == "/tern-files/\(Self.name)")
                #expect(asked.body == content)
                #expect(asked.headers[.contentLength] == "18")
                #expect(asked.headers[try #require(HTTPField.Name("x-amz-content-sha256"))] == sha256(content))
            }
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test("A store that stays away is asked three times; the file stays where it was")
    func away() async throws {
        try await ScriptedS3.answering([.init(status: 503)]) { server, store in
            let path = try written(content)
            await #expect(throws: FileStoreError.self) { try await place(store, path) }
            #expect(server.asked.count == 3)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
            try FileManager.default.removeItem(atPath: path)
        }
    }

    @Test("A plain no is asked once, and repeats nothing of what was signed")
    func refused() async throws {
        let answer = """
            <?xml version='1.0'?><Error><Code>SignatureDoesNotMatch</Code><AWSAccessKeyId>app:s3</AWSAccessKeyId>\
            <StringToSign>AWS4-HMAC-SHA256 20261102</StringToSign></Error>
            """
        try await ScriptedS3.answering([.init(status: 403, body: answer)]) { server, store in
            let error = await #expect(throws: FileStoreError.self) { try await store.check() }
            let words = error.map { "\($0)" } ?? ""
            #expect(words.contains("403 SignatureDoesNotMatch (FOOTHOLD_S3_SECRET does not belong to the key)"))
            #expect(!words.contains("AWS4") && !words.contains("staple") && !words.contains("app:s3"))
            #expect(server.asked.count == 1)
        }
    }

    @Test("A redirect is not followed")
    func redirected() async throws {
        let elsewhere = ScriptedS3.Say(status: 307, headers: [.location: "http://127.0.0.1:9/tern-files/elsewhere"])
        try await ScriptedS3.answering([elsewhere]) { server, store in
            let error = await #expect(throws: FileStoreError.self) { try await store.check() }
            #expect("\(error as Any)".contains("307"))
            #expect(server.asked.count == 1)
        }
    }

    @Test("Where nobody listens, that is said, and a store that is closed says it too")
    func nobody() async throws {
        let store = S3Store(bucket: try ScriptedS3.bucket(port: 9), world: World(now: { TestSite.start }, random: { 4 }))
        await #expect(throws: FileStoreError.self) { try await store.check() }
        await store.close()
        await #expect(throws: FileStoreError.self) { try await store.check() }
    }

    @Test("Taking away what is gone already is fine; fetching it is not")
    func missing() async throws {
        try await ScriptedS3.answering([.init(status: 404, body: "<Error><Code>NoSuchKey</Code></Error>")]) { _, store in
            try await store.remove(Self.name)
            let path = NSTemporaryDirectory() + "foothold-s3-" + UUID().uuidString
            await #expect(throws: FileStoreError.missing(Self.name)) { try await store.copy(Self.name, to: path) }
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test("A file is fetched as it is there")
    func copy() async throws {
        try await ScriptedS3.answering([.init(status: 502), .init(status: 200, body: content)]) { _, store in
            let path = NSTemporaryDirectory() + "foothold-s3-" + UUID().uuidString
            try await store.copy(Self.name, to: path)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
            try FileManager.default.removeItem(atPath: path)
        }
    }

    @Test("The list is asked for a page at a time, and read with its dates")
    func list() async throws {
        let answer = """
            <?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><KeyCount>2</KeyCount>\
            <Contents><Key>a&lt;b&amp;amp;</Key><LastModified>2026-11-02T09:00:07.250Z</LastModified><Size>3</Size></Contents>\
            <Contents><LastModified>1970-01-02T00:00:00Z</LastModified><Key>b</Key></Contents></ListBucketResult>
            """
        let second = Instant(milliseconds: TestSite.start.milliseconds + 7000)
        try await ScriptedS3.answering([.init(status: 200, body: answer)]) { server, store in
            let files = try await store.files(after: "a b", most: 2)
            #expect(files.map(\.name) == ["a<b&amp;", "b"])
            #expect(files.map(\.changedAt) == [second, Instant(milliseconds: 86_400_000)])
            #expect(server.asked.map(\.target) == ["/tern-files?list-type=2&max-keys=2&start-after=a%20b"])
        }
        for wrong in ["", "<html>", "<ListBucketResult><Contents><Key>a</Key></Contents>"] {
            #expect(throws: FileStoreError.self) { try S3Listing.files(in: wrong) }
        }
    }

    @Test(
        "A setting that cannot be right is named",
        arguments: [
            "s3:", "s3:s3.example.org/files", "s3:ftp://s3.example.org/files", "s3:https://s3.example.org", "s3:https://s3.example.org/",
            "s3:https://s3.example.org/a/files", "s3:https://s3.example.org/Files", "s3:https://me:pw@s3.example.org/files",
            "s3:https://s3.example.org/files?x=1", "https://s3.example.org/files", "elsewhere",
        ])
    func wrongSettings(_ text: String) {
        let error = #expect(throws: ConfigError.self) { try S3Bucket(text, region: "us-east-1", key: "k", secret: "s") }
        #expect(error?.problems.count == 1)
        #expect(error?.description.hasPrefix("FOOTHOLD_FILES must be") == true)
    }

    @Test("A bucket's settings are read; what is missing is named, all of it")
    func settings() throws {
        let bucket = try S3Bucket("s3:https://s3.example.org:443/tern-files", region: "us-east-1", key: "k", secret: "s")
        #expect([bucket.endpoint, bucket.host, bucket.name] == ["https://s3.example.org", "s3.example.org", "tern-files"])
        let other = try S3Bucket("s3:http://[::1]:8085/tern-files", region: "us-east-1", key: "k", secret: "s")
        #expect([other.host, other.text] == ["[::1]:8085", "s3:http://[::1]:8085/tern-files"])
        let error = #expect(throws: ConfigError.self) { try S3Bucket("s3:https://s3.example.org/files", region: "", key: nil, secret: "") }
        #expect(
            error?.problems.map { $0.prefix { $0 != " " } } == ["FOOTHOLD_S3_REGION", "FOOTHOLD_S3_KEY", "FOOTHOLD_S3_SECRET"])
    }

    @Test("The summary of the settings hides the secret")
    func summary() throws {
        var config = Config()
        config.bucket = try ScriptedS3.bucket(port: 8085)
        let lines = config.summary.map { "\($0.name)=\($0.value)" }
        #expect(lines.contains("FOOTHOLD_FILES=s3:http://127.0.0.1:8085/tern-files"))
        #expect(lines.contains("FOOTHOLD_S3_SECRET=(hidden)"))
        #expect(!lines.contains { $0.contains("staple") })
    }
}
