import GRDB

/// One SQLite connection inside a transaction, statements kept prepared by GRDB.
struct SQLiteConnection: SQLConnection {
    let database: Database
    let announced = Announced()

    var dialect: Dialect { .sqlite }

    func query(_ text: String, _ values: [SQLValue]) throws -> [Row] {
        let statement = try database.cachedStatement(sql: text)
        let cursor = try GRDB.Row.fetchCursor(statement, arguments: Self.arguments(values))
        let names = statement.columnNames
        let columns = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
        var rows: [Row] = []
        while let row = try cursor.next() {
            rows.append(Row(columns: columns, values: try (0..<names.count).map { try Self.value(row[$0]) }))
        }
        return rows
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

    private static func value(_ value: DatabaseValue) throws -> SQLValue {
        switch value.storage {
        case .null: .null
        case .int64(let integer): .integer(integer)
        case .string(let text): .text(text)
        case .double, .blob: throw StorageError.column("a kind of value that no column of ours holds: \(value)")
        }
    }
}

/// What a transaction wants to tell once it is committed.
final class Announced {
    var all: [Announcement] = []
}
