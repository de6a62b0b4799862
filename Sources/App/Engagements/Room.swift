import Domain
import Storage

/// Everything the room of an engagement shows to one reader, read at one moment.
struct Room: Sendable {
    /// One thing that happened, in words.
    struct Happening: Sendable {
        let at: Instant
        let words: String
        var detail = ""
        var tone = ""
        var isMoney = false
    }

    /// Where the fee is.
    struct MoneyState: Sendable {
        let held: Money
        let released: Money
        let refunded: Money
        /// What the ledger owes the participant from all their projects; shown to them alone.
        let payable: Money
    }

    let engagement: EngagementRow
    let roles: Set<Engagement.Role>
    let signatures: [Signature]
    let ticks: [KickoffTick]
    let milestones: [MilestoneRow]
    let money: MoneyState
    let happenings: [Happening]
    let feedbackGiven: Bool
    /// When the last dispute was settled: the clocks for review began anew then.
    let settledAt: Instant?
    let policy: Policy
    let zone: Zone
    let now: Instant
    /// The confidential brief and the files, as far as the reader may know of them.
    var material: MaterialState?
    var mentoring: MentorDesk?
    /// The last dispute about the work, open or decided.
    var dispute: DisputeRow?
    /// The clock against a side that gives no sign.
    var absence: Absence?
    var life = RoomLife()

    var id: ID<Engagement> { engagement.id }
    var isParticipant: Bool { roles.contains(.participant) }
    var isEmployer: Bool { roles.contains(.supervisor) }
    /// A mentor from anywhere reads the work, and nothing of its money and papers.
    var isMentorAlone: Bool { roles == [.mentor] }
    var hasSignedForEmployer: Bool { signatures.contains { $0.side == .employer } }

    func may(_ event: Engagement.Event) -> Bool { Engagement.machine.allows(event, from: engagement.state, by: roles) }

    func tick(_ item: KickoffItem) -> KickoffTick? { ticks.first { $0.item == item } }

    func isDone(_ item: KickoffItem) -> Bool {
        switch item {
        case .agreement: signatures.count == 2
        case .nda: material?.needsNDA != true || material?.signature != nil
        case .funding: engagement.isFunded
        case .people, .channel, .firstTask, .dates: tick(item) != nil
        }
    }

    /// The items of this engagement's list.
    var kickoff: [KickoffItem] { KickoffItem.allCases.filter { $0 != .nda || material?.needsNDA == true } }

    /// The required items that still keep the work from starting.
    var missing: [KickoffItem] { KickoffItem.allCases.filter { $0.isRequired && !isDone($0) } }

    var waiting: [MilestoneRow] { milestones.filter { $0.state == .submitted } }

    /// The milestone the participant works on next: what came back first, then in order.
    var current: MilestoneRow? { milestones.first { $0.state == .changes } ?? milestones.first { $0.state == .planned } }

    /// When silence accepts a version.
    func silenceAt(_ submission: Submission) -> Instant {
        Standstill.moved(max(submission.at, settledAt ?? submission.at), by: life.standstills) + .days(policy.silenceAcceptDays)
    }

    func when(_ instant: Instant, _ style: When.Style = .date) -> When { When(instant: instant, zone: zone, style: style, now: now) }
}

extension Engagements {
    /// The room, for somebody who may enter it.
    func room(_ id: ID<Engagement>, for viewer: Viewer) async throws -> Room {
        let (now, policy) = (site.world.now(), site.policy)
        return try await site.database.read { tx in
            try tx.room(tx.engagement(id, seenBy: viewer).0, for: viewer, policy, at: now)
        }
    }
}

extension Transaction {
    /// The room of an engagement the viewer was found to see.
    func room(_ engagement: EngagementRow, for viewer: Viewer, _ policy: Policy, at now: Instant) throws -> Room {
        let id = engagement.id
        let roles = try engagementRoles(of: viewer, in: id)
        return Room(
            engagement: engagement, roles: roles, signatures: try signatures(of: id), ticks: try kickoffTicks(of: id),
            milestones: try milestones(of: id), money: try moneyState(of: engagement),
            happenings: (try happenings(in: id) + roomHappenings(in: id)).sorted { $0.at > $1.at },
            feedbackGiven: try feedbackGiven(in: id, by: roles), settledAt: try settledAt(id), policy: policy, zone: viewer.zone, now: now,
            material: try materialState(of: engagement, for: viewer),
            mentoring: try mentorDesk(engagement, roles, for: viewer, at: now),
            dispute: try lastDispute(about: id), absence: try absence(in: engagement, policy),
            life: try roomLife(of: engagement, roles, for: viewer, at: now))
    }

    func moneyState(of engagement: EngagementRow) throws -> Room.MoneyState {
        let held = try balance(of: .held(engagement.id), in: engagement.currency)
        let released: Int64? = try value(
            """
            SELECT CAST(COALESCE(SUM(entry.amount_minor), 0) AS BIGINT) AS value FROM entry
            JOIN transfer ON transfer.id = entry.transfer_id JOIN account ON account.id = entry.account_id
            WHERE transfer.engagement_id = \(engagement.id) AND transfer.kind = \(Transfer.Kind.release)
                AND account.kind = \(Account.payable)
            """)
        let refunded: Int64? = try value(
            """
            SELECT CAST(COALESCE(SUM(entry.amount_minor), 0) AS BIGINT) AS value FROM entry
            JOIN transfer ON transfer.id = entry.transfer_id JOIN account ON account.id = entry.account_id
            WHERE transfer.engagement_id = \(engagement.id) AND transfer.kind = \(Transfer.Kind.refund) AND account.kind = \(Account.refund)
            """)
        return Room.MoneyState(
            held: held, released: Money(minor: released ?? 0, currency: engagement.currency),
            refunded: Money(minor: refunded ?? 0, currency: engagement.currency),
            payable: try balance(of: .payable(engagement.person), in: engagement.currency))
    }

    func feedbackGiven(in engagement: ID<Engagement>, by roles: Set<Engagement.Role>) throws -> Bool {
        let side: FeedbackSide = roles.contains(.participant) ? .participant : .employer
        return try exists("SELECT id FROM feedback WHERE engagement_id = \(engagement) AND side = \(side)")
    }

    /// What happened, newest first.
    func happenings(in engagement: ID<Engagement>) throws -> [Room.Happening] {
        try rows(
            """
            SELECT event.noun, event.kind, event.note, event.happened_at, COALESCE(person.name, '') AS person,
                COALESCE(milestone.title, '') AS title, COALESCE(milestone.amount_minor, 0) AS amount, engagement.currency
            FROM event
            JOIN engagement ON engagement.id = \(engagement)
            LEFT JOIN person ON person.id = event.person_id
            LEFT JOIN milestone ON event.noun = 'milestone' AND milestone.id = event.noun_id
            WHERE event.noun = 'engagement' AND event.noun_id = \(engagement)
            OR event.noun = 'milestone' AND event.noun_id IN (SELECT id FROM milestone WHERE engagement_id = \(engagement))
            OR event.noun = 'dispute' AND event.noun_id IN (SELECT id FROM dispute WHERE engagement_id = \(engagement))
            OR event.noun = 'transfer' AND event.kind IN ('fund', 'refund', 'void')
                AND event.noun_id IN (SELECT id FROM transfer WHERE engagement_id = \(engagement))
            ORDER BY event.happened_at DESC, event.id DESC
            """
        ).compactMap(Room.Happening.init)
    }
}
