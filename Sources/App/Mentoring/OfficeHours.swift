import Domain
import Storage

/// Office hours: offered by mentors and supervisors, booked by participants of work under way.
struct OfficeHours: Sendable {
    let site: Site

    private static let most = 20

    func offer(_ draft: OfficeHourDraft, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            guard try tx.mayOfferHours(viewer) else { throw Refusal.notFound }
            try tx.hold(viewer.id)
            guard try tx.officeHours(where: "office_hour.person_id = \(viewer.id)").count < Self.most else {
                throw Refusal.conflict("You offer \(Self.most) office hours, which is the most. Take one back first.")
            }
            try tx.insertOfficeHour(moment.newID(), draft, of: viewer, at: moment.now)
        }
    }

    /// Takes an offer back; what is booked is cancelled, and everyone is told.
    func close(_ id: ID<OfficeHour>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let open = try tx.meetings(
                where: """
                    meeting.office_hour_id = \(id) AND meeting.host_id = \(viewer.id) AND meeting.state = 'planned'
                    AND meeting.starts_at > \(moment.now)
                    """, order: "meeting.engagement_id, meeting.id")
            for engagement in Set(open.map(\.engagement)).sorted() { try tx.hold(engagement) }
            let closed = try tx.run(
                "UPDATE office_hour SET closed_at = \(moment.now) WHERE id = \(id) AND person_id = \(viewer.id) AND closed_at IS NULL")
            guard closed == 1 else { throw Refusal.notFound }
            for meeting in open {
                guard try tx.meeting(meeting.id)?.state == .planned else { continue }
                try tx.cancel(meeting, by: Actor(viewer.id, [.host]), moment)
            }
        }
    }

    /// Books a time that is free.
    func book(_ hour: ID<OfficeHour>, at start: Instant, about topic: Line, in id: ID<Engagement>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(id)
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            guard roles.contains(.participant) else { throw Refusal.forbidden("Only the participant books office hours.") }
            guard engagement.state.isLive else { throw Refusal.conflict("The work is over, so nothing can be booked any more.") }
            // Its row first, so that an offer that is just taken back is not booked.
            let isOpen = try tx.run("UPDATE office_hour SET minutes = minutes WHERE id = \(hour) AND closed_at IS NULL") == 1
            let found = try tx.officeHours(for: engagement).first { $0.id == hour && $0.starts(after: moment.now).contains(start) }
            guard isOpen, let found else { throw Refusal.invalid("slot", "This time is not offered any more. Choose another.") }
            let meeting = moment.newID(Meeting.self)
            let terms = MeetingTerms(startsAt: start, minutes: found.minutes, place: found.place, topic: topic.text)
            guard try tx.insertMeeting(meeting, in: id, host: found.person, officeHour: hour, terms, at: moment.now) else {
                throw Refusal.invalid("slot", "Somebody else has just taken this time. Choose another.")
            }
            try tx.record(.meeting, meeting.text, "plan", to: "planned", by: viewer.id, role: "guest", note: "0", at: moment)
            try tx.scheduleReminder(of: meeting, startingAt: start, moment)
        }
    }
}

extension Site {
    var officeHours: OfficeHours { OfficeHours(site: self) }
}
