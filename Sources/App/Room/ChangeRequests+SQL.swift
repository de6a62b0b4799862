import Domain
import Storage

extension Transaction {
    /// Every change of an engagement's agreement, newest first.
    func changeRequests(of engagement: ID<Engagement>) throws -> [ChangeRequestRow] {
        try rows("SELECT * FROM change_request WHERE engagement_id = \(engagement) ORDER BY created_at DESC, id DESC")
            .map(ChangeRequestRow.init)
    }

    func changeRequest(_ id: ID<ChangeRequestRow>) throws -> ChangeRequestRow {
        guard let row = try row("SELECT * FROM change_request WHERE id = \(id)") else { throw Refusal.notFound }
        return try ChangeRequestRow(row: row)
    }

    /// The fingerprint of the text in force: of the last change that was agreed, or of the agreement itself.
    func textInForce(of engagement: EngagementRow) throws -> String {
        let agreed = try changeRequests(of: engagement.id).filter { $0.state == .agreed }
        return agreed.max { ($0.answeredAt ?? $0.createdAt) < ($1.answeredAt ?? $1.createdAt) }?.hash ?? engagement.agreementHash
    }

    func insertChange(
        _ draft: ChangeDraft, _ text: String, after earlier: String, in engagement: EngagementRow, of side: FeedbackSide,
        by person: ID<Person>, from address: String, _ moment: Moment
    ) throws -> ID<ChangeRequestRow> {
        let id = moment.newID(ChangeRequestRow.self)
        try run(
            """
            INSERT INTO change_request (id, engagement_id, milestone_id, state, side, proposed_by, proposer_name, proposer_address, reason,
                due_at, title, criteria, text, text_hash, earlier_hash, created_at)
            VALUES (\(id), \(engagement.id), \(draft.milestone), \(ChangeRequest.State.proposed), \(side), \(person), \(draft.name),
                \(address), \(draft.reason), \(draft.due.map(engagement.zone.end)), \(draft.title?.text ?? ""),
                \(draft.criteria.map(\.text).joined(separator: "\n")), \(text), \(sha256(text)), \(earlier), \(moment.now))
            """)
        return id
    }

    func setAnswer(
        _ words: String, name: String, from address: String, of id: ID<ChangeRequestRow>, by person: ID<Person>, at now: Instant
    ) throws {
        try run(
            """
            UPDATE change_request SET answer = \(words), answer_name = \(name), answer_address = \(address), answered_by = \(person),
                answered_at = \(now)
            WHERE id = \(id)
            """)
    }

    /// What was agreed becomes true: the date with its reminders, the title, the criteria.
    func apply(_ change: ChangeRequestRow, in engagement: EngagementRow, _ moment: Moment) throws {
        if let due = change.dueAt { try setDue(due, of: change.milestone, for: engagement.person, moment) }
        if !change.title.isEmpty { try run("UPDATE milestone SET title = \(change.title) WHERE id = \(change.milestone)") }
        guard !change.criteria.isEmpty else { return }
        try run("DELETE FROM milestone_criterion WHERE milestone_id = \(change.milestone)")
        for (place, text) in change.criteria.enumerated() {
            try run(
                """
                INSERT INTO milestone_criterion (id, milestone_id, position, text)
                VALUES (\(moment.newID(Criterion.self)), \(change.milestone), \(place + 1), \(text))
                """)
        }
    }
}
