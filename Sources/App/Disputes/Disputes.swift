import Domain
import Storage

/// Disputes: opening one, answering it, proposing terms, agreeing, deciding.
public struct Disputes: Sendable {
    let site: Site

    /// Opens a dispute about work in hand; what is held stays held until it is decided.
    ///
    /// - Parameter request: what the opener asks for.
    func open(_ id: ID<Engagement>, _ request: DisputeRequest, by viewer: Viewer) async throws -> ID<Dispute> {
        let (moment, clocks) = (site.world.moment(), site.policy.disputes)
        return try await site.database.write { tx in
            try tx.hold(id)
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            _ = try Engagement.machine.next(.dispute, from: engagement.state, by: roles)
            let terms = try request.terms(for: tx.disputedParts(of: id))
            let side: FeedbackSide = roles.contains(.participant) ? .participant : .employer
            let dispute = moment.newID(Dispute.self)
            try tx.run(
                """
                INSERT INTO dispute (id, engagement_id, state, side, opened_by, opened_at)
                VALUES (\(dispute), \(id), \(Dispute.State.opened), \(side), \(viewer.id), \(moment.now))
                """)
            _ = try tx.insertTerms(.claim, terms, request.words, in: dispute, of: side, by: viewer.id, moment)
            try tx.run("UPDATE engagement SET dispute_note = \(request.words) WHERE id = \(id)")
            try tx.move(
                .engagement, id.text, .dispute, in: Engagement.machine, from: engagement.state, by: Actor(viewer.id, roles), at: moment)
            try tx.record(
                .dispute, dispute.text, "open", to: Dispute.State.opened.rawValue, by: viewer.id, role: Dispute.Role.opener.rawValue,
                at: moment)
            try tx.startDisputeClocks(dispute, clocks, moment)
            return dispute
        }
    }

    /// Answers what was asked for; from then on everybody may propose.
    func answer(_ id: ID<Dispute>, saying words: Prose, by viewer: Viewer) async throws {
        let clocks = site.policy.disputes
        try await act(.answer, on: id, by: viewer) { tx, dispute, moment in
            try tx.run("UPDATE dispute SET answer = \(words), answered_at = \(moment.now) WHERE id = \(dispute.id)")
            try tx.schedule(.remindToSettle, id.text, at: moment.now + .days(max(clocks.agreeDays - 1, 1)), moment)
        }
    }

    /// Agrees to what was asked for, without more words.
    func concede(_ id: ID<Dispute>, by viewer: Viewer) async throws {
        let policy = site.policy
        try await decide(id, by: viewer) { tx, dispute, actor, moment in
            guard let claim = dispute.claim else { throw Refusal.notFound }
            try tx.settle(dispute, .concede, by: claim.terms, .conceded, actor, claim.words, policy, moment)
        }
    }

    /// Puts terms before both sides; they take the place of a proposal that was there.
    func propose(_ id: ID<Dispute>, _ request: DisputeRequest, by viewer: Viewer) async throws {
        let clocks = site.policy.disputes
        try await act(.propose, on: id, by: viewer) { tx, dispute, moment in
            let terms = try request.terms(for: tx.disputedParts(of: dispute.engagement))
            let side = try tx.disputeSide(of: viewer, in: dispute.engagement)
            let made = try tx.insertTerms(.proposal, terms, request.words, in: id, of: side, by: viewer.id, moment)
            try tx.schedule(.remindToAgree, made.text, at: moment.now + .days(max(clocks.agreeDays - 1, 1)), moment)
            try tx.schedule(.acceptProposal, made.text, at: moment.now + .days(clocks.agreeDays), moment)
        }
    }

    /// Agrees to the proposal; with the second side it is decided.
    ///
    /// - Parameter terms: the proposal that was read.
    func agree(to terms: ID<DisputeTerms>, in id: ID<Dispute>, by viewer: Viewer) async throws {
        let policy = site.policy
        try await act(.agree, on: id, by: viewer) { tx, dispute, moment in
            let (proposal, side) = try tx.openProposal(terms, in: dispute, by: viewer)
            guard proposal.agreed[side] == nil else { throw Refusal.conflict("Your side has agreed already. The other one has not yet.") }
            let column: SQL = side == .participant ? "participant_agreed_at" : "employer_agreed_at"
            try tx.run("UPDATE dispute_terms SET \(column) = \(moment.now) WHERE id = \(terms)")
            guard proposal.agreed[side.other] != nil else { return }
            let clock = Actor<Dispute.Role>(clock: .clock)
            try tx.settle(dispute, .conclude, by: proposal.terms, .agreement, clock, proposal.words, policy, moment)
        }
    }

