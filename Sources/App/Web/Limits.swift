import Domain
import Storage

extension Site {
    /// Counts one use of `key` in its window, kept in the database for all processes alike.
    ///
    /// - Throws: `tooMany` once the window's `count` is used up; the refused try counts too.
    func limit(_ key: String, to count: Int, per window: Span) async throws {
        guard try await !isWithinLimit(key, of: count, per: window) else { return }
        let now = world.now()
        let ends = Instant(milliseconds: now.milliseconds - now.milliseconds % max(1, window.milliseconds)) + window
        throw Refusal.tooMany("That was often. Wait a little before you try again.", retryAfter: ends - now)
    }

    /// Counts one use of `key` in its window, and says whether it was one of the first `count`.
    func isWithinLimit(_ key: String, of count: Int, per window: Span) async throws -> Bool {
        let now = world.now()
        let start = Instant(milliseconds: now.milliseconds - now.milliseconds % max(1, window.milliseconds))
        let hashed = sha256(key)
        let used: Int? = try await database.write { tx in
            try tx.value(
                """
                INSERT INTO rate_window (key, started_at, used) SELECT \(hashed), \(start), 1 WHERE TRUE
                ON CONFLICT (key, started_at) DO UPDATE SET used = rate_window.used + 1
                RETURNING used AS value
                """)
        }
        return (used ?? 0) <= count
    }
}
