import Dispatch
import Synchronization

/// Connections to one server, made when they are needed, kept while they are good.
final class PostgresPool: Sendable {
    private struct State {
        var idle: [PostgresConnection] = []
        /// Idle, lent or being made.
        var open = 0
        var waiting: [(id: Int, continuation: CheckedContinuation<PostgresConnection?, any Error>)] = []
        var nextID = 0
        var isClosed = false
        /// After a failed connect nobody tries again before this, and the next failure waits twice as long.
        var down: (until: ContinuousClock.Instant, reason: PostgresFailure)?
        var pause = Duration.milliseconds(100)
    }

    private let address: PostgresAddress
    private let most: Int
    private let observer: StoreObserver
    private let state = Mutex(State())

    /// How long somebody waits for a connection to become free.
    private let patience: DispatchTimeInterval
    private static let longestPause = Duration.seconds(2)

    init(_ address: PostgresAddress, most: Int, patience: DispatchTimeInterval = .seconds(10), observer: StoreObserver = .nobody) {
        (self.address, self.most, self.patience, self.observer) = (address, most, patience, observer)
    }

    /// How many connections there are, and how many of them nobody uses.
    var counts: (open: Int, idle: Int) { state.withLock { ($0.open, $0.idle.count) } }

    /// Lends a connection to `body`; one that comes back broken, or with something left open on it, is dropped.
    ///
    /// - Throws: `StorageError.busy` when none became free in time, `PostgresFailure` when none can be made.
    func lend<Value>(_ body: (PostgresConnection) async throws -> Value) async throws -> Value {
        let connection = try await take()
        do {
            let value = try await body(connection)
            giveBack(connection)
            return value
        } catch {
            let isLost = (error as? PostgresFailure)?.isLost == true
            if !isLost, await connection.isIdle { giveBack(connection) } else { await drop(connection) }
            throw error
        }
    }

    /// Forgets the connections that nobody uses: the server they led to has gone.
    func forgetIdle() async {
        let forgotten = state.withLock { state in
            defer { state.idle = [] }
            state.open -= state.idle.count
            return state.idle
        }
        for connection in forgotten { await connection.close() }
    }

    func close() async {
        let (idle, waiting) = state.withLock { state in
            state.isClosed = true
            defer { (state.idle, state.waiting) = ([], []) }
            return (state.idle, state.waiting)
        }
        for connection in idle { await connection.close() }
        for waiter in waiting { waiter.continuation.resume(throwing: StorageError.unavailable("the store is closed")) }
    }

    private func take() async throws -> PostgresConnection {
        switch try next() {
        case .ready(let connection): return connection
        case .make: return try await make()
        case .wait:
            // A place instead of a connection: the one that was there is broken.
            do { if let connection = try await wait() { return connection } } catch is LookAgain { return try await take() }
            return try await make()
        }
    }

    /// Between looking and waiting one has become free.
    private struct LookAgain: Error {}

    private enum Next {
        case ready(PostgresConnection)
        case make, wait
    }

    private func next() throws -> Next {
        try state.withLock { state in
            guard !state.isClosed else { throw StorageError.unavailable("the store is closed") }
            if let connection = state.idle.popLast() { return .ready(connection) }
            guard state.open < most else { return .wait }
            state.open += 1
            return .make
        }
    }

    private func make() async throws -> PostgresConnection {
        do {
            if let down = state.withLock({ $0.down }), ContinuousClock.now < down.until { throw down.reason }
            let connection = PostgresConnection()
            do { try await connection.open(address) } catch {
                state.withLock { state in
                    state.down = (.now + state.pause, error)
                    state.pause = min(state.pause * 2, Self.longestPause)
                }
                throw error
            }
            state.withLock { ($0.down, $0.pause) = (nil, .milliseconds(100)) }
            return connection
        } catch {
            vacate()
            throw error
        }
    }

    private func wait() async throws -> PostgresConnection? {
        try await withCheckedThrowingContinuation { continuation in
            let id = state.withLock { state -> Int? in
                guard state.idle.isEmpty, state.open >= most, !state.isClosed else { return nil }
                state.nextID += 1
                state.waiting.append((state.nextID, continuation))
                return state.nextID
            }
            guard let id else { return continuation.resume(throwing: LookAgain()) }
            DispatchQueue.global().asyncAfter(deadline: .now() + patience) { [self] in
                let late = state.withLock { state in
                    state.waiting.firstIndex { $0.id == id }.map { state.waiting.remove(at: $0).continuation }
                }
                late?.resume(throwing: StorageError.busy("no connection became free in time"))
            }
        }
    }

    private func giveBack(_ connection: PostgresConnection) {
        let waiter = state.withLock { state -> CheckedContinuation<PostgresConnection?, any Error>? in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst().continuation }
            if !state.isClosed { state.idle.append(connection) }
            return nil
        }
        waiter?.resume(returning: connection)
    }

    private func drop(_ connection: PostgresConnection) async {
        observer.tell(.connectionLost)
        await connection.close()
        vacate()
    }

    /// A place is free: whoever waits longest makes a connection for it.
    private func vacate() {
        let waiter = state.withLock { state -> CheckedContinuation<PostgresConnection?, any Error>? in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst().continuation }
            state.open -= 1
            return nil
        }
        waiter?.resume(returning: nil)
    }
}
