/// Reads a table of one snapshot in the order of its primary key, a batch at a time, so that memory does not grow with the table.
struct TableReader {
    /// Whichever is reached first ends a batch.
    static let mostRows = 500
    static let mostBytes = 1 << 20

    private let snapshot: any SQLSnapshot
    private let table: Catalogue.Table
    private var key: [SQLValue]?
    private var limit = mostRows

    /// - Parameter key: the key behind which reading begins; nil for all rows.
    init(_ table: Catalogue.Table, in snapshot: any SQLSnapshot, after key: [SQLValue]? = nil) {
        self.table = table
        self.snapshot = snapshot
        self.key = key
    }

    /// The next rows; none at the end.
    ///
    /// - Throws: also when the store does not sort as it should: rows would be missed without a word.
    mutating func next() async throws -> [[SQLValue]] {
        let (table, key, limit) = (table, key, limit)
        let rows = Self.fitting(try await snapshot.read { tx in try tx.rows(of: table, after: key, limit: limit) })
        self.limit = min(Self.mostRows, max(1, rows.count * 2))
        for row in rows {
            let next = table.key(of: row)
            guard self.key.map({ $0.sortsBefore(next) }) ?? true else {
                throw StorageError.other("\(table.name) is not read in the order of its key at \(table.words(for: next))")
            }
            self.key = next
        }
        return rows
    }

    /// As many as stay within the size of a batch, but one.
    private static func fitting(_ rows: [[SQLValue]]) -> [[SQLValue]] {
        var bytes = 0
        return Array(
            rows.enumerated().prefix { number, row in
                bytes += row.reduce(0) { $0 + $1.size }
                return number == 0 || bytes <= mostBytes
            }.map(\.element))
    }
}

/// The rows of a table one by one.
struct RowStream {
    private var reader: TableReader
    private var rows: ArraySlice<[SQLValue]> = []

    init(_ reader: TableReader) { self.reader = reader }

    /// Nil at the end.
    mutating func next() async throws -> [SQLValue]? {
        if rows.isEmpty { rows = try await reader.next()[...] }
        return rows.popFirst()
    }
}
