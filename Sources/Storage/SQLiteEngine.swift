import GRDB

/// SQLite through GRDB: one file, many readers, one writer at a time.
public final class SQLiteEngine: SQLDatabase {
    /// How hard a commit is pushed to the disk.
    public enum Synchronous: String, Sendable, CaseIterable {
        /// A commit that was acknowledged survives a power cut.
        case full
        /// A commit that was acknowledged survives a crash of the process, not always a power cut.
        case normal
    }

    private let pool: DatabasePool
    private let writes = SQLiteWrites()
    private let board = AnnouncementBoard()
    private let observer: StoreObserver

    /// Opens, or makes, the database file at `path`; its folder must exist.
    public init(path: String, synchronous: Synchronous = .full, readers: Int = 4, observer: StoreObserver = .nobody) throws {
        self.observer = observer
        var configuration = Configuration()
        configuration.maximumReaderCount = readers
        configuration.busyMode = .timeout(10)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = -6144; PRAGMA temp_store = MEMORY")
        }
        pool = try Self.translating { try DatabasePool(path: path, configuration: configuration) }
        // A longer log is written back into the file less often, and what changes often is written back once.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 4000") }
        // GRDB sets NORMAL while it turns on WAL, after prepareDatabase: only here does it stay.
        try pool.writeWithoutTransaction { database in
            try database.execute(sql: synchronous == .full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL")
        }
    }

    public func read<Value: Sendable>(
        _ freshness: Freshness, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await observer.watch(.read) {
            do {
                return try await pool.read { database in
                    try body(Transaction(connection: SQLiteConnection(database: database)))
                }
            } catch let error as DatabaseError { throw Self.translated(error) }
        }
    }

    @discardableResult
    public func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await observer.watch(.write) {
            do {
                let committed: AwaitedWrite<Value>.Committed = try await withCheckedThrowingContinuation { continuation in
                    writes.add(AwaitedWrite(body, continuation))
                    pool.asyncWriteWithoutTransaction { [writes] in writes.work(on: $0) }
                }
                board.publish(committed.announced)
                return committed.value
            } catch let error as DatabaseError { throw Self.translated(error) }
        }
    }

    public func snapshot<Value: Sendable>(_ body: @Sendable (any SQLSnapshot) async throws -> Value) async throws -> Value {
        try await observer.watch(.snapshot) { try await body(SQLiteSnapshot(snapshot: Self.translating { try pool.makeSnapshot() })) }
    }

    /// Announcements reach this process alone: another one on the same file finds out when it looks.
    public func announcements() -> AsyncStream<Announcement> { board.listen() }

    public func backup(to path: String, schema: Migrator, now: Int64) async throws { try await backup(to: path) }

    /// Writes a whole, consistent copy to `path`, page by page.
    public func backup(to path: String) async throws {
        let copy = try Self.translating { try DatabaseQueue(path: path) }
        try Self.translating { try pool.backup(to: copy) }
        try copy.close()
        try Self.settle(path)
    }

    /// Makes the file all there is of a database that nobody has open: what its log holds is written into it, and the log goes.
    ///
    /// Closing a pool does not do so: it closes its writer first, and the readers, which are last, may not write.
    public static func settle(_ path: String) throws {
        let file = try translating { try DatabaseQueue(path: path) }
        try translating { try file.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") } }
        try file.close()
    }

    public func integrityProblems() async throws -> [String] {
        try await pool.read { database in
            let integrity = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            let references = try GRDB.Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { "foreign key: \($0)" }
            return integrity + references
        }
    }

    /// The writer's `PRAGMA synchronous`: 2 is FULL, 1 is NORMAL.
    func synchronousLevel() throws -> Int? {
        try pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    }

    public func close() async throws { try Self.translating { try pool.close() } }

    private static func translating<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as DatabaseError { throw translated(error) }
    }

    static func translated(_ error: DatabaseError) -> StorageError {
        let reason = error.message ?? error.description
        return switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: .duplicate(reason)
        case .SQLITE_CONSTRAINT_FOREIGNKEY: .reference(reason)
        case _ where error.resultCode == .SQLITE_CONSTRAINT: .invariant(reason)
        case _ where error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED: .busy(reason)
        default: .other(reason)
        }
    }
}

/// What one connection sees, held still by GRDB.
private struct SQLiteSnapshot: SQLSnapshot {
    let snapshot: DatabaseSnapshot

    func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        do {
            return try await snapshot.read { database in
                try body(Transaction(connection: SQLiteConnection(database: database)))
            }
        } catch let error as DatabaseError { throw SQLiteEngine.translated(error) }
    }
}
