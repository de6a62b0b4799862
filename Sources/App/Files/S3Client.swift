import AsyncHTTPClient
import Domain
import NIOCore
import _NIOFileSystem

/// Asks one bucket: every request is signed, has its time, and is tried again where that may help.
///
/// All our requests may be repeated: a file is the same bytes under the same name whenever it is put.
struct S3Client: Sendable {
    let bucket: S3Bucket
    let world: World
    private let connections = HTTPConnections()

    init(bucket: S3Bucket, world: World) {
        self.bucket = bucket
        self.world = world
    }

    /// What is asked of the bucket; without a name it is asked of the bucket itself.
    struct Question: Sendable {
        let method: String
        var name = ""
        var query: [(name: String, value: String)] = []
        var file: (path: String, bytes: Int, sha256: String)?
    }

    /// How long a question may take, its repetitions and its answer's body included.
    private static let patience = Duration.seconds(60)
    private static let tries = 3

    /// - Parameter read: takes the body of a good answer; it begins again when the question is repeated.
    func ask<Answer: Sendable>(
        _ question: Question, _ read: @escaping @Sendable (HTTPClientResponse.Body) async throws -> Answer
    ) async throws -> Answer {
        do {
            return try await Self.within(Self.patience) { try await repeating(question, read) }
        } catch let refusal as S3Refusal where refusal.status == 404 && refusal.code != "NoSuchBucket" && !question.name.isEmpty {
            throw FileStoreError.missing(question.name)
        } catch let error where !(error is CancellationError) {
            throw FileStoreError.unavailable("the bucket \(bucket.name) at \(bucket.endpoint): \(question.method): \(error)")
        }
    }

    /// An address under which whoever has it gets a file, for as long as `life`.
    func link(to name: String, _ query: [(name: String, value: String)], life: Span) -> String {
        bucket.endpoint + signer.presignedTarget(of: request("GET", name, query), life: life, at: world.now())
    }

    func close() async { await connections.close() }

    private var signer: SigV4 { SigV4(key: bucket.key, secret: bucket.secret, region: bucket.region) }

    private func request(_ method: String, _ name: String, _ query: [(name: String, value: String)]) -> SigV4.Request {
        SigV4.Request(method: method, host: bucket.host, path: "/\(bucket.name)" + (name.isEmpty ? "" : "/\(name)"), query: query)
    }

    private func repeating<Answer: Sendable>(
        _ question: Question, _ read: @escaping @Sendable (HTTPClientResponse.Body) async throws -> Answer
    ) async throws -> Answer {
        var tried = 1
        while true {
            do { return try await once(question, read) } catch {
                guard tried < Self.tries, Self.mayPass(error) else { throw error }
                try await Task.sleep(for: .milliseconds(200 << (2 * (tried - 1))))
                tried += 1
            }
        }
    }

    /// Whether the same question may be answered better in a moment.
    private static func mayPass(_ error: any Error) -> Bool {
        switch error {
        case let refusal as S3Refusal: refusal.status >= 500 || refusal.status == 429
        case is CancellationError, is FileSystemError: false
        default: true
        }
    }

    private func once<Answer: Sendable>(
        _ question: Question, _ read: @Sendable (HTTPClientResponse.Body) async throws -> Answer
    ) async throws -> Answer {
        guard let file = question.file else { return try await send(question, nil, read) }
        return try await FileSystem.shared.withFileHandle(forReadingAt: .init(file.path)) { handle in
            try await send(question, .stream(handle.readChunks(), length: .known(Int64(file.bytes))), read)
        }
    }

    private func send<Answer: Sendable>(
        _ question: Question, _ body: HTTPClientRequest.Body?, _ read: @Sendable (HTTPClientResponse.Body) async throws -> Answer
    ) async throws -> Answer {
        var signed = request(question.method, question.name, question.query)
        // Whoever serves the bucket without asking us shall have it saved, never shown.
        if question.file != nil { signed.headers = [("content-type", "application/octet-stream")] }
        var request = HTTPClientRequest(url: bucket.endpoint + signed.target)
        request.method = .init(rawValue: question.method)
        for (name, value) in signer.signedHeaders(of: signed, payload: question.file?.sha256 ?? sha256(""), at: world.now()) {
            request.headers.add(name: name, value: value)
        }
        request.body = body
        let response = try await connections.client().execute(request, timeout: .seconds(60))
        guard (200..<300).contains(response.status.code) else {
            let text = try await response.body.collect(upTo: 1 << 16)
            throw S3Refusal(status: Int(response.status.code), answer: String(buffer: text))
        }
        return try await read(response.body)
    }

    private static func within<Value: Sendable>(_ limit: Duration, _ work: @escaping @Sendable () async throws -> Value) async throws
        -> Value
    {
        try await withThrowingTaskGroup(of: Value.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: limit)
                throw FileStoreError.unavailable("no answer within \(limit)")
            }
            guard let first = try await group.next() else { throw CancellationError() }
            return first
        }
    }
}
