extension PostgresEngine {
    /// Carries every row, as of one instant, into a file that is made with the same steps.
    public func backup(to path: String, schema: Migrator, now: Int64) async throws {
        let copy = try SQLiteEngine(path: path, synchronous: .normal)
        do {
            try await schema.migrate(copy, now: now)
            let carried = try await Carrier(from: self, to: copy).carry()
            guard carried.differences == 0 else { throw StorageError.other("the copy differs in \(carried.differences) places") }
        } catch {
            try? await copy.close()
            throw error
        }
        try await copy.close()
        try SQLiteEngine.settle(path)
    }

    public func integrityProblems() async throws -> [String] {
        let read = """
            SELECT pg_encoding_to_char(encoding) AS encoding, datcollate AS collation, current_setting('server_version_num')::bigint AS version,
            current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commits
            FROM pg_database WHERE datname = current_database()
            """ as SQL
        return try await self.read { tx in
            guard let row = try tx.row(read) else { return ["the server does not know its own database"] }
            var problems: [String] = []
            let (encoding, collation): (String, String) = (try row["encoding"], try row["collation"])
            if encoding != "UTF8" { problems.append("the database's encoding is \(encoding), but must be UTF8") }
            if !["C", "C.UTF-8", "C.utf8", "POSIX"].contains(collation) {
                problems.append("the database sorts by \(collation): make it with LC_COLLATE 'C.UTF-8', or lists change their order")
            }
            if try (row["version"] as Int) < 130_000 { problems.append("PostgreSQL is older than 13") }
            if try (row["fsync"] as String) == "off" { problems.append("fsync is off: a power cut may ruin the database") }
            if try (row["commits"] as String) == "off" { problems.append("synchronous_commit is off: acknowledged acts may be lost") }
            let broken = try tx.rows(
                "SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid ORDER BY 1")
            return problems + (try broken.map { "the index \(try $0["name"] as String) is not valid: REINDEX it" })
        }
    }
}
