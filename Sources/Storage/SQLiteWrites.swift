import GRDB
import Synchronization

/// The writes that wait for SQLite's one writer. Those that wait together share a commit, and so one journey to the disk;
/// each still is all or nothing by itself, and none is answered before all of them are safe.
final class SQLiteWrites: Sendable {
    /// What waits, oldest first.
    private let waiting = Mutex<[any SQLiteWrite]>([])
    /// So many share a commit at most, that nobody waits long for others.
    private static let most = 32

    func add(_ write: any SQLiteWrite) { waiting.withLock { $0.append(write) } }

    /// Does what waits, as one transaction; nothing when it was done already with what came before it.
    func work(on database: Database) {
        let writes = waiting.withLock { waiting in
            let next = Array(waiting.prefix(Self.most))
            waiting.removeFirst(next.count)
            return next
        }
        guard let first = writes.first else { return }
        if writes.count > 1, Self.commit(writes, on: database) {
            for write in writes { write.answer() }
        } else if writes.count > 1 {
            // What they share went wrong and left nothing behind: each is done again, and answers for itself.
            for write in writes { write.doAlone(on: database) }
        } else {
            first.doAlone(on: database)
        }
    }

    private static func commit(_ writes: [any SQLiteWrite], on database: Database) -> Bool {
        do {
            try database.inTransaction(.immediate) {
                for write in writes { try write.doAmongOthers(on: database) }
                return .commit
            }
            return true
        } catch { return false }
    }
}

/// One write, whatever it gives, and whoever waits for it.
protocol SQLiteWrite: Sendable {
    func doAlone(on database: Database)
    /// - Throws: when the transaction that is shared has gone with it.
    func doAmongOthers(on database: Database) throws
    func answer()
}

/// A write that gives a value to the task that waits for it.
final class AwaitedWrite<Value: Sendable>: SQLiteWrite {
    typealias Committed = (value: Value, announced: [Announcement])

    private let body: @Sendable (Transaction) throws -> Value
    private let continuation: CheckedContinuation<Committed, any Error>
    private let outcome = Mutex<Result<Committed, any Error>?>(nil)

    init(_ body: @escaping @Sendable (Transaction) throws -> Value, _ continuation: CheckedContinuation<Committed, any Error>) {
        self.body = body
        self.continuation = continuation
    }

    private func run(on database: Database) throws -> Committed {
        let connection = SQLiteConnection(database: database)
        let value = try body(Transaction(connection: connection))
        return (value, connection.announced.all)
    }

    func doAlone(on database: Database) {
        do {
            var done: Committed?
            try database.inTransaction(.immediate) {
                done = try run(on: database)
                return .commit
            }
            if let done { continuation.resume(returning: done) }
        } catch { continuation.resume(throwing: error) }
    }

    func doAmongOthers(on database: Database) throws {
        try database.cachedStatement(sql: "SAVEPOINT one").execute()
        do {
            let done = try run(on: database)
            outcome.withLock { $0 = .success(done) }
        } catch {
            // Some faults end the whole transaction: nothing may follow them as if it had not.
            guard database.isInsideTransaction else { throw error }
            outcome.withLock { $0 = .failure(error) }
            try database.cachedStatement(sql: "ROLLBACK TO one").execute()
        }
        try database.cachedStatement(sql: "RELEASE one").execute()
    }

    func answer() {
        if let outcome = outcome.withLock({ $0 }) { continuation.resume(with: outcome) }
    }
}
