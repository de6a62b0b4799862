import Domain
import Hummingbird

/// Planning, moving, cancelling and confirming meetings; offering and booking office hours.
struct MeetingRoutes: Sendable {
    let site: Site

    func plan(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(
            form, orShow: { MentorPage(desk: try await site.mentorSeats.desk(id, for: context.viewer), form: $0) }
        ) { form in
            let draft = try MeetingDraft(&form, in: context.viewer.zone, at: site.world.now())
            try await site.meetings.plan(draft, in: id, by: context.viewer)
            return .seeOther(Paths.mentor(of: id).anchored("meetings"), saying: "Planned. Both of you get it by mail.")
        }
    }

    func moveForm(_ request: Request, _ context: SignedIn) async throws -> Response {
        let meeting = try await movable(context)
        return context.show(MoveMeetingPage(meeting: meeting, form: meeting.form(in: context.viewer.zone), zone: context.viewer.zone))
    }

    func move(_ request: Request, _ context: SignedIn) async throws -> Response {
        let meeting = try await movable(context)
        let form = try await Form(reading: request, context)
        return try await context.answer(
            form, orShow: { MoveMeetingPage(meeting: meeting, form: $0, zone: context.viewer.zone) }
        ) { form in
            let draft = try MeetingDraft(&form, in: context.viewer.zone, at: site.world.now())
            let id = try await site.meetings.move(meeting.id, to: draft, by: context.viewer)
            return .seeOther(Paths.mentor(of: id).anchored("meetings"), saying: "Moved. Both of you get the change by mail.")
        }
    }

    func cancel(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id = try await site.meetings.cancel(context.id(), by: context.viewer)
        return .seeOther(Paths.mentor(of: id).anchored("meetings"), saying: "Cancelled. Both of you are told.")
    }

    func confirm(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id = try await site.meetings.confirm(context.id(), by: context.viewer)
        return .seeOther(Paths.mentor(of: id).anchored("meetings"), saying: "Good. It counts.")
    }

    func hours(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await hoursPage(context, Form([("rhythm", "weekly"), ("minutes", "20")])))
    }

    func offer(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await hoursPage(context, $0) }) { form in
            let draft = try OfficeHourDraft(&form, in: context.viewer.zone, at: site.world.now())
            try await site.officeHours.offer(draft, by: context.viewer)
            return .seeOther(Paths.officeHours, saying: "Offered. Your participants can book it now.")
        }
    }

    func close(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await site.officeHours.close(context.id(), by: context.viewer)
        return .seeOther(Paths.officeHours, saying: "Taken back. Whoever had booked is told.")
    }

    func slots(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await slotsPage(context, Form()))
    }

    func book(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await slotsPage(context, $0) }) { form in
            let slot = form.slot("slot")
            let topic = form.line("topic", "The topic", 0...200)
            guard form.problems.isEmpty, let slot, let topic else { throw form.refusal }
            try await site.officeHours.book(slot.hour, at: slot.start, about: topic, in: id, by: context.viewer)
            return .seeOther(Paths.mentor(of: id).anchored("meetings"), saying: "Booked. Both of you get it by mail.")
        }
    }

    private func movable(_ context: SignedIn) async throws -> MeetingRow {
        let (id, viewer): (ID<Meeting>, Viewer) = (try context.id(), context.viewer)
        let meeting = try await site.database.read { tx in try tx.meeting(id, of: viewer) }
        _ = try Meeting.machine.next(.move, from: meeting.state, by: meeting.roles(of: viewer.id))
        return meeting
    }

    private func hoursPage(_ context: SignedIn, _ form: Form) async throws -> OfficeHoursPage {
        let (viewer, now) = (context.viewer, site.world.now())
        return try await site.database.read { tx in
            guard try tx.mayOfferHours(viewer) else { throw Refusal.notFound }
            return OfficeHoursPage(
                hours: try tx.officeHours(where: "office_hour.person_id = \(viewer.id)"),
                booked: try tx.meetings(
                    where: """
                        meeting.host_id = \(viewer.id) AND meeting.office_hour_id IS NOT NULL AND meeting.state = 'planned'
                        AND meeting.starts_at > \(now - .days(1))
                        """), form: form, zone: viewer.zone, now: now)
        }
    }

    private func slotsPage(_ context: SignedIn, _ form: Form) async throws -> OfficeSlotsPage {
        let (id, viewer, now): (ID<Engagement>, Viewer, Instant) = (try context.id(), context.viewer, site.world.now())
        return try await site.database.read { tx in
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            guard roles.contains(.participant) else { throw Refusal.forbidden("Only the participant books office hours.") }
            let slots = engagement.state.isLive ? try tx.freeSlots(for: engagement, at: now) : []
            return OfficeSlotsPage(engagement: engagement, slots: slots, form: form, zone: viewer.zone)
        }
    }
}

extension Form {
    /// A time of an office hour, as its page offers it.
    fileprivate mutating func slot(_ name: String) -> (hour: ID<OfficeHour>, start: Instant)? {
        read(name) { raw throws(Refusal) in
            let parts = raw.split(separator: "~")
            guard parts.count == 2, let hour = ID<OfficeHour>(parsing: parts[0]), let start = Int64(parts[1]) else {
                throw .invalid(name, "Choose a time.")
            }
            return (hour, Instant(milliseconds: start))
        }
    }
}
