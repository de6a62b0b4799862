import Domain
import Storage

extension Transaction {
    func deskQueues() throws -> [DeskQueue] {
        try DeskQueue.Kind.allCases.map { kind in
            let row = try row(query(for: kind))
            return DeskQueue(kind: kind, count: try row?["count"] ?? 0, oldest: try row?["oldest"] ?? nil)
        }
    }

    private func query(for kind: DeskQueue.Kind) -> SQL {
        switch kind {
        case .projects: "SELECT COUNT(*) AS count, MIN(updated_at) AS oldest FROM project WHERE state = 'review'"
        case .organizations: oldestEvent("submit", of: .organization, in: "submitted")
        case .funding:
            "SELECT COUNT(*) AS count, MIN(created_at) AS oldest FROM engagement WHERE state = 'onboarding' AND funded_at IS NULL"
        case .payouts:
            "SELECT COUNT(*) AS count, CAST(NULL AS BIGINT) AS oldest FROM account WHERE kind IN ('payable', 'refund') AND balance_minor > 0"
        case .disputes: oldestEvent("dispute", of: .engagement, in: "disputed")
        case .reports: "SELECT COUNT(*) AS count, MIN(created_at) AS oldest FROM report WHERE state = 'open'"
        case .appeals: "SELECT COUNT(*) AS count, MIN(appealed_at) AS oldest FROM strike WHERE state = 'appealed'"
        case .jobs: "SELECT COUNT(*) AS count, MIN(finished_at) AS oldest FROM job WHERE state = 'failed'"
        }
    }

    /// How many things are in a state, and since when the first of them is: by the last event that brought each there.
    private func oldestEvent(_ kind: String, of noun: Noun, in state: String) -> SQL {
        """
        SELECT COUNT(*) AS count, MIN(since) AS oldest FROM (
            SELECT MAX(event.happened_at) AS since FROM \(noun.table) thing
            LEFT JOIN event ON event.noun = \(noun) AND event.noun_id = thing.id AND event.kind = \(kind)
            WHERE thing.state = \(state) GROUP BY thing.id) waiting
        """
    }

    /// One more than a page, when there are more.
    func deskPeople(_ search: String, after: String) throws -> [DeskPerson] {
        let folded = Text.folded(search)
        let end = folded + "\u{10FFFF}"
        let found: SQL =
            folded.isEmpty
            ? "TRUE" : "((name_folded >= \(folded) AND name_folded < \(end)) OR (email_folded >= \(folded) AND email_folded < \(end)))"
        let parts = after.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let later: SQL = parts.count == 2 ? "(name_folded, id) > (\(parts[0]), \(parts[1]))" : "TRUE"
        return try rows("SELECT * FROM person WHERE \(found) AND \(later) ORDER BY name_folded, id LIMIT \(Desk.pageSize + 1)").map(
            DeskPerson.init)
    }

    func deskPersonFile(_ id: ID<Person>, at now: Instant) throws -> DeskPersonFile? {
        let row = try row(
            """
            SELECT person.*, operator.person_id IS NOT NULL AS is_operator,
            (SELECT COUNT(*) FROM application WHERE application.person_id = person.id) AS applications,
            (SELECT COUNT(*) FROM engagement WHERE engagement.person_id = person.id) AS engagements,
            (SELECT COUNT(*) FROM session WHERE session.person_id = person.id AND session.ends_at > \(now)) AS sessions
            FROM person LEFT JOIN operator ON operator.person_id = person.id WHERE person.id = \(id)
            """)
        guard let row else { return nil }
        let concerned: SQL = "(event.person_id = \(id) OR (event.noun = 'person' AND event.noun_id = \(id.text)))"
        return DeskPersonFile(
            person: try DeskPerson(row: row), zone: try row["time_zone"], isOperator: try row["is_operator"],
            memberships: try memberships(of: id),
            portfolio: try openPortfolio(of: id), applications: try row["applications"], engagements: try row["engagements"],
            sessions: try row["sessions"], events: try audit(where: concerned, limit: 20))
    }

    func deskJobs() throws -> DeskJobs {
        DeskJobs(
            failed: try rows("SELECT * FROM job WHERE state = 'failed' ORDER BY id LIMIT 200").map(DeskJob.init),
            waiting: try rows("SELECT * FROM job WHERE state IN ('ready', 'running') ORDER BY due_at, id LIMIT \(Desk.pageSize)").map(
                DeskJob.init),
            waitingCount: try value("SELECT COUNT(*) AS value FROM job WHERE state IN ('ready', 'running')") ?? 0)
    }

    /// One more than a page, when there are more.
    func audit(_ filter: AuditFilter) throws -> [AuditRow] {
        var conditions: [SQL] = []
        if let noun = filter.noun { conditions.append("event.noun = \(noun)") }
        if let person = filter.person { conditions.append("event.person_id = \(person)") }
        if !filter.before.isEmpty { conditions.append("event.id < \(filter.before)") }
        return try audit(where: SQL.all(conditions), limit: Desk.pageSize + 1)
    }

    private func audit(where condition: SQL, limit: Int) throws -> [AuditRow] {
        try rows(
            """
            SELECT event.*, person.name FROM event LEFT JOIN person ON person.id = event.person_id
            WHERE \(condition) ORDER BY event.id DESC LIMIT \(limit)
            """
        ).map { AuditRow(event: try Event(row: $0), person: try $0["name"]) }
    }
}

extension DeskPerson {
    init(row: Row) throws {
        self.init(
            id: try row["id"], name: try row["name"], folded: try row["name_folded"], email: try row["email"],
            isConfirmed: try row["confirmed_at"] as Instant? != nil, isSuspended: try row["suspended_at"] as Instant? != nil,
            joinedAt: try row["created_at"])
    }
}

extension DeskJob {
    init(row: Row) throws {
        self.init(
            id: try row["id"], name: try row["name"], attempts: try row["attempts"], outcome: try row["outcome"], dueAt: try row["due_at"])
    }
}
