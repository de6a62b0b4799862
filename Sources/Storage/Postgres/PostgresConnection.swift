import CPostgres

/// One connection to a PostgreSQL server, on a queue of its own.
actor PostgresConnection {
    private let executor = QueueExecutor("foothold.postgres")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private var session: PostgresSession?

    /// - Throws: `PostgresFailure` when no server answers, or the one that answers may not be used.
    func open(_ address: PostgresAddress) throws(PostgresFailure) { session = try PostgresSession(address) }

    func close() { session = nil }

    /// Runs `body` between BEGIN and COMMIT.
    ///
    /// - Throws: what `body` throws, after ROLLBACK; or `PostgresFailure`. When the connection broke while COMMIT was under way,
    ///   `UncertainCommit`: what became of the transaction has to be asked over another one.
    func transaction<Value: Sendable>(_ mode: Mode, _ body: @Sendable (Transaction) throws -> Value) throws -> Value {
        guard let session else { throw PostgresFailure(code: nil, reason: "the connection is closed", isLost: true) }
        do { try session.begin(mode) } catch {
            // A server on which nothing can begin, such as a standby that is asked to write, is not the one we want.
            throw PostgresFailure(code: error.code, reason: error.reason, isLost: true)
        }
        let value: Value
        do { value = try body(Transaction(connection: session)) } catch {
            session.rollBack()
            throw error
        }
        var mark: CommitMark?
        if mode == .write { mark = try session.nextMark() }
        do { try session.commit(mark) } catch {
            guard error.isLost, mode == .write else { throw error }
            throw UncertainCommit(mark: mark, value: value)
        }
        return value
    }

    /// How a transaction begins.
    enum Mode {
        /// One snapshot, nothing written.
        case read
        /// READ COMMITTED: what decides is compared and set.
        case write
    }

    /// Begins a snapshot that is held until `endSnapshot`.
    func beginSnapshot() throws { try session?.begin(.read) }

    func readSnapshot<Value: Sendable>(_ body: @Sendable (Transaction) throws -> Value) throws -> Value {
        guard let session else { throw PostgresFailure(code: nil, reason: "the connection is closed", isLost: true) }
        return try body(Transaction(connection: session))
    }

    func endSnapshot() { session?.rollBack() }

    /// Whether the transaction that would have left this mark is kept.
    func isKept(_ mark: CommitMark) throws -> Bool {
        guard let session else { throw PostgresFailure(code: nil, reason: "the connection is closed", isLost: true) }
        return try session.isThere(mark)
    }

    /// Whether the connection may be used again: nothing is left open on it, and it is not broken.
    var isIdle: Bool { session?.isIdle ?? false }
}

/// The connection broke during COMMIT: whether the mark is there says what became of the transaction.
struct UncertainCommit<Value: Sendable>: Error {
    /// None on a database without the table of marks.
    let mark: CommitMark?
    /// What the transaction came to, if it is kept.
    let value: Value
}
