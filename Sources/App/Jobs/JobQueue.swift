import Domain
import Storage

/// How the queue of jobs stands: by it an operator knows whether a worker is alive.
struct JobQueue: Hashable, Sendable {
    /// How many are due and not being done.
    let due: Int
    /// Since when the oldest of them has been due.
    let oldest: Instant?
    /// How many wait for an operator.
    let failed: Int

    /// Longer than this nothing waits while a worker is alive and keeps up.
    static let patience = Span.minutes(5)

    func age(at now: Instant) -> Span { oldest.map { max(.zero, now - $0) } ?? .zero }
}

extension Transaction {
    func jobQueue(at now: Instant) throws -> JobQueue {
        let found = try row(
            """
            SELECT COUNT(*) AS due, MIN(since) AS oldest, (SELECT COUNT(*) FROM job WHERE state = 'failed') AS failed
            FROM (
                SELECT CASE state WHEN 'ready' THEN due_at ELSE leased_until END AS since
                FROM job
                WHERE state IN ('ready', 'running') AND due_at <= \(now)
            ) AS waiting
            WHERE since <= \(now)
            """)
        guard let found else { return JobQueue(due: 0, oldest: nil, failed: 0) }
        return JobQueue(due: try found["due"], oldest: try found["oldest"], failed: try found["failed"])
    }
}
