import Domain
import Storage

/// Changing what was agreed: one side proposes and signs, the other signs or does not.
struct ChangeRequests: Sendable {
    let site: Site

    func propose(_ draft: ChangeDraft, in id: ID<Engagement>, from address: String, by viewer: Viewer) async throws
        -> ID<ChangeRequestRow>
    {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let (engagement, side) = try tx.engagement(id, heldFor: viewer)
            guard engagement.state.isUnderWay else { throw Refusal.conflict("The work is not under way, so nothing is changed.") }
            guard try !tx.changeRequests(of: id).contains(where: { $0.state == .proposed }) else {
                throw Refusal.conflict("Another change waits for an answer. It is answered or taken back first.")
            }
            let milestone = try tx.changeable(draft.milestone, in: engagement)
            try draft.check(against: milestone, in: engagement, at: moment.now)
            let earlier = try tx.textInForce(of: engagement)
            let text = draft.text(for: milestone, in: engagement, after: earlier)
            let change = try tx.insertChange(
                draft, text, after: earlier, in: engagement, of: side, by: viewer.id, from: address, moment)
            try tx.record(
                .changeRequest, change.text, "propose", to: ChangeRequest.State.proposed.rawValue, by: viewer.id, role: side.rawValue,
                at: moment)
            return change
        }
    }

    /// Signs a change: from now on it is what was agreed.
    ///
    /// - Parameter hash: the fingerprint of the text that was read.
    func agree(
        to id: ID<ChangeRequestRow>, as name: Line, text hash: String, from address: String, by viewer: Viewer
    ) async throws -> ID<Engagement> {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let found = try tx.changeRequest(id)
            let (engagement, side) = try tx.engagement(found.engagement, heldFor: viewer)
            let change = try tx.changeRequest(id)
            _ = try ChangeRequest.machine.next(.agree, from: change.state, by: [change.role(of: side)])
            guard hash == change.hash, try tx.textInForce(of: engagement) == change.earlierHash, engagement.state.isUnderWay else {
                throw Refusal.conflict("What was agreed has changed since. Take this back and propose it anew.")
            }
            let milestone = try tx.changeable(change.milestone, in: engagement)
            if !change.criteria.isEmpty || !change.title.isEmpty { try milestone.checkUntouched() }
            try tx.setAnswer("", name: name.text, from: address, of: id, by: viewer.id, at: moment.now)
            try tx.move(
                .changeRequest, id.text, .agree, in: ChangeRequest.machine, from: change.state,
                by: Actor(viewer.id, [change.role(of: side)]), note: change.earlierHash, at: moment)
            try tx.apply(change, in: engagement, moment)
            return engagement.id
        }
    }

    /// Declines a change with a reason, or takes one's own back.
    func end(_ event: ChangeRequest.Event, _ id: ID<ChangeRequestRow>, saying words: String, by viewer: Viewer) async throws
        -> ID<Engagement>
    {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let found = try tx.changeRequest(id)
            let (engagement, side) = try tx.engagement(found.engagement, heldFor: viewer)
            let change = try tx.changeRequest(id)
            try tx.move(
                .changeRequest, id.text, event, in: ChangeRequest.machine, from: change.state,
                by: Actor(viewer.id, [change.role(of: side)]), at: moment)
            if event == .decline { try tx.setAnswer(words, name: "", from: "", of: id, by: viewer.id, at: moment.now) }
            return engagement.id
        }
    }

    /// The form to propose a change.
    func form(in id: ID<Engagement>, for viewer: Viewer, _ form: Form) async throws -> ChangeFormPage {
        try await site.database.read { tx in
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            guard roles.side != nil else { throw Refusal.forbidden("Only the participant and the supervisor propose changes.") }
            guard engagement.state.isUnderWay else { throw Refusal.conflict("The work is not under way, so nothing is changed.") }
            let open = try tx.milestones(of: id).filter(\.isOpen)
            return ChangeFormPage(engagement: engagement, milestones: open, form: form, zone: viewer.zone)
        }
    }

    /// One change, for whoever sees the engagement.
    func page(_ id: ID<ChangeRequestRow>, for viewer: Viewer, _ form: Form) async throws -> ChangePage {
        try await site.database.read { tx in
            let change = try tx.changeRequest(id)
            let (engagement, roles) = try tx.engagement(change.engagement, seenBy: viewer)
            return ChangePage(engagement: engagement, change: change, side: roles.side, form: form, zone: viewer.zone)
        }
    }
}

extension Site {
    var changeRequests: ChangeRequests { ChangeRequests(site: self) }
}

extension Transaction {
    /// A milestone of this engagement that is still worked on.
    fileprivate func changeable(_ id: ID<Milestone>, in engagement: EngagementRow) throws -> MilestoneRow {
        let milestone = try milestone(id)
        guard milestone.engagement == engagement.id else { throw Refusal.notFound }
        guard milestone.isOpen else { throw Refusal.conflict("“\(milestone.title)” is handed in or done, so it stays as it was agreed.") }
        return milestone
    }
}

extension MilestoneRow {
    /// What was handed in is judged by the words it was made for.
    fileprivate func checkUntouched() throws(Refusal) {
        guard submissions.isEmpty else {
            throw .invalid("title", "Something was handed in for this milestone already, so only its date can change.")
        }
    }
}

extension ChangeDraft {
    fileprivate func check(against milestone: MilestoneRow, in engagement: EngagementRow, at now: Instant) throws(Refusal) {
        var problems = Problems()
        if let due {
            let end = engagement.zone.end(of: due)
            if end <= now { problems.add("due", "Choose a day that is not over.") }
            if end == milestone.dueAt { problems.add("due", "This is the day it is due already.") }
        }
        if title != nil || !criteria.isEmpty { _ = problems.take("title", try milestone.checkUntouched()) }
        if due == nil, title == nil, criteria.isEmpty { problems.add("due", "Say what changes: the day, the title or the criteria.") }
        try problems.refuse()
    }
}
