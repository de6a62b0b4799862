import Domain
import Storage

extension Transaction {
    /// A dispute the viewer may see: whoever may see the engagement.
    func dispute(
        _ id: ID<Dispute>, seenBy viewer: Viewer
    ) throws -> (dispute: DisputeRow, engagement: EngagementRow, roles: Set<Engagement.Role>) {
        let dispute = try dispute(id)
        let (engagement, roles) = try engagement(dispute.engagement, seenBy: viewer)
        return (dispute, engagement, roles)
    }

    func dispute(_ id: ID<Dispute>) throws -> DisputeRow {
        guard let dispute = try disputes(where: "dispute.id = \(id)").first else { throw Refusal.notFound }
        return dispute
    }

    /// The dispute in which these terms stand.
    func dispute(ofTerms id: ID<DisputeTerms>) throws -> DisputeRow {
        let found = try disputes(where: "dispute.id = (SELECT dispute_id FROM dispute_terms WHERE dispute_terms.id = \(id))")
        guard let dispute = found.first else { throw Refusal.notFound }
        return dispute
    }

    /// The last dispute about an engagement, open or decided.
    func lastDispute(about engagement: ID<Engagement>) throws -> DisputeRow? {
        try disputes(where: "dispute.engagement_id = \(engagement)").last
    }

    /// Disputes with all their terms, oldest first.
    func disputes(where condition: SQL) throws -> [DisputeRow] {
        let mine: SQL = "SELECT dispute.id FROM dispute WHERE \(condition)"
        let shares = Dictionary(
            grouping: try rows(
                """
                SELECT dispute_share.* FROM dispute_share JOIN dispute_terms ON dispute_terms.id = dispute_share.terms_id
                WHERE dispute_terms.dispute_id IN (\(mine))
                """), by: { try? $0["terms_id"] as String })
        let terms = try rows(
            """
            SELECT dispute_terms.*, person.name FROM dispute_terms JOIN person ON person.id = dispute_terms.person_id
            WHERE dispute_terms.dispute_id IN (\(mine)) ORDER BY dispute_terms.made_at, dispute_terms.id
            """
        ).map { row in
            let id: String = try row["id"]
            let percents = try (shares[id] ?? []).map { (try $0["milestone_id"] as ID<Milestone>, try $0["participant_percent"] as Int) }
            return try DisputeTermsRow(row: row, shares: Dictionary(percents) { one, _ in one })
        }
        return try rows("SELECT * FROM dispute WHERE \(condition) ORDER BY dispute.opened_at, dispute.id").map { row in
            var dispute = try DisputeRow(row: row)
            dispute.terms = terms.filter { $0.dispute == dispute.id }
            return dispute
        }
    }

    /// Takes the engagement's row first, as everything about it does.
    func holdEngagement(ofDispute id: ID<Dispute>) throws {
        try run("UPDATE engagement SET state = state WHERE id = (SELECT engagement_id FROM dispute WHERE dispute.id = \(id))")
    }

    /// The milestones whose share is still held, and whether one was accepted before.
    func disputedParts(of engagement: ID<Engagement>) throws -> (parts: [DisputedPart], hasAccepted: Bool) {
        let milestones = try milestones(of: engagement)
        let open = milestones.filter { $0.state != .accepted && $0.state != .cancelled }
        return (
            open.map { DisputedPart(id: $0.id, amount: $0.amount, isHandedIn: $0.newest != nil) },
            milestones.contains { $0.state == .accepted }
        )
    }

    func insertTerms(
        _ kind: DisputeTermsRow.Kind, _ terms: DisputeTerms, _ words: Prose, in dispute: ID<Dispute>, of side: FeedbackSide?,
        by person: ID<Person>, _ moment: Moment
    ) throws -> ID<DisputeTerms> {
        let id = moment.newID(DisputeTerms.self)
        let agreed = { (one: FeedbackSide) in kind == .proposal && side == one ? moment.now : nil as Instant? }
        try run(
            """
            INSERT INTO dispute_terms (id, dispute_id, kind, side, person_id, outcome, words, made_at, participant_agreed_at,
                employer_agreed_at)
            VALUES (\(id), \(dispute), \(kind), \(side), \(person), \(terms.outcome), \(words), \(moment.now), \(agreed(.participant)),
                \(agreed(.employer)))
            """)
        for (milestone, percent) in terms.shares.sorted(by: { $0.key < $1.key }) {
            try run(
                """
                INSERT INTO dispute_share (terms_id, milestone_id, participant_percent, employer_percent)
                VALUES (\(id), \(milestone), \(percent), \(100 - percent))
                """)
        }
        return id
    }

    /// What people wrote to each other about the work, oldest first, by their names.
    func writtenMessages(in application: ID<Application>) throws -> [Message] {
        try rows(
            """
            SELECT message.body, message.sent_at, person.name FROM message JOIN person ON person.id = message.author_id
            WHERE message.application_id = \(application) ORDER BY message.sent_at, message.id
            """
        ).map { Message(body: try $0["body"], sentAt: try $0["sent_at"], isMine: false, author: try $0["name"]) }
    }
}
