extension SQLiteConnection {
    /// Read from `sqlite_schema` and the pragma functions.
    func catalogue() throws -> Catalogue {
        let rows = try query(
            """
            SELECT s.name, s.sql, l.type FROM sqlite_schema s JOIN pragma_table_list l ON l.name = s.name AND l.schema = 'main'
            WHERE s.type = 'table' AND l.type <> 'shadow' AND substr(s.name, 1, 7) <> 'sqlite_'
            """, [])
        return Catalogue(
            try rows.map { row in
                let (name, type, sql): (String, String, String) = (try row["name"], try row["type"], try row["sql"])
                return type == "virtual" ? try searchTable(name) : try table(name, SQLWords(sql))
            })
    }

    private func table(_ name: String, _ words: SQLWords) throws -> Catalogue.Table {
        let rows = try query("SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_xinfo($1) ORDER BY cid", [.text(name)])
        let columns = try rows.map { try column($0, of: name) }
        var table = Catalogue.Table(name: name, columns: columns, primaryKey: try primaryKey(of: name))
        table.foreignKeys = try foreignKeys(of: name)
        table.checks = words.checks(columns: columns.map(\.name))
        try addIndexes(to: &table)
        return table.inOrder
    }

    private func column(_ row: Row, of table: String) throws -> Catalogue.Column {
        let (name, type): (String, String) = (try row["name"], try row["type"])
        guard let kind = Catalogue.Column.Kind(rawValue: type) else {
            throw StorageError.schema("\(table).\(name) is \(type), which is none of our types")
        }
        let fallback: String? = try row["dflt_value"]
        // SQLite lets a primary key be NULL unless told otherwise; ours never are.
        return Catalogue.Column(
            name: name, type: kind, isNullable: try !row["notnull"] && !row["pk"],
            fallback: fallback.map { SQLWords($0).asFallback(of: kind) })
    }

    private func searchTable(_ name: String) throws -> Catalogue.Table {
        let columns = try query("SELECT name FROM pragma_table_xinfo($1) WHERE hidden = 0 ORDER BY cid", [.text(name)])
        return .search(name, columns: try columns.map { try $0["name"] })
    }

    private func foreignKeys(of table: String) throws -> [Catalogue.ForeignKey] {
        let rows = try query(
            "SELECT id, \"table\", \"from\", \"to\", on_delete FROM pragma_foreign_key_list($1) ORDER BY id, seq", [.text(table)])
        return try Dictionary(grouping: rows) { try $0["id"] as Int }.values.map { rows in
            let (target, onDelete): (String, String) = (try rows[0]["table"], try rows[0]["on_delete"])
            let named = try rows.compactMap { try $0["to"] as String? }
            return Catalogue.ForeignKey(
                columns: try rows.map { try $0["from"] }, target: target,
                targetColumns: named.isEmpty ? try primaryKey(of: target) : named, onDelete: Self.onDelete(onDelete))
        }
    }

    private func primaryKey(of table: String) throws -> [String] {
        try query("SELECT name FROM pragma_table_xinfo($1) WHERE pk > 0 ORDER BY pk", [.text(table)]).map { try $0["name"] }
    }

    private static func onDelete(_ words: String) -> Catalogue.ForeignKey.OnDelete {
        switch words {
        case "CASCADE": .cascade
        case "SET NULL": .setNull
        case "SET DEFAULT": .setDefault
        default: .refuse
        }
    }

    private func addIndexes(to table: inout Catalogue.Table) throws {
        let columns = table.columns.map(\.name)
        for row in try query("SELECT name, \"unique\", origin FROM pragma_index_list($1)", [.text(table.name)]) {
            let (name, origin): (String, String) = (try row["name"], try row["origin"])
            let parts = try query(
                "SELECT name, \"desc\" AS descending FROM pragma_index_xinfo($1) WHERE key = 1 ORDER BY seqno", [.text(name)])
            switch origin {
            case "pk": break
            case "u": table.uniqueKeys.append(try parts.map { try $0["name"] })
            default:
                let sql: String? = try query("SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = $1", [.text(name)])
                    .first?["sql"]
                table.indexes.append(
                    Catalogue.Index(
                        parts: try parts.map { .init(column: try $0["name"], isDescending: try $0["descending"]) },
                        isUnique: try row["unique"], condition: SQLWords(sql ?? "").condition(columns: columns)))
            }
        }
    }
}
