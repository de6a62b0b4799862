import GRDB
import Synchronization

/// Writes SQLite's log back into its file beside the writer, on a connection of its own, so that no write waits for it.
///
/// It never waits for anybody and blocks nobody (PASSIVE). What it could not finish, because there was always somebody writing, the
/// writer itself ends, once the log is long.
final class SQLiteCheckpoints: Sendable {
    /// So many commits are gathered.
    private static let gathering = 32

    private let path: String
    private let commits = Atomic(0)
    private let isBusy = Atomic(false)
    private let queue = Mutex<DatabaseQueue?>(nil)

    init(path: String) { self.path = path }

    /// Something was committed.
    func commit() {
        guard commits.add(1, ordering: .relaxed).newValue % Self.gathering == 0 else { return }
        guard isBusy.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged else { return }
        guard let queue = try? connection() else { return isBusy.store(false, ordering: .releasing) }
        queue.asyncWriteWithoutTransaction { [self] database in
            // When it cannot be done now, it is done later.
            _ = try? database.checkpoint(.passive)
            isBusy.store(false, ordering: .releasing)
        }
    }

    func close() throws {
        try queue.withLock { queue in
            try queue?.close()
            queue = nil
        }
    }

    private func connection() throws -> DatabaseQueue {
        try queue.withLock { queue in
            if let queue { return queue }
            let made = try DatabaseQueue(path: path)
            queue = made
            return made
        }
    }
}
