/// PostgreSQL through libpq: many machines, many writers.
public final class PostgresEngine: SQLDatabase {
    private let primary: PostgresPool
    private let replica: PostgresPool?
    private let board = AnnouncementBoard()
    private let listener: PostgresListener
    private let observer: StoreObserver

    /// How often a transaction that the server undid for the sake of another one is run again.
    private static let tries = 4
    /// How long the server is asked what became of a transaction, once the connection broke during its COMMIT.
    private static let longestDoubt = Duration.seconds(5)

    /// - Parameters:
    ///   - primary: the server that writes.
    ///   - replica: a server that may answer what `Freshness.lagging` asks; when it does not answer, the primary does.
    ///   - connections: how many there are at most to each server; one more listens for announcements.
    ///   - patience: how many seconds somebody waits for a connection to become free.
    ///   - observer: hears of every transaction, and of connections that are lost.
    public init(
        _ primary: PostgresAddress, replica: PostgresAddress? = nil, connections: Int = 8, patience: Int = 10,
        observer: StoreObserver = .nobody
    ) {
        self.observer = observer
        let pool = { address in PostgresPool(address, most: connections, patience: .seconds(patience), observer: observer) }
        self.primary = pool(primary)
        self.replica = replica.map(pool)
        listener = PostgresListener(primary, board: board)
    }

    /// How many connections there are to the primary, and how many of them nobody uses.
    public var connections: (open: Int, idle: Int)? { primary.counts }

    public func read<Value: Sendable>(
        _ freshness: Freshness, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await observer.watch(.read) {
            if freshness == .lagging, let replica {
                do { return try await transaction(.read, on: replica, body) } catch StorageError.unavailable {} catch StorageError.busy {}
            }
            return try await transaction(.read, on: primary, body)
        }
    }

    @discardableResult
    public func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await observer.watch(.write) { try await transaction(.write, on: primary, body) }
    }

    public func snapshot<Value: Sendable>(_ body: @Sendable (any SQLSnapshot) async throws -> Value) async throws -> Value {
        try await observer.watch(.snapshot) {
            do {
                return try await primary.lend { connection in
                    try await connection.beginSnapshot()
                    let value = try await body(PostgresSnapshot(connection: connection))
                    await connection.endSnapshot()
                    return value
                }
            } catch let failure as PostgresFailure { throw failure.storageError }
        }
    }

    public func announcements() -> AsyncStream<Announcement> {
        listener.start()
        return board.listen()
    }

    public func close() async {
        await listener.close()
        await primary.close()
        await replica?.close()
    }

    /// Runs `body` once; again, when the server has certainly undone it: a connection that was lost before COMMIT was sent
    /// gets one more chance, a deadlock a few. What was lost during COMMIT is asked for, never done again.
    private func transaction<Value: Sendable>(
        _ mode: PostgresConnection.Mode, on pool: PostgresPool, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        var (tries, losses) = (0, 0)
        while true {
            tries += 1
            do {
                return try await pool.lend { try await $0.transaction(mode, body) }
            } catch let failure as PostgresFailure {
                if failure.isLost {
                    losses += 1
                    await pool.forgetIdle()
                }
                let again = failure.isLost ? losses == 1 : failure.isWorthAnotherTry && tries < Self.tries
                guard again else { throw failure.storageError }
                observer.tell(.retried)
            } catch let uncertain as UncertainCommit<Value> {
                await pool.forgetIdle()
                guard try await isKept(uncertain.mark) else {
                    throw StorageError.unavailable("the connection was lost during a commit, which the server has undone")
                }
                return uncertain.value
            }
        }
    }

    private func isKept(_ mark: CommitMark?) async throws -> Bool {
        let end = ContinuousClock.now + Self.longestDoubt
        while let mark, ContinuousClock.now < end {
            // Whatever else goes wrong meanwhile, it says nothing about this transaction: the doubt remains.
            do { return try await primary.lend { try await $0.isKept(mark) } } catch {
                guard (error as? PostgresFailure)?.isLost == true else { break }
            }
            guard (try? await Task.sleep(for: .milliseconds(100))) != nil else { break }
        }
        throw StorageError.uncertain("the connection was lost during a commit, and no server can say what became of it")
    }
}

/// What one connection sees, held still by the server.
private struct PostgresSnapshot: SQLSnapshot {
    let connection: PostgresConnection

    func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        do { return try await connection.readSnapshot(body) } catch let failure as PostgresFailure { throw failure.storageError }
    }
}
