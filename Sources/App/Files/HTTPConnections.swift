import AsyncHTTPClient
import Synchronization

/// The connections to a store: made at the first question, so that a program that asks none has none.
final class HTTPConnections: Sendable {
    private enum State {
        case unused
        case open(HTTPClient)
        case closed
    }

    private let state = Mutex(State.unused)

    func client() throws -> HTTPClient {
        try state.withLock { state in
            switch state {
            case .open(let client): return client
            case .closed: throw HTTPClientError.alreadyShutdown
            case .unused:
                let client = HTTPClient(configuration: Self.configuration)
                state = .open(client)
                return client
            }
        }
    }

    func close() async { try? await end()?.shutdown() }

    private func end() -> HTTPClient? {
        state.withLock { state in
            defer { state = .closed }
            guard case .open(let client) = state else { return nil }
            return client
        }
    }

    /// A command that ends without a word leaves no connection behind either.
    deinit { end()?.shutdown { _ in } }

    private static var configuration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(5), read: .seconds(30), write: .seconds(30)))
        configuration.httpVersion = .http1Only
        // Whoever asks tries again, and hears the true reason at once.
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }
}
