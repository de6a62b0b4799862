extension PostgresSession {
    /// Read from `pg_catalog`: the tables of the schema in which new ones would be made. The engine's own notebook, `commit_mark`,
    /// is no part of the site.
    func catalogue() throws -> Catalogue {
        let columns = try grouped(Self.columns)
        let constraints = try grouped(Self.constraints)
        let indexes = try grouped(Self.indexes)
        return Catalogue(
            try columns.map { name, columns in
                // Only a search table has a text vector; all it shows to others are the columns from which that is made.
                if try columns.contains(where: { try $0["type"] as String == "tsvector" }) {
                    return .search(name, columns: try columns.filter { try !$0["generated"] }.map { try $0["name"] })
                }
                var table = Catalogue.Table(name: name, columns: try columns.map { try column($0, of: name) }, primaryKey: [])
                for parts in try Self.inParts(constraints[name] ?? []) { try Self.add(constraint: parts, to: &table) }
                for parts in try Self.inParts(indexes[name] ?? []) { table.indexes.append(try Self.index(parts, of: table)) }
                return table.inOrder
            })
    }

    /// The answer of a query about all tables, by the table.
    private func grouped(_ text: String) throws -> [String: [Row]] {
        try Dictionary(grouping: query(text, [])) { try $0["table_name"] }
    }

    /// Rows that are parts of one thing, which they name by its `id`.
    private static func inParts(_ rows: [Row]) throws -> [[Row]] {
        Array(try Dictionary(grouping: rows) { try $0["id"] as Int }.values)
    }

    private func column(_ row: Row, of table: String) throws -> Catalogue.Column {
        let (name, type): (String, String) = (try row["name"], try row["type"])
        guard let kind = Catalogue.Column.Kind(rawValue: type.uppercased()) else {
            throw StorageError.schema("\(table).\(name) is \(type), which is none of our types")
        }
        let fallback: String? = try row["fallback"]
        return Catalogue.Column(
            name: name, type: kind, isNullable: try !row["required"], fallback: fallback.map { SQLWords($0).asFallback(of: kind) })
    }

    private static func add(constraint parts: [Row], to table: inout Catalogue.Table) throws {
        let columns = try parts.compactMap { try $0["name"] as String? }
        switch try parts[0]["kind"] as String {
        case "p": table.primaryKey = columns
        case "u": table.uniqueKeys.append(columns)
        case "f":
            table.foreignKeys.append(
                Catalogue.ForeignKey(
                    columns: columns, target: try parts[0]["target"], targetColumns: try parts.map { try $0["target_name"] },
                    onDelete: onDelete(try parts[0]["on_delete"])))
        case "c":
            let definition = SQLWords(try parts[0]["definition"])
            table.checks.append(definition.asCondition(columns: table.columns.map(\.name)))
        default: break
        }
    }

    private static func onDelete(_ letter: String) -> Catalogue.ForeignKey.OnDelete {
        switch letter {
        case "c": .cascade
        case "n": .setNull
        case "d": .setDefault
        default: .refuse
        }
    }

    private static func index(_ parts: [Row], of table: Catalogue.Table) throws -> Catalogue.Index {
        let condition: String? = try parts[0]["condition"]
        return Catalogue.Index(
            parts: try parts.map { .init(column: try $0["name"], isDescending: try $0["descending"]) }, isUnique: try parts[0]["is_unique"],
            condition: condition.map { SQLWords($0).asCondition(columns: table.columns.map(\.name)) })
    }

    private static let columns = """
        SELECT c.relname AS table_name, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required,
            a.attgenerated <> '' AS generated, pg_get_expr(d.adbin, d.adrelid) AS fallback
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> 'commit_mark'
        ORDER BY a.attnum
        """

    private static let constraints = """
        SELECT c.relname AS table_name, con.oid::bigint AS id, con.contype AS kind, a.attname AS name, target.relname AS target,
            target_a.attname AS target_name, con.confdeltype AS on_delete, pg_get_constraintdef(con.oid) AS definition
        FROM pg_constraint con JOIN pg_class c ON c.oid = con.conrelid
            LEFT JOIN LATERAL unnest(con.conkey, con.confkey) WITH ORDINALITY AS k (att, target_att, place) ON TRUE
            LEFT JOIN pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = k.att
            LEFT JOIN pg_class target ON target.oid = con.confrelid
            LEFT JOIN pg_attribute target_a ON target_a.attrelid = con.confrelid AND target_a.attnum = k.target_att
        WHERE c.relnamespace = current_schema()::regnamespace
        ORDER BY k.place
        """

    private static let indexes = """
        SELECT c.relname AS table_name, i.indexrelid::bigint AS id, i.indisunique AS is_unique, a.attname AS name,
            COALESCE(k.options & 1, 0) = 1 AS descending, pg_get_expr(i.indpred, i.indrelid) AS condition
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
            CROSS JOIN LATERAL unnest(i.indkey::int2[], i.indoption::int2[]) WITH ORDINALITY AS k (att, options, place)
            LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.att
        WHERE c.relnamespace = current_schema()::regnamespace
            AND NOT EXISTS (SELECT 1 FROM pg_constraint con WHERE con.conindid = i.indexrelid AND con.contype IN ('p', 'u', 'x'))
        ORDER BY k.place
        """
}
