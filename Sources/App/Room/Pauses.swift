import Domain
import Storage

/// Pausing an engagement, so that every clock of it stands still, and going on.
struct Pauses: Sendable {
    let site: Site

    /// What one side proposes.
    struct Proposal: Sendable {
        /// The day on which work goes on, in the zone of whoever proposes it.
        let until: Day
        let isIllness: Bool
        let reason: Prose
    }

    /// Proposes a pause; somebody who is ill pauses at once, alone, and only once.
    ///
    /// - Returns: whether the work is paused now.
    @discardableResult
    func propose(_ proposal: Proposal, in id: ID<Engagement>, by viewer: Viewer) async throws -> Bool {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let (engagement, side) = try tx.engagement(id, heldFor: viewer)
            try tx.checkMayPause(engagement, side, proposal)
            try Pause.check(proposal.until, from: viewer.zone.day(of: moment.now), isIllness: proposal.isIllness)
            let pause = moment.newID(PauseRow.self)
            let state: Pause.State = proposal.isIllness ? .running : .proposed
            let ends = viewer.zone.instant(on: proposal.until, hour: CheckIn.hour)
            try tx.run(
                """
                INSERT INTO pause (id, engagement_id, state, side, proposed_by, is_illness, reason, ends_at, created_at, began_at)
                VALUES (\(pause), \(id), \(state), \(side), \(viewer.id), \(proposal.isIllness), \(proposal.reason), \(ends),
                    \(moment.now), \(proposal.isIllness ? moment.now : nil))
                """)
            try tx.record(
                .pause, pause.text, proposal.isIllness ? "begin" : "propose", to: state.rawValue, by: viewer.id, role: side.rawValue,
                at: moment)
            try tx.schedule(.endPause, pause.text, at: ends, moment)
            return proposal.isIllness
        }
    }

    /// Answers a proposal, takes it back, or goes on before the pause is over.
    func act(_ event: Pause.Event, on id: ID<PauseRow>, by viewer: Viewer) async throws -> ID<Engagement> {
        let (moment, policy) = (site.world.moment(), site.policy)
        return try await site.database.write { tx in
            let found = try tx.pause(id)
            let (engagement, side) = try tx.engagement(found.engagement, heldFor: viewer)
            let pause = try tx.pause(id)
            if event == .agree, !engagement.state.isUnderWay { throw Refusal.conflict("The work is not under way, so nothing is paused.") }
            try tx.move(event, pause, by: Actor(viewer.id, [pause.role(of: side)]), policy, moment)
            return engagement.id
        }
    }

    /// The day has come: work goes on, or a proposal nobody answered is of no use any more.
    func end(_ id: ID<PauseRow>) async throws {
        let (moment, policy) = (site.world.moment(), site.policy)
        try await site.database.write { tx in
            try tx.hold(tx.pause(id).engagement)
            let pause = try tx.pause(id)
            try tx.move(pause.state == .proposed ? .lapse : .resume, pause, by: Actor(clock: .clock), policy, moment)
        }
    }

    /// The page about pausing, for one of the sides.
    func page(of id: ID<Engagement>, for viewer: Viewer, _ form: Form) async throws -> PausePage {
        let now = site.world.now()
        return try await site.database.read { tx in
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            guard let side = roles.side else { throw Refusal.forbidden("Only the participant and the supervisor pause the work.") }
            return PausePage(engagement: engagement, side: side, pauses: try tx.pauses(of: id), form: form, zone: viewer.zone, now: now)
        }
    }
}

extension Site {
    var pauses: Pauses { Pauses(site: self) }
}

extension Transaction {
    fileprivate func checkMayPause(_ engagement: EngagementRow, _ side: FeedbackSide, _ proposal: Pauses.Proposal) throws {
        guard engagement.state.isUnderWay else { throw Refusal.conflict("The work is not under way, so there is nothing to pause.") }
        let earlier = try pauses(of: engagement.id)
        guard !earlier.contains(where: { $0.state == .proposed || $0.state == .running }) else {
            throw Refusal.conflict("There is a pause already: answer that one, or end it.")
        }
        guard proposal.isIllness else { return }
        guard side == .participant else { throw Refusal.forbidden("Only the participant pauses for illness alone.") }
        guard !earlier.contains(where: \.isIllness) else {
            throw Refusal.invalid("alone", "You paused for illness once already. Propose this pause, and the other side agrees.")
        }
    }

    /// Makes one move of a pause, with what follows for the clocks.
    fileprivate func move(
        _ event: Pause.Event, _ pause: PauseRow, by actor: Actor<Pause.Role>, _ policy: Policy, _ moment: Moment
    ) throws {
        if event == .agree { try run("UPDATE pause SET began_at = \(moment.now) WHERE id = \(pause.id) AND state = 'proposed'") }
        try move(.pause, pause.id.text, event, in: Pause.machine, from: pause.state, by: actor, at: moment)
        guard event == .resume, let began = pause.beganAt else { return }
        try run("UPDATE pause SET ended_at = \(moment.now) WHERE id = \(pause.id)")
        try resumeClocks(of: pause.engagement, after: Standstill(from: began, to: moment.now), policy, moment)
    }
}
