import Domain
import Storage

/// Reminding the participant, for as long as it helps.
struct Nudges: Sendable {
    let site: Site

    /// A milestone is due soon, or was due.
    func ofMilestone(_ id: ID<Milestone>) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.holdEngagement(ofMilestone: id)
            let milestone = try tx.milestone(id)
            let engagement = try tx.engagement(milestone.engagement)
            guard milestone.state != .accepted, milestone.state != .cancelled else { throw Refusal.conflict("This milestone is done.") }
            let day = try tx.zone(of: engagement.person).day(of: milestone.dueAt)
            let slots = try tx.slots(of: .milestone, due: day, for: engagement.person)
            guard let slot = try tx.nextSlot(slots, .nudgeMilestone, id.text, in: engagement, moment), milestone.isOpen else { return }
            try tx.sendNudge(.milestone, about: id.text, in: engagement.id, slot: slot, moment)
        }
    }

    /// One of the participant's own steps is due.
    func ofStep(_ id: ID<PlanStep>) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let found = try tx.planStep(id)
            try tx.hold(found.engagement)
            let (step, engagement) = (try tx.planStep(id), try tx.engagement(found.engagement))
            guard step.doneAt == nil, let day = step.dueOn else { throw Refusal.conflict("This step is done, or has no day.") }
            let slots = try tx.slots(of: .step, due: day, for: engagement.person)
            guard let slot = try tx.nextSlot(slots, .nudgeStep, id.text, in: engagement, moment) else { return }
            try tx.sendNudge(.step, about: id.text, in: engagement.id, slot: slot, moment)
        }
    }

    /// A check-in closes in a day.
    func ofCheckIn(_ id: ID<CheckInRow>) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let found = try tx.checkIn(id)
            try tx.hold(found.engagement)
            let (checkIn, engagement) = (try tx.checkIn(id), try tx.engagement(found.engagement))
            guard checkIn.state == .open else { throw Refusal.conflict("This check-in has ended.") }
            let slot = checkIn.closesAt - .days(1)
            guard try tx.nextSlot([slot], .nudgeCheckIn, id.text, in: engagement, moment) != nil else { return }
            try tx.sendNudge(.checkIn, about: id.text, in: engagement.id, slot: slot, moment)
        }
    }

    /// Two days after a reminder: did it help? When two in a row did not, the kind stops.
    func judge(_ id: ID<NudgeRow>) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let found = try tx.nudge(id)
            try tx.hold(found.engagement)
            let (nudge, engagement) = (try tx.nudge(id), try tx.engagement(found.engagement))
            guard nudge.helped == nil, !engagement.state.isOver else { throw Refusal.conflict("This is known, or of no use.") }
            if let pause = try tx.runningPause(of: engagement.id) {
                return try tx.schedule(.judgeNudge, id.text, at: max(pause.endsAt, moment.now) + .minutes(1), moment)
            }
            let due = Standstill.moved(nudge.sentAt, by: try tx.standstills(of: engagement.id)) + Nudging.patience
            guard due <= moment.now else { return try tx.schedule(.judgeNudge, id.text, at: due, moment) }
            let helped = try tx.hasActed(in: engagement, since: nudge.sentAt)
            try tx.run("UPDATE nudge SET helped = \(helped) WHERE id = \(id)")
            try tx.stopNudges(nudge.kind, in: engagement.id, after: id, moment)
        }
    }

    /// The participant mutes a kind of reminder, or lets it come again.
    func set(_ kind: Nudging.Kind, isOn: Bool, in id: ID<Engagement>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(id)
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            guard roles.contains(.participant) else { throw Refusal.forbidden("Only the participant chooses their reminders.") }
            try tx.setNudges(kind, in: id, muted: isOn ? nil : moment.now, stopped: nil, since: moment.now)
            try tx.record(
                .nudge, engagement.id.text, isOn ? "unmute" : "mute", by: viewer.id, role: Engagement.Role.participant.rawValue,
                note: kind.rawValue, at: moment)
        }
    }
}

extension Site {
    var nudges: Nudges { Nudges(site: self) }
}

extension Transaction {
    /// The slot to be filled now; the timer of the next one is set. Nothing is due while nobody is at work.
    fileprivate func nextSlot(
        _ slots: [Instant], _ name: Job.Name, _ nounID: String, in engagement: EngagementRow, _ moment: Moment
    ) throws -> Instant? {
        guard !engagement.state.isOver else { throw Refusal.conflict("This engagement is over.") }
        guard try runningPause(of: engagement.id) == nil else { throw Refusal.conflict("The work is paused.") }
        let place = Nudging.place(moment.now, in: slots)
        if let next = place.next { try schedule(name, nounID, at: next, moment) }
        return engagement.state == .active ? place.now : nil
    }

    fileprivate func stopNudges(_ kind: Nudging.Kind, in engagement: ID<Engagement>, after nudge: ID<NudgeRow>, _ moment: Moment) throws {
        guard let setting = try nudgeSettings(of: engagement).first(where: { $0.kind == kind }), setting.isOn,
            Nudging.stops(after: try nudgesHelped(kind, in: engagement, since: setting.since))
        else { return }
        try setNudges(kind, in: engagement, muted: nil, stopped: moment.now, since: setting.since)
        try record(.nudge, nudge.text, "stop", by: nil, role: "clock", note: kind.rawValue, at: moment)
    }
}
