import Domain
import Storage

/// Words that something here is wrong: anyone says them, the operator looks.
struct Reports: Sendable {
    let site: Site

    func file(_ reason: ReportReason, on path: String, _ words: Prose, by viewer: Viewer?) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let id = moment.newID(Report.self)
            try tx.run(
                """
                INSERT INTO report (id, state, path, reason, words, person_id, created_at)
                VALUES (\(id), \(Report.State.open), \(path), \(reason), \(words), \(viewer?.id), \(moment.now))
                """)
            try tx.record(
                .report, id.text, "file", to: Report.State.open.rawValue, by: viewer?.id, role: Report.Role.reporter.rawValue, at: moment)
        }
    }

    /// Ends a report, acted upon or not, with a note for the record.
    func end(_ id: ID<Report>, _ event: Report.Event, note: Prose, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            guard let report = try tx.report(id) else { throw Refusal.notFound }
            let roles: Set<Report.Role> = viewer.isOperator ? [.operator] : []
            try tx.move(
                .report, id.text, event, in: Report.machine, from: report.state, by: Actor(viewer.id, roles), note: note.text, at: moment)
            try tx.run("UPDATE report SET note = \(note), settled_at = \(moment.now) WHERE id = \(id)")
        }
    }

    /// Open ones oldest first; ended ones newest first.
    func list(open: Bool, before: String) async throws -> [ReportRow] {
        try await site.database.read { tx in try tx.reports(open: open, before: before) }
    }

    func one(_ id: ID<Report>) async throws -> ReportRow {
        try await site.database.read { tx in
            guard let report = try tx.report(id) else { throw Refusal.notFound }
            return report
        }
    }
}

extension Site {
    var reports: Reports { Reports(site: self) }
}

/// A report with the name of who sent it, if they were signed in.
struct ReportRow: Sendable {
    let id: ID<Report>
    let state: Report.State
    let path: String
    let reason: ReportReason
    let words: String
    let person: ID<Person>?
    let reporter: String?
    let note: String
    let createdAt: Instant
    let settledAt: Instant?
}

extension ReportRow {
    init(row: Row) throws {
        self.init(
            id: try row["id"], state: try row["state"], path: try row["path"], reason: try row["reason"], words: try row["words"],
            person: try row["person_id"], reporter: try row["name"], note: try row["note"], createdAt: try row["created_at"],
            settledAt: try row["settled_at"])
    }
}

extension ReportReason: SQLBindable, SQLReadable {}

extension Transaction {
    func report(_ id: ID<Report>) throws -> ReportRow? { try reports(where: "report.id = \(id)", order: "report.id", limit: 1).first }

    func reports(open: Bool, before: String) throws -> [ReportRow] {
        guard !open else { return try reports(where: "report.state = 'open'", order: "report.id", limit: 200) }
        let earlier: SQL = before.isEmpty ? "TRUE" : "report.id < \(before)"
        return try reports(where: "report.state <> 'open' AND \(earlier)", order: "report.id DESC", limit: Desk.pageSize + 1)
    }

    private func reports(where condition: SQL, order: SQL, limit: Int) throws -> [ReportRow] {
        try rows(
            """
            SELECT report.*, person.name FROM report LEFT JOIN person ON person.id = report.person_id
            WHERE \(condition) ORDER BY \(order) LIMIT \(limit)
            """
        ).map(ReportRow.init)
    }
}
