extension PostgresSession {
    /// One statement for all rows, an array for each column: one way to the server, and one plan for batches of any length.
    func insert(_ rows: [[SQLValue]], into table: Catalogue.Table) throws {
        let names = table.columns.map { quoted($0.name) }.joined(separator: ", ")
        let places = table.columns.enumerated().map { "$\($0 + 1)::\($1.type.rawValue)[]" }.joined(separator: ", ")
        let arrays = try table.columns.indices.map { column in SQLValue.text(try PostgresValue.array(rows.map { $0[column] })) }
        let added = try run("INSERT INTO \(quoted(table.name)) (\(names)) SELECT * FROM unnest(\(places))", arrays)
        guard added == rows.count else { throw StorageError.other("\(added) of \(rows.count) rows were added") }
    }

    /// A database that sorts by bytes anyway is not told so: its indexes would be of no use then.
    func bytewise() throws -> String {
        if let sortsByBytes { return sortsByBytes ? "" : " COLLATE \"C\"" }
        // The provider is a column since PostgreSQL 15: "c" is the C library's, "b" the server's own, which knows code points only.
        let answer = try query(
            """
            SELECT COALESCE(to_jsonb(pg_database) ->> 'datlocprovider', 'c') = 'b'
                OR COALESCE(to_jsonb(pg_database) ->> 'datlocprovider', 'c') = 'c' AND datcollate IN ('C', 'POSIX', 'C.UTF-8', 'C.utf8') AS value
            FROM pg_database WHERE datname = current_database()
            """, [])
        sortsByBytes = try answer.first?["value"] ?? false
        return try bytewise()
    }
}

extension PostgresValue {
    /// The text of an array: `{"a","b",NULL}`.
    static func array(_ values: [SQLValue]) throws(StorageError) -> String {
        var text = "{"
        for (number, value) in values.enumerated() {
            if number > 0 { text += "," }
            guard let one = try self.text(of: value) else { text += "NULL"; continue }
            if case .text = value { text += quoted(one) } else { text += one }
        }
        return text + "}"
    }

    private static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
        return String(decoding: bytes, as: UTF8.self)
    }
}
