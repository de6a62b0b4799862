import Domain
import Storage

extension Transaction {
    func officeHours(where condition: SQL) throws -> [OfficeHour] {
        try rows(
            """
            SELECT office_hour.*, person.name AS host FROM office_hour
            JOIN person ON person.id = office_hour.person_id
            WHERE office_hour.closed_at IS NULL AND person.suspended_at IS NULL AND \(condition)
            ORDER BY office_hour.first_day, office_hour.minute_of_day, office_hour.id
            """
        ).map(OfficeHour.init)
    }

    /// The hours a participant may book in an engagement: of its mentor, and of whoever works with participants at the employer.
    func officeHours(for engagement: EngagementRow) throws -> [OfficeHour] {
        try officeHours(
            where: """
                office_hour.person_id <> \(engagement.person) AND (
                    office_hour.person_id IN (SELECT person_id FROM mentor_seat
                        WHERE engagement_id = \(engagement.id) AND state = 'accepted')
                    OR office_hour.person_id IN (SELECT person_id FROM membership
                        WHERE organization_id = \(engagement.organization) AND role IN ('owner', 'supervisor', 'mentor')))
                """)
    }

    /// The times that are still free, soonest first.
    func freeSlots(for engagement: EngagementRow, at now: Instant) throws -> [OfficeSlot] {
        let hours = try officeHours(for: engagement)
        guard !hours.isEmpty else { return [] }
        let taken = try meetings(
            where: "meeting.office_hour_id IN \(list: hours.map(\.id)) AND meeting.state <> 'cancelled' AND meeting.starts_at > \(now)")
        let used = Set(taken.compactMap { meeting in meeting.officeHour.map { "\($0)~\(meeting.startsAt.milliseconds)" } })
        return hours.flatMap { hour in hour.starts(after: now).map { OfficeSlot(hour: hour, startsAt: $0) } }
            .filter { !used.contains($0.value) }.sorted { ($0.startsAt, $0.hour.id.text) < ($1.startsAt, $1.hour.id.text) }
    }

    func insertOfficeHour(_ id: ID<OfficeHour>, _ draft: OfficeHourDraft, of viewer: Viewer, at now: Instant) throws {
        try run(
            """
            INSERT INTO office_hour (id, person_id, weekly, first_day, last_day, minute_of_day, minutes, time_zone, place, created_at)
            VALUES (\(id), \(viewer.id), \(draft.isWeekly), \(draft.first.text), \(draft.last.text), \(draft.minute), \(draft.minutes),
                \(viewer.zone.name), \(draft.place), \(now))
            """)
    }

    /// Whether somebody has participants who could come: as a member of an employer's staff, or as a mentor.
    func mayOfferHours(_ viewer: Viewer) throws -> Bool {
        let isStaff = viewer.memberships.contains { $0.kind == .employer && $0.role != .viewer }
        return try isStaff
            || exists("SELECT id FROM mentor_seat WHERE person_id = \(viewer.id) AND state = 'accepted'")
    }
}
