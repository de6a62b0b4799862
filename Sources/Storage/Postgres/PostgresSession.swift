import CPostgres

/// One libpq session: statements kept prepared, values sent apart from the text. Used by one thread at a time.
final class PostgresSession: SQLConnection {
    private let connection: OpaquePointer
    private var prepared = PreparedStatements()
    /// Whether the database sorts text by its bytes; asked once.
    var sortsByBytes: Bool?
    /// The last mark that this session has left.
    var lastMark: CommitMark?

    var dialect: Dialect { .postgres }
    var sharesWriting: Bool { true }

    init(_ address: PostgresAddress) throws(PostgresFailure) {
        let opened = Self.connect(address)
        guard let opened, PQstatus(opened) == CONNECTION_OK else {
            let reason = opened.map { String(cString: PQerrorMessage($0)) } ?? "out of memory"
            PQfinish(opened)
            throw PostgresFailure(code: nil, reason: Self.line(reason), isLost: true)
        }
        connection = opened
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        try simple(address.greeting)
    }

    deinit { PQfinish(connection) }

    /// What stands first in the arrays gives way to what stands in the URI, which libpq expands where it is given as `dbname`.
    private static func connect(_ address: PostgresAddress) -> OpaquePointer? {
        let settings = PostgresAddress.defaults + [("dbname", address.uri)]
        return withCStrings(settings.map(\.0)) { names in
            withCStrings(settings.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
        }
    }

    func begin(_ mode: PostgresConnection.Mode) throws(PostgresFailure) {
        switch mode {
        case .read: try simple("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        case .write: try simple("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
        }
    }

    /// COMMIT, which waits for the disk, and for a synchronous replica, without the limit of other statements:
    /// a wait that was cut short would be acknowledged though the replica may not have it.
    func commit(_ mark: CommitMark?) throws(PostgresFailure) {
        let leaving = mark.map { $0.statement + "; " } ?? ""
        let result = try checked(PQexec(connection, leaving + "SET LOCAL statement_timeout = 0; COMMIT"))
        defer { PQclear(result) }
        // A transaction that failed before answers COMMIT with ROLLBACK, and without an error.
        guard String(cString: PQcmdStatus(result)) == "COMMIT" else {
            throw PostgresFailure(code: "25P02", reason: "a statement before had failed", isLost: false)
        }
    }

    /// Leaves nothing behind; on a broken connection the server does so by itself.
    func rollBack() { PQclear(PQexec(connection, "ROLLBACK")) }

    var isIdle: Bool { PQstatus(connection) == CONNECTION_OK && PQtransactionStatus(connection) == PQTRANS_IDLE }

    /// The descriptor of the socket, to wait on.
    var socket: Int32 { PQsocket(connection) }

    /// What other sessions announced since the last time.
    ///
    /// - Throws: when the connection is lost.
    func notifications() throws(PostgresFailure) -> [String] {
        guard PQconsumeInput(connection) == 1 else { throw failure(nil) }
        var found: [String] = []
        while let notification = PQnotifies(connection) {
            found.append(String(cString: notification.pointee.extra))
            PQfreemem(notification)
        }
        return found
    }

    func query(_ text: String, _ values: [SQLValue]) throws -> [Row] {
        let result = try execute(text, values)
        defer { PQclear(result) }
        return try PostgresResult(result).rows()
    }

    func run(_ text: String, _ values: [SQLValue]) throws -> Int {
        let result = try execute(text, values)
        defer { PQclear(result) }
        return Int(String(cString: PQcmdTuples(result))) ?? 0
    }

    /// Steps of a schema may take longer than a statement of the site.
    func run(script: String) throws { try simple("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0;\n" + script) }

    func hasTable(_ name: String) throws -> Bool { try !query("SELECT 1 WHERE to_regclass($1) IS NOT NULL", [.text(name)]).isEmpty }

    /// Only one program at a time changes a schema, until the end of the transaction.
    func lockSchema() throws {
        try simple(
            "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SELECT pg_advisory_xact_lock(1718579188); \(CommitMark.table)")
    }

    func announce(_ announcement: Announcement) throws {
        _ = try run("SELECT pg_notify('foothold', $1)", [.text("\(announcement.channel) \(announcement.text)")])
    }

    /// Statements without values, one after the other.
    func simple(_ text: String) throws(PostgresFailure) { PQclear(try checked(PQexec(connection, text))) }

    private func execute(_ text: String, _ values: [SQLValue]) throws -> OpaquePointer {
        let types = values.map(PostgresValue.type(of:))
        let name = try statement(text, types)
        let strings = try values.map(PostgresValue.text(of:))
        do {
            return try withCStrings(strings) { pointers in
                try checked(PQexecPrepared(connection, name, Int32(values.count), pointers, nil, nil, 0))
            }
        } catch let failure as PostgresFailure where failure.isOfOldSchema {
            // All of them, not this one: a page has more stale statements than a transaction has tries.
            prepared.forgetAll()
            throw failure
        }
    }

    private func statement(_ text: String, _ types: [Oid]) throws(PostgresFailure) -> String {
        let key = PreparedStatements.Key(text: text, types: types)
        if let name = prepared.name(of: key) { return name }
        if let old = prepared.leastUsed() { try simple("DEALLOCATE \(old)") }
        let name = prepared.newName()
        PQclear(try checked(PQprepare(connection, name, text, Int32(types.count), types)))
        prepared.keep(name, of: key)
        return name
    }

    private func checked(_ result: OpaquePointer?) throws(PostgresFailure) -> OpaquePointer {
        guard let result else { throw failure(nil) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return result
        default:
            let failure = failure(result)
            PQclear(result)
            throw failure
        }
    }

    private func failure(_ result: OpaquePointer?) -> PostgresFailure {
        let sqlState: Int32 = 67  // PG_DIAG_SQLSTATE, 'C', a macro that Swift does not see
        let code = result.flatMap { PQresultErrorField($0, sqlState) }.map { String(cString: $0) }
        let reason = result.flatMap { PQresultErrorField($0, 77) }.map { String(cString: $0) }  // PG_DIAG_MESSAGE_PRIMARY, 'M'
        let isLost = PQstatus(connection) != CONNECTION_OK || PostgresFailure.endsConnection(code)
        return PostgresFailure(
            code: code, reason: reason ?? Self.line(String(cString: PQerrorMessage(connection))), isLost: isLost)
    }

    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}

/// Lends an array of C strings, ended by a null pointer; nil stays null.
func withCStrings<Result>(_ strings: [String?], _ body: ([UnsafePointer<CChar>?]) throws -> Result) rethrows -> Result {
    var bytes: [CChar] = []
    let starts = strings.map { string -> Int? in
        guard let string else { return nil }
        let start = bytes.count
        bytes += string.utf8.map(CChar.init(bitPattern:))
        bytes.append(0)
        return start
    }
    return try bytes.withUnsafeBufferPointer { buffer in
        try body(starts.map { start in start.flatMap { start in buffer.baseAddress.map { $0 + start } } } + [nil])
    }
}
