import Domain
import Storage

/// What the clock does to an engagement when the last thing it waited for has come.
extension Transaction {
    /// Starts the work the moment both have signed, the fee is held and the required items are ticked; before, nothing happens.
    /// The caller holds the engagement.
    func startIfReady(_ id: ID<Engagement>, _ moment: Moment) throws {
        let engagement = try engagement(id)
        guard engagement.state == .onboarding, try isReady(engagement) else { return }
        try move(.engagement, id.text, .start, in: Engagement.machine, from: engagement.state, by: Actor(clock: .clock), at: moment)
        try run("UPDATE engagement SET started_at = \(moment.now) WHERE id = \(id)")
        try startRoomClocks(of: id, moment)
    }

    private func isReady(_ engagement: EngagementRow) throws -> Bool {
        let sides = try signatures(of: engagement.id).map(\.side)
        let ticked = Set(try kickoffTicks(of: engagement.id).map(\.item))
        do throws(Refusal) {
            try Engagement.mayStart(
                signedByParticipant: sides.contains(.participant), signedBySupervisor: sides.contains(.employer),
                funded: engagement.isFunded, ticked: ticked)
            return true
        } catch { return false }
    }

    /// Makes of the engagement what its milestones say: delivered, at work again, or completed with its credential.
    func followOutcome(of id: ID<Engagement>, _ moment: Moment) throws {
        let engagement = try engagement(id)
        let states = try rows("SELECT state FROM milestone WHERE engagement_id = \(id)").map { try $0["state"] as Milestone.State }
        guard let event = Engagement.outcome(of: states), Engagement.machine.allows(event, from: engagement.state, by: [.clock]) else {
            return
        }
        try move(.engagement, id.text, event, in: Engagement.machine, from: engagement.state, by: Actor(clock: .clock), at: moment)
        guard event == .complete else { return }
        try run("UPDATE engagement SET completed_at = \(moment.now) WHERE id = \(id)")
        try issueCredential(for: id, moment)
    }

    /// Work that was handed in is judged first: nobody gets out of paying for it, or of the review, by cancelling.
    func checkNothingWaits(in engagement: EngagementRow, for roles: Set<Engagement.Role>) throws {
        guard !roles.contains(.operator) else { return }
        let waiting: [Milestone.State] = roles.contains(.supervisor) ? [.submitted, .changes] : [.submitted]
        let row = try row(
            """
            SELECT title, state FROM milestone WHERE engagement_id = \(engagement.id) AND state IN \(list: waiting)
            ORDER BY position LIMIT 1
            """)
        guard let row, Engagement.machine.allows(.cancel, from: engagement.state, by: roles) else { return }
        let (title, state): (String, Milestone.State) = (try row["title"], try row["state"])
        throw Refusal.conflict(
            state == .submitted
                ? "“\(title)” waits for review. It is reviewed first, or accepted by silence; then you can cancel."
                : "You asked for changes to “\(title)”, and work on it is under way. Let it be finished, or ask the operator to decide.")
    }

    /// What follows from a cancellation: milestones end, money goes back, the seat is free.
    func close(_ engagement: EngagementRow, because reason: CancelReason, note: String, _ moment: Moment) throws {
        let id = engagement.id
        try run("UPDATE engagement SET cancelled_at = \(moment.now), cancel_reason = \(reason), cancel_note = \(note) WHERE id = \(id)")
        let open = try rows(
            "SELECT id, state FROM milestone WHERE engagement_id = \(id) AND state IN ('planned', 'submitted', 'changes') ORDER BY position"
        )
        for row in open {
            let (milestone, state): (String, Milestone.State) = (try row["id"], try row["state"])
            try move(.milestone, milestone, .cancel, in: Milestone.machine, from: state, by: Actor(clock: .clock), at: moment)
        }
        // The project before the accounts, as acceptance takes them.
        if engagement.startedAt == nil { try freeSeat(of: engagement.project, moment) }
        try giveBack(engagement, moment)
    }

    /// Applicants may have the seat again, as long as the project takes applications.
    private func freeSeat(of project: ID<Project>, _ moment: Moment) throws {
        let row = try row(
            """
            UPDATE project SET seats_taken = seats_taken - 1 WHERE id = \(project) AND seats_taken > 0 RETURNING state, apply_by
            """)
        guard let row else { return }
        let (state, applyBy): (Project.State, Instant?) = (try row["state"], try row["apply_by"])
        guard state == .filled, let applyBy, applyBy > moment.now else { return }
        try move(.project, project.text, .free, in: Project.machine, from: state, by: Actor(clock: .clock), at: moment)
    }

    func settleDispute(_ id: ID<Engagement>, _ note: Prose, by viewer: Viewer, _ moment: Moment) throws {
        let (engagement, roles) = try engagement(id, seenBy: viewer)
        try move(
            .engagement, id.text, .settle, in: Engagement.machine, from: engagement.state, by: Actor(viewer.id, roles), note: note.text,
            at: moment)
    }
}
