import Domain
import Storage

/// What both sides say about each other; hidden until both have spoken or the time is up.
struct Feedbacks: Sendable {
    let site: Site

    /// What the page of one reader shows.
    func desk(_ id: ID<Engagement>, for viewer: Viewer) async throws -> FeedbackDesk {
        let now = site.world.now()
        let policy = site.policy
        return try await site.database.read { tx in
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            let side = try Self.side(of: roles)
            try Self.checkOver(engagement)
            let given = try tx.feedbackGiven(in: id)
            let read = try tx.feedback(in: id, seenBy: side, at: now, policy)
            return FeedbackDesk(
                engagement: id, project: engagement.title, employer: engagement.employer, participant: engagement.participant, side: side,
                skills: try tx.projectSkills(of: id), own: read.first { $0.side == side }, other: read.first { $0.side != side },
                revealAt: given.firstAt.map { $0 + .days(policy.feedbackRevealDays) },
                isRevealed: Feedback.isRevealed(both: given.sides.count == 2, firstAt: given.firstAt, now: now, policy))
        }
    }

    /// Gives one side's feedback, once; the second of the two reveals both.
    func give(_ opinion: Opinion, in id: ID<Engagement>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        let policy = site.policy
        try await site.database.write { tx in
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            guard try Self.side(of: roles) == opinion.side else { throw Refusal.notFound }
            try Self.checkOver(engagement)
            try tx.hold(id)
            let given = try tx.feedbackGiven(in: id)
            guard !given.sides.contains(opinion.side) else { throw Refusal.conflict("Your side has given its feedback already.") }
            guard !Feedback.isRevealed(both: false, firstAt: given.firstAt, now: moment.now, policy) else {
                throw Refusal.conflict(
                    "The \(policy.feedbackRevealDays) days are over and the other side’s feedback can be read, so yours can no longer be given."
                )
            }
            let feedback = moment.newID(GivenFeedback.self)
            try tx.insertFeedback(feedback.text, opinion, in: id, by: viewer.id, at: moment.now)
            try tx.record(.feedback, feedback.text, "give", by: viewer.id, role: opinion.side.rawValue, at: moment)
            if given.sides.isEmpty {
                try tx.schedule(.revealFeedback, id.text, at: moment.now + .days(policy.feedbackRevealDays), moment)
            } else {
                try tx.record(.feedback, feedback.text, "reveal", by: nil, role: "clock", at: moment)
            }
        }
    }

    /// The time is up: what one side said is shown, though the other was silent.
    func reveal(_ id: ID<Engagement>) async throws {
        let moment = site.world.moment()
        let policy = site.policy
        try await site.database.write { tx in
            try tx.hold(id)
            let given = try tx.feedbackGiven(in: id)
            guard given.sides.count == 1, let side = given.sides.first,
                Feedback.isRevealed(both: false, firstAt: given.firstAt, now: moment.now, policy),
                let feedback: String = try tx.value("SELECT id AS value FROM feedback WHERE engagement_id = \(id) AND side = \(side)"),
                try !tx.exists("SELECT id FROM event WHERE noun = 'feedback' AND noun_id = \(feedback) AND kind = 'reveal'")
            else { throw Refusal.conflict("There is nothing left to reveal.") }
            try tx.record(.feedback, feedback, "reveal", by: nil, role: "clock", at: moment)
        }
    }

    /// Mentors and operators watch; only those who worked together speak.
    private static func side(of roles: Set<Engagement.Role>) throws(Refusal) -> FeedbackSide {
        if roles.contains(.participant) { return .participant }
        if roles.contains(.supervisor) { return .employer }
        guard roles.isEmpty else { throw .forbidden("Only the participant and the supervisor give feedback.") }
        throw .notFound
    }

    private static func checkOver(_ engagement: EngagementRow) throws(Refusal) {
        let isOver = engagement.state == .completed || engagement.state == .cancelled && engagement.startedAt != nil
        guard isOver else { throw .conflict("Feedback opens when the work is over.") }
    }
}

extension Site {
    var feedbacks: Feedbacks { Feedbacks(site: self) }
}