    /// Refuses the proposal: nothing is accepted by silence any more, and another may be made.
    func refuse(_ terms: ID<DisputeTerms>, in id: ID<Dispute>, by viewer: Viewer) async throws {
        try await act(.refuse, on: id, by: viewer) { tx, dispute, moment in
            let (proposal, side) = try tx.openProposal(terms, in: dispute, by: viewer)
            guard proposal.side != side else { throw Refusal.conflict("This is your own proposal. Make another one in its place.") }
            try tx.run("UPDATE dispute_terms SET refused_at = \(moment.now) WHERE id = \(terms)")
        }
    }

    /// The operator decides; the money moves at once.
    func decide(_ id: ID<Dispute>, _ request: DisputeRequest, by viewer: Viewer) async throws {
        let policy = site.policy
        try await decide(id, by: viewer) { tx, dispute, actor, moment in
            _ = try Dispute.machine.next(.decide, from: dispute.state, by: actor.roles)
            let terms = try request.terms(for: tx.disputedParts(of: dispute.engagement))
            _ = try tx.insertTerms(.decision, terms, request.words, in: id, of: nil, by: viewer.id, moment)
            try tx.settle(dispute, .decide, by: terms, .operator, actor, request.words.text, policy, moment)
        }
    }

    /// One move that leaves the dispute open, or what the change makes of it.
    private func act(
        _ event: Dispute.Event, on id: ID<Dispute>, by viewer: Viewer,
        _ change: @escaping @Sendable (Transaction, DisputeRow, Moment) throws -> Void
    ) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.holdEngagement(ofDispute: id)
            let (dispute, _, roles) = try tx.dispute(id, seenBy: viewer)
            let actor = try Actor(viewer.id, dispute.roles(of: roles))
            try tx.move(.dispute, id.text, event, in: Dispute.machine, from: dispute.state, by: actor, at: moment)
            try change(tx, dispute, moment)
        }
    }

    private func decide(
        _ id: ID<Dispute>, by viewer: Viewer,
        _ change: @escaping @Sendable (Transaction, DisputeRow, Actor<Dispute.Role>, Moment) throws -> Void
    ) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.holdEngagement(ofDispute: id)
            let (dispute, _, roles) = try tx.dispute(id, seenBy: viewer)
            try change(tx, dispute, Actor(viewer.id, dispute.roles(of: roles)), moment)
        }
    }
}

extension Site {
    var disputes: Disputes { Disputes(site: self) }
}

extension DisputeRow {
    /// What somebody with these roles in the engagement is to the dispute; who only looks on is refused.
    func roles(of roles: Set<Engagement.Role>) throws(Refusal) -> Set<Dispute.Role> {
        if roles.contains(.participant) { return [side == .participant ? .opener : .responder] }
        if roles.contains(.supervisor) { return [side == .employer ? .opener : .responder] }
        if roles.contains(.operator) { return [.operator] }
        throw .forbidden("Only the two sides and the operator act in a dispute.")
    }
}

extension Transaction {
    /// On which side somebody is; nil for the operator.
    func disputeSide(of viewer: Viewer, in engagement: ID<Engagement>) throws -> FeedbackSide? {
        let roles = try engagementRoles(of: viewer, in: engagement)
        return roles.contains(.participant) ? .participant : roles.contains(.supervisor) ? .employer : nil
    }

    /// The proposal somebody speaks about, when it is still the one that counts.
    func openProposal(
        _ terms: ID<DisputeTerms>, in dispute: DisputeRow, by viewer: Viewer
    ) throws -> (DisputeTermsRow, FeedbackSide) {
        guard let proposal = dispute.proposal, proposal.id == terms, let side = try disputeSide(of: viewer, in: dispute.engagement) else {
            throw Refusal.conflict("There is another proposal by now. Reload the page and read that one.")
        }
        return (proposal, side)
    }

    /// Reminders and silence, counted from the opening.
    func startDisputeClocks(_ id: ID<Dispute>, _ clocks: DisputeClocks, _ moment: Moment) throws {
        let now = moment.now
        try schedule(.remindToAnswer, id.text, at: now + .days(max(clocks.answerDays - 1, 1)), moment)
        try schedule(.lapseDispute, id.text, at: now + .days(clocks.answerDays), moment)
        for days in Set([clocks.decideDays - 2, clocks.decideDays]).sorted() where days > 0 {
            try schedule(.remindToSettle, id.text, at: now + .days(days), moment)
        }
    }
}
