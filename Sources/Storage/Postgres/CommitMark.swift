/// What a writing transaction leaves behind as its last act, so that it can be found out whether it is kept.
///
/// PostgreSQL's own number of a transaction does not say it: after a crash the server gives the numbers that it had not
/// written down yet to others, and `pg_xact_status` then answers for them.
struct CommitMark: Sendable {
    /// Names the session, which has one row, by 128 random bits in hexadecimal.
    let session: String
    /// Counts the session's transactions.
    let number: Int64

    static let table = """
        CREATE TABLE IF NOT EXISTS commit_mark (session TEXT PRIMARY KEY, number BIGINT NOT NULL, since TIMESTAMPTZ NOT NULL DEFAULT now())
        WITH (fillfactor = 50)
        """

    /// Written without values of their own, since both parts are of letters and digits.
    var statement: String {
        """
        INSERT INTO commit_mark (session, number) VALUES ('\(session)', \(number))
        ON CONFLICT (session) DO UPDATE SET number = excluded.number, since = excluded.since
        """
    }
}

extension PostgresSession {
    /// Whether the mark is there. An insertion of the same key waits for the transaction that has written it and not ended,
    /// so the answer is final.
    func isThere(_ mark: CommitMark) throws -> Bool {
        let rows = try query(
            """
            INSERT INTO commit_mark (session, number) VALUES ($1, 0) ON CONFLICT (session) DO UPDATE SET number = commit_mark.number
            RETURNING number
            """, [.text(mark.session)])
        let found: Int64? = try rows.first?["number"]
        return found == mark.number
    }

    /// The mark of the next transaction; nil on a database that has no table for it, since no schema was ever applied.
    func nextMark() throws -> CommitMark? {
        guard let last = try lastMark ?? firstMark() else { return nil }
        lastMark = CommitMark(session: last.session, number: last.number + 1)
        return lastMark
    }

    private func firstMark() throws -> CommitMark? {
        let rows = try query(
            """
            SELECT replace(gen_random_uuid()::text, '-', '') AS session, to_regclass('commit_mark') IS NOT NULL AS is_there
            """, [])
        guard let row = rows.first, try row["is_there"] else { return nil }
        // What sessions that ended long ago have left; nobody can be in doubt about those any more.
        try simple("DELETE FROM commit_mark WHERE since < now() - INTERVAL '7 days'")
        return CommitMark(session: try row["session"], number: 0)
    }
}
