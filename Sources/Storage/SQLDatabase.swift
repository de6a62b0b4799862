/// How new what is read must be.
public enum Freshness: Sendable {
    /// What is true now: for everything that decides, and for whoever has just changed something.
    case now
    /// What was true a moment ago is good enough: a replica may answer.
    case lagging
}

/// A store: every access is one synchronous transaction, so nothing can wait for the network inside it.
public protocol SQLDatabase: Sendable {
    /// Runs `body` on one snapshot of the data; it cannot write.
    func read<Value: Sendable>(_ freshness: Freshness, _ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value

    /// Runs `body` as one transaction: all of it is kept, durably, before this returns; or none, when it throws.
    ///
    /// A store may run `body` again when it was sure that the first run left nothing behind.
    @discardableResult
    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value

    /// One snapshot for as long as `body` takes: each of its reads sees the same data.
    func snapshot<Value: Sendable>(_ body: @Sendable (any SQLSnapshot) async throws -> Value) async throws -> Value

    /// What is announced from now on, in this process and, where the store can, in all others.
    func announcements() -> AsyncStream<Announcement>

    /// Writes a whole, consistent copy of the store into a new SQLite file, whatever the engine, while others go on working.
    ///
    /// - Parameters:
    ///   - schema: the steps that make the schema, for an engine that has to make the file's anew.
    ///   - now: milliseconds since 1970, for those steps.
    func backup(to path: String, schema: Migrator, now: Int64) async throws

    /// What the store says of its own health; an empty list is good news.
    func integrityProblems() async throws -> [String]

    /// Ends all connections; the store is not used after it.
    func close() async throws

    /// How many connections there are to the server that writes, and how many of them nobody uses; nil where there is no server.
    var connections: (open: Int, idle: Int)? { get }
}

extension SQLDatabase {
    public var connections: (open: Int, idle: Int)? { nil }

    /// Runs `body` on one snapshot of what is true now.
    public func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await read(.now, body)
    }
}

/// A snapshot that is held open over several reads.
public protocol SQLSnapshot: Sendable {
    func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value
}

/// What an engine must be able to do inside a transaction.
protocol SQLConnection {
    var dialect: Dialect { get }
    /// Whether others may be writing at the same time.
    var sharesWriting: Bool { get }
    func query(_ text: String, _ values: [SQLValue]) throws -> [Row]
    func run(_ text: String, _ values: [SQLValue]) throws -> Int
    func run(script: String) throws
    func hasTable(_ name: String) throws -> Bool
    func catalogue() throws -> Catalogue
    /// Adds rows whose values are in the order of the table's columns.
    func insert(_ rows: [[SQLValue]], into table: Catalogue.Table) throws
    /// What makes a column of text sort by its bytes; empty when it does so anyway.
    func bytewise() throws -> String
    /// Makes others who would change the schema wait for the end of this transaction.
    func lockSchema() throws
    func announce(_ announcement: Announcement) throws
}

/// A transaction under way; it lives no longer than the closure that was given it.
public struct Transaction {
    let connection: any SQLConnection

    public func rows(_ sql: SQL) throws -> [Row] {
        let (text, values) = sql.rendered(for: connection.dialect)
        return try connection.query(text, values)
    }

    /// The first row, if there is one.
    public func row(_ sql: SQL) throws -> Row? { try rows(sql).first }

    /// The only column of the first row, named `value` in the SQL.
    public func value<Value: SQLReadable>(_ sql: SQL) throws -> Value? { try row(sql)?["value"] }

    /// Whether there is any row.
    public func exists(_ sql: SQL) throws -> Bool { try row(sql) != nil }

    /// Runs a statement that answers no rows, and says how many rows it changed.
    @discardableResult
    public func run(_ sql: SQL) throws -> Int {
        let (text, values) = sql.rendered(for: connection.dialect)
        return try connection.run(text, values)
    }

    /// Takes rows, by an UPDATE that changes nothing: until the end of this transaction nobody else changes them. Where one
    /// transaction writes at a time, all rows are its own already.
    public func take(_ update: SQL) throws {
        if connection.sharesWriting { try run(update) }
    }
}
