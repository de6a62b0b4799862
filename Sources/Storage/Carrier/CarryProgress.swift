/// How far a table has been carried; it stands in the target, and changes in the transaction that adds the rows.
struct CarryProgress: Sendable {
    static let table = "carry_progress"

    /// From where the rows come: see `Carrier.fingerprint`.
    let source: String
    let lastKey: String
    let rows: Int

    static let schema = """
        CREATE TABLE carry_progress (table_name TEXT PRIMARY KEY, source TEXT NOT NULL, last_key TEXT NOT NULL, rows_carried BIGINT NOT NULL)
        """
}

extension Transaction {
    /// By the table's name; none when a move is finished or was never begun.
    func carryProgress() throws -> [String: CarryProgress] {
        guard try connection.hasTable(CarryProgress.table) else { return [:] }
        let rows = try rows("SELECT table_name, source, last_key, rows_carried FROM carry_progress")
        return Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                (
                    try row["table_name"],
                    CarryProgress(source: try row["source"], lastKey: try row["last_key"], rows: try row["rows_carried"])
                )
            })
    }

    /// Notes that `new` is true now, if `old` still was.
    func note(_ new: CarryProgress, after old: CarryProgress?, of table: String) throws {
        guard let old else {
            try run(
                """
                INSERT INTO carry_progress (table_name, source, last_key, rows_carried)
                VALUES (\(table), \(new.source), \(new.lastKey), \(new.rows))
                """)
            return
        }
        let changed = try run(
            """
            UPDATE carry_progress SET last_key = \(new.lastKey), rows_carried = \(new.rows)
            WHERE table_name = \(table) AND last_key = \(old.lastKey) AND rows_carried = \(old.rows)
            """)
        guard changed == 1 else { throw StorageError.other("somebody else carries \(table) into the same store") }
    }
}

/// A primary key as one text: each value behind its length in bytes, as in `3:abc2:42`.
enum KeyText {
    static func text(_ key: [SQLValue]) -> String { key.map { "\($0.words.utf8.count):\($0.words)" }.joined() }

    /// - Returns: nil when the text is no key of that table.
    static func key(_ text: String, of table: Catalogue.Table) -> [SQLValue]? {
        var (rest, key) = (text.utf8[...], [SQLValue]())
        for place in table.keyPlaces {
            guard let colon = rest.firstIndex(of: UInt8(ascii: ":")), let length = Int(String(rest[..<colon]) ?? ""),
                let end = rest.index(colon, offsetBy: length + 1, limitedBy: rest.endIndex),
                let words = String(rest[rest.index(after: colon)..<end]), let value = value(words, of: table.columns[place].type)
            else { return nil }
            key.append(value)
            rest = rest[end...]
        }
        return rest.isEmpty ? key : nil
    }

    private static func value(_ words: String, of type: Catalogue.Column.Kind) -> SQLValue? {
        switch type {
        case .text: .text(words)
        case .bigint: Int64(words).map(SQLValue.integer)
        case .boolean: Bool(words).map(SQLValue.boolean)
        }
    }
}
