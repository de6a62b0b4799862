import Domain
import Storage

/// Doing one thing to many engagements, each in a transaction of its own: what fails for one changes nothing for another.
struct Batches: Sendable {
    let site: Site

    /// - Parameter once: what makes this batch another one than the next.
    /// - Returns: the batch, and whether it is a new one; sent again, it is the first.
    func begin(_ kind: Batch.Kind, once: String, for organization: ID<Organization>, by viewer: Viewer) async throws -> (
        ID<Batch>, isNew: Bool
    ) {
        guard viewer.authors(organization) else { throw Refusal.forbidden("Only an owner or a supervisor does this: ask them.") }
        try await site.limit("batch:\(viewer.id)", to: 60, per: .hours(1))
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let made = moment.newID(Batch.self)
            let isNew =
                try tx.run(
                    """
                    INSERT INTO batch (id, organization_id, kind, made_by, once, made_at)
                    SELECT \(made), \(organization), \(kind), \(viewer.id), \(once), \(moment.now) WHERE TRUE
                    ON CONFLICT (made_by, once) DO NOTHING
                    """) == 1
            let id: String? = try tx.value("SELECT id AS value FROM batch WHERE made_by = \(viewer.id) AND once = \(once)")
            return (id.map { ID($0) } ?? made, isNew)
        }
    }

    /// Writes down what came of it for one engagement, and that it was done in a batch.
    func note(_ batch: ID<Batch>, _ kind: Batch.Kind, _ engagement: ID<Engagement>, isDone: Bool, _ words: String, by viewer: Viewer)
        async throws
    {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.note(batch, kind, engagement, isDone: isDone, words, by: viewer, moment)
        }
    }

    /// Sends a text to the thread of one engagement, the names in it filled in.
    func send(_ text: MergedText, to engagement: EngagementRow, in batch: ID<Batch>, by viewer: Viewer) async throws {
        let body = try MessageBody(text.filled(name: engagement.participant, project: engagement.title))
        let moment = site.world.moment()
        try await site.database.write { tx in
            let head = try tx.thread(engagement.application, seenBy: viewer)
            try tx.checkMessage(in: head, by: viewer)
            let once = sha256("\(batch) \(engagement.id)")
            guard let id = try tx.insertMessage(body, to: engagement.application, by: viewer.id, .employer, once: once, moment) else {
                return
            }
            try tx.record(.message, id, "send", by: viewer.id, role: FeedbackSide.employer.rawValue, at: moment)
            try tx.note(batch, .message, engagement.id, isDone: true, "Sent.", by: viewer, moment)
        }
    }
}

extension Site {
    var batches: Batches { Batches(site: self) }
}

extension Transaction {
    fileprivate func note(
        _ batch: ID<Batch>, _ kind: Batch.Kind, _ engagement: ID<Engagement>, isDone: Bool, _ words: String, by viewer: Viewer,
        _ moment: Moment
    ) throws {
        let made = try run(
            """
            INSERT INTO batch_outcome (batch_id, engagement_id, is_done, words)
            SELECT \(batch), \(engagement), CAST(\(isDone) AS BOOLEAN), \(words) WHERE TRUE ON CONFLICT (batch_id, engagement_id) DO NOTHING
            """)
        guard made == 1 else { return }
        try record(
            .engagement, engagement.text, "batch", by: viewer.id, role: Engagement.Role.supervisor.rawValue,
            note: "\(kind.rawValue) \(batch)",
            at: moment)
    }
}
