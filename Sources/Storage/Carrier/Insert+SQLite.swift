extension SQLiteConnection {
    /// One prepared statement, run for each row: there is no server to travel to.
    func insert(_ rows: [[SQLValue]], into table: Catalogue.Table) throws {
        let names = table.columns.map { quoted($0.name) }.joined(separator: ", ")
        let places = table.columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        for row in rows { _ = try run("INSERT INTO \(quoted(table.name)) (\(names)) VALUES (\(places))", row) }
    }

    /// SQLite compares texts by their bytes.
    func bytewise() -> String { "" }
}
