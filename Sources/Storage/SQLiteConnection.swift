import GRDB
import GRDBSQLite

/// One SQLite connection inside a transaction, statements kept prepared by GRDB.
struct SQLiteConnection: SQLConnection {
    let database: Database
    let announced = Announced()

    var dialect: Dialect { .sqlite }
    var sharesWriting: Bool { false }

    /// Binds and steps itself: of each value only its bytes are copied.
    func query(_ text: String, _ values: [SQLValue]) throws -> [Row] {
        let statement = try database.cachedStatement(sql: text)
        let pointer = statement.sqliteStatement
        defer { sqlite3_reset(pointer) }
        try bind(values, to: pointer)
        let names = statement.columnNames
        var rows: [Row] = []
        while try step(pointer, text) {
            rows.append(Row(columns: names, values: try (0..<Int32(names.count)).map { try Self.value(pointer, $0) }))
        }
        return rows
    }

    func run(_ text: String, _ values: [SQLValue]) throws -> Int {
        let statement = try database.cachedStatement(sql: text)
        guard text.hasPrefix("INSERT") || text.hasPrefix("UPDATE") || text.hasPrefix("DELETE") else {
            // What may change the schema, GRDB has to see.
            try statement.execute(arguments: Self.arguments(values))
            return database.changesCount
        }
        let pointer = statement.sqliteStatement
        defer { sqlite3_reset(pointer) }
        try bind(values, to: pointer)
        while try step(pointer, text) {}
        return database.changesCount
    }

    func run(script: String) throws { try database.execute(sql: script) }

    func hasTable(_ name: String) throws -> Bool { try database.tableExists(name) }

    /// A writing transaction is the only one already.
    func lockSchema() {}

    func announce(_ announcement: Announcement) throws { announced.all.append(announcement) }

    private static func arguments(_ values: [SQLValue]) -> StatementArguments {
        StatementArguments(
            values.map { value -> (any DatabaseValueConvertible)? in
                switch value {
                case .null: nil
                case .text(let text): text
                case .integer(let integer): integer
                case .boolean(let flag): flag
                }
            })
    }

    private func step(_ statement: OpaquePointer, _ text: String) throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage, sql: text)
        }
    }

    private func bind(_ values: [SQLValue], to statement: OpaquePointer) throws {
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            let code =
                switch value {
                case .null: sqlite3_bind_null(statement, place)
                case .integer(let integer): sqlite3_bind_int64(statement, place, integer)
                case .boolean(let flag): sqlite3_bind_int64(statement, place, flag ? 1 : 0)
                case .text(var text): text.withUTF8 { Self.bind($0, to: statement, place) }
                }
            guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage) }
        }
    }

    /// SQLite copies the bytes at once, so they need not stay; none at all must still be a text.
    private static func bind(_ bytes: UnsafeBufferPointer<UInt8>, to statement: OpaquePointer, _ place: Int32) -> Int32 {
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        guard let start = bytes.baseAddress else { return sqlite3_bind_text(statement, place, "", 0, copied) }
        return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            sqlite3_bind_text(statement, place, $0, Int32(bytes.count), copied)
        }
    }

    private static func value(_ statement: OpaquePointer, _ column: Int32) throws -> SQLValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_NULL: return .null
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
        case SQLITE_TEXT:
            guard let bytes = sqlite3_column_text(statement, column) else { return .text("") }
            let count = Int(sqlite3_column_bytes(statement, column))
            return .text(String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
        default: throw StorageError.column("a kind of value that no column of ours holds, in column \(column)")
        }
    }
}

/// What a transaction wants to tell once it is committed.
final class Announced {
    var all: [Announcement] = []
}
