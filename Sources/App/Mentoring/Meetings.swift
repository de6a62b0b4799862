import Domain
import Storage

/// Meetings of a participant with their mentor: planned, moved, cancelled, confirmed.
struct Meetings: Sendable {
    let site: Site

    /// A mentor plans a check-in; both get it for their calendars.
    func plan(_ draft: MeetingDraft, in id: ID<Engagement>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(id)
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            guard roles.contains(.mentor) else { throw Refusal.forbidden("Only the mentor plans these meetings: write to them.") }
            guard engagement.state != .cancelled else {
                throw Refusal.conflict("The work was cancelled, so no more meetings are planned here.")
            }
            let meeting = moment.newID(Meeting.self)
            let terms = MeetingTerms(
                startsAt: draft.startsAt, minutes: draft.minutes, place: draft.place.text, topic: draft.topic.text)
            guard try tx.insertMeeting(meeting, in: id, host: viewer.id, officeHour: nil, terms, at: moment.now) else { return }
            try tx.record(.meeting, meeting.text, "plan", to: "planned", by: viewer.id, role: "host", note: "0", at: moment)
            try tx.scheduleReminder(of: meeting, startingAt: draft.startsAt, moment)
        }
    }

    /// The host moves a pledged meeting; an office hour is cancelled and booked anew.
    ///
    /// - Returns: the engagement it belongs to.
    func move(_ id: ID<Meeting>, to draft: MeetingDraft, by viewer: Viewer) async throws -> ID<Engagement> {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let meeting = try tx.held(id, of: viewer)
            guard meeting.officeHour == nil else {
                throw Refusal.conflict("An office hour stays where it is. Cancel this one, so that another can be booked.")
            }
            let sequence = meeting.sequence + 1
            try tx.run(
                """
                UPDATE meeting SET starts_at = \(draft.startsAt), minutes = \(draft.minutes), place = \(draft.place), topic = \(draft.topic),
                sequence = \(sequence), changed_at = \(moment.now) WHERE id = \(id) AND state = 'planned'
                """)
            try tx.move(
                .meeting, id.text, .move, in: Meeting.machine, from: meeting.state, by: Actor(viewer.id, meeting.roles(of: viewer.id)),
                note: "\(sequence)", at: moment)
            try tx.scheduleReminder(of: id, startingAt: draft.startsAt, moment)
            return meeting.engagement
        }
    }

    func cancel(_ id: ID<Meeting>, by viewer: Viewer) async throws -> ID<Engagement> {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let meeting = try tx.held(id, of: viewer)
            try tx.cancel(meeting, by: Actor(viewer.id, meeting.roles(of: viewer.id)), moment)
            return meeting.engagement
        }
    }

    /// Either of the two confirms that they met.
    func confirm(_ id: ID<Meeting>, by viewer: Viewer) async throws -> ID<Engagement> {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let meeting = try tx.held(id, of: viewer)
            let roles = meeting.roles(of: viewer.id)
            _ = try Meeting.machine.next(.hold, from: meeting.state, by: roles)
            try Meeting.mayBeHeld(startingAt: meeting.startsAt, now: moment.now)
            // In one statement, because a held meeting has somebody who said so.
            let changed = try tx.run(
                "UPDATE meeting SET state = 'held', held_by = \(viewer.id), changed_at = \(moment.now) WHERE id = \(id) AND state = 'planned'"
            )
            guard changed == 1 else { throw Refusal.conflict("Somebody else was faster. Reload the page to see what is true now.") }
            try tx.record(
                .meeting, id.text, Meeting.Event.hold.rawValue, from: "planned", to: "held", by: viewer.id,
                role: roles.first?.rawValue ?? "", at: moment)
            return meeting.engagement
        }
    }

    /// It is a day before a meeting: both are reminded, once for each time it has.
    func remind(_ id: ID<Meeting>) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let meeting = try tx.meeting(id).orNotFound()
            guard meeting.state == .planned, meeting.startsAt > moment.now, meeting.startsAt - Meeting.reminder <= moment.now else {
                throw Refusal.conflict("It was moved or cancelled.")
            }
            let isFirst = try tx.run(
                "UPDATE meeting SET reminded = \(meeting.sequence) WHERE id = \(id) AND reminded < \(meeting.sequence)")
            guard isFirst == 1 else { throw Refusal.conflict("Both were reminded.") }
            try tx.record(.meeting, id.text, "remind", by: nil, role: "clock", note: "\(meeting.sequence)", at: moment)
        }
    }
}

extension Site {
    var meetings: Meetings { Meetings(site: self) }
}

extension Transaction {
    /// A meeting of somebody's own, its engagement taken first.
    fileprivate func held(_ id: ID<Meeting>, of viewer: Viewer) throws -> MeetingRow {
        try hold(meeting(id, of: viewer).engagement)
        return try meeting(id, of: viewer)
    }
}
