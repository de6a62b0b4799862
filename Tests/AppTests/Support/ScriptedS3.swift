import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Synchronization

@testable import App

/// A server that answers as it is told and remembers what it was asked; it knows nothing of signatures.
///
/// What a true store makes of ours is asked of one in `Tests/Browser/test_object_store.py`.
final class ScriptedS3: Sendable {
    struct Asked: Sendable {
        let method: String
        let target: String
        let headers: HTTPFields
        let body: String
    }

    struct Say: Sendable {
        var status: Int
        var body = ""
        var headers: HTTPFields = [:]
    }

    private let state: Mutex<(script: [Say], asked: [Asked])>

    var asked: [Asked] { state.withLock { $0.asked } }

    private init(_ script: [Say]) { state = Mutex((script, [])) }

    /// Answers the script in its order, the last for ever.
    static func answering(_ script: [Say], _ test: @escaping @Sendable (ScriptedS3, S3Store) async throws -> Void) async throws {
        let server = ScriptedS3(script)
        var logger = Logger(label: "s3")
        logger.logLevel = .error
        let application = Hummingbird.Application(responder: CallbackResponder { try await server.answer($0, $1) }, logger: logger)
        try await application.test(.live) { client in
            let port = client.port ?? 0
            let store = S3Store(bucket: try bucket(port: port), world: World(now: { TestSite.start }, random: { 4 }))
            do { try await test(server, store) } catch {
                await store.close()
                throw error
            }
            await store.close()
        }
    }

    static func bucket(port: Int) throws -> S3Bucket {
        try S3Bucket(
            "s3:http://127.0.0.1:\(port)/tern-files", region: "eu-central-1", key: "app:s3", secret: "correct/horse+battery=staple")
    }

    private func answer(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let body = try await request.body.collect(upTo: 64 << 20)
        let say = state.withLock { state in
            state.asked.append(
                Asked(method: request.method.rawValue, target: request.uri.string, headers: request.headers, body: String(buffer: body)))
            return state.script.count > 1 ? state.script.removeFirst() : state.script[0]
        }
        return Response(
            status: .init(code: say.status), headers: say.headers, body: .init(byteBuffer: ByteBuffer(string: say.body)))
    }
}
