extension Catalogue.Table {
    /// Where the columns of the primary key stand in a row.
    var keyPlaces: [Int] { primaryKey.compactMap { name in columns.firstIndex { $0.name == name } } }

    func key(of row: [SQLValue]) -> [SQLValue] { keyPlaces.map { row[$0] } }

    /// "id 01J…", as differences name a row.
    func words(for key: [SQLValue]) -> String { zip(primaryKey, key).map { "\($0) \($1.words)" }.joined(separator: ", ") }
}

extension Catalogue.Column {
    /// The value in the form that both stores share; SQLite keeps booleans as 0 and 1.
    ///
    /// - Returns: nil when it is not of the column's type.
    func shared(_ value: SQLValue) -> SQLValue? {
        switch (type, value) {
        case (_, .null), (.text, .text), (.bigint, .integer), (.boolean, .boolean): value
        case (.boolean, .integer(0)): .boolean(false)
        case (.boolean, .integer(1)): .boolean(true)
        default: nil
        }
    }
}

/// A name as SQL text.
func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

extension Transaction {
    /// Up to `limit` rows behind `key`, in the order of the primary key, texts by their bytes.
    func rows(of table: Catalogue.Table, after key: [SQLValue]?, limit: Int) throws -> [[SQLValue]] {
        let key = key ?? []
        let names = table.columns.map { quoted($0.name) }.joined(separator: ", ")
        let order = try keyOrder(of: table)
        let places = key.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let condition = key.isEmpty ? "" : "WHERE (\(order.joined(separator: ", "))) > (\(places)) "
        return try connection.query(
            "SELECT \(names) FROM \(quoted(table.name)) \(condition)ORDER BY \(order.joined(separator: ", ")) LIMIT $\(key.count + 1)",
            key + [.integer(Int64(limit))]
        ).map { row in try shared(row.values, table) }
    }

    /// The greatest key there is; nil when the table is empty.
    func lastKey(of table: Catalogue.Table) throws -> [SQLValue]? {
        let names = table.primaryKey.map(quoted).joined(separator: ", ")
        let order = try keyOrder(of: table).map { "\($0) DESC" }.joined(separator: ", ")
        return try connection.query("SELECT \(names) FROM \(quoted(table.name)) ORDER BY \(order) LIMIT 1", []).first?.values
    }

    func count(of table: Catalogue.Table) throws -> Int {
        try connection.query("SELECT COUNT(*) AS total FROM \(quoted(table.name))", []).first?["total"] ?? 0
    }

    private func keyOrder(of table: Catalogue.Table) throws -> [String] {
        let bytewise = try connection.bytewise()
        return table.keyPlaces.map { table.columns[$0] }.map { quoted($0.name) + ($0.type == .text ? bytewise : "") }
    }

    private func shared(_ values: [SQLValue], _ table: Catalogue.Table) throws -> [SQLValue] {
        try zip(table.columns, values).map { column, value in
            if let shared = column.shared(value) { return shared }
            let key = table.words(for: table.key(of: values))
            throw StorageError.column("\(table.name), \(key): \(column.name) holds \(value.words), which is no \(column.type.rawValue)")
        }
    }
}
