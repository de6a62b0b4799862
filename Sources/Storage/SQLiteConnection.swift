import GRDB
import GRDBSQLite

/// One SQLite connection inside a transaction, statements kept prepared by GRDB.
struct SQLiteConnection: SQLConnection {
    let database: Database
    let announced = Announced()

    var dialect: Dialect { .sqlite }

    /// Steps through the answer itself: of each value only its bytes are copied.
    func query(_ text: String, _ values: [SQLValue]) throws -> [Row] {
        let statement = try database.cachedStatement(sql: text)
        try statement.setArguments(Self.arguments(values))
        let pointer = statement.sqliteStatement
        defer { sqlite3_reset(pointer) }
        let names = statement.columnNames
        let columns = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
        var rows: [Row] = []
        while true {
            switch sqlite3_step(pointer) {
            case SQLITE_ROW:
                rows.append(Row(columns: columns, values: try (0..<Int32(names.count)).map { try Self.value(pointer, $0) }))
            case SQLITE_DONE: return rows
            case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage, sql: text)
            }
        }
    }

    func run(_ text: String, _ values: [SQLValue]) throws -> Int {
        let statement = try database.cachedStatement(sql: text)
        try statement.execute(arguments: Self.arguments(values))
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
