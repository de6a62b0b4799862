import Domain
import Storage

extension Transaction {
    func meetings(where condition: SQL, order: SQL = "meeting.starts_at, meeting.id") throws -> [MeetingRow] {
        try rows(
            """
            SELECT meeting.*, project.title, host.name AS host, guest.name AS guest, guest.id AS guest_id
            FROM meeting
            JOIN engagement ON engagement.id = meeting.engagement_id
            JOIN project ON project.id = engagement.project_id
            JOIN person AS host ON host.id = meeting.host_id
            JOIN person AS guest ON guest.id = engagement.person_id
            WHERE \(condition)
            ORDER BY \(order)
            """
        ).map(MeetingRow.init)
    }

    func meeting(_ id: ID<Meeting>) throws -> MeetingRow? { try meetings(where: "meeting.id = \(id)").first }

    /// A meeting of somebody's own; others' are not there.
    func meeting(_ id: ID<Meeting>, of viewer: Viewer) throws -> MeetingRow {
        let found = try meetings(
            where: "meeting.id = \(id) AND (meeting.host_id = \(viewer.id) OR engagement.person_id = \(viewer.id))")
        guard let meeting = found.first else { throw Refusal.notFound }
        return meeting
    }

    /// Of two who book the same time at once one has it.
    ///
    /// - Returns: false, and nothing is changed, when somebody has it already.
    func insertMeeting(
        _ id: ID<Meeting>, in engagement: ID<Engagement>, host: ID<Person>, officeHour: ID<OfficeHour>?, _ draft: MeetingTerms,
        at now: Instant
    ) throws -> Bool {
        try run(
            """
            INSERT INTO meeting (id, engagement_id, host_id, office_hour_id, state, starts_at, minutes, place, topic, created_at, changed_at)
            SELECT \(id), \(engagement), \(host), CAST(\(officeHour) AS TEXT), 'planned', \(draft.startsAt), \(draft.minutes), \(draft.place),
                \(draft.topic), \(now), \(now) WHERE TRUE
            ON CONFLICT DO NOTHING
            """) == 1
    }

    /// Reminds both a day before; a meeting sooner than that needs no reminder.
    func scheduleReminder(of id: ID<Meeting>, startingAt start: Instant, _ moment: Moment) throws {
        let due = start - Meeting.reminder
        guard due > moment.now else { return }
        try schedule(.remindOfMeeting, id.text, at: due, moment)
    }

    /// What was still to come is not to be any more; everyone is told.
    func cancelMeetings(of engagement: ID<Engagement>, hostedBy host: ID<Person>? = nil, _ moment: Moment) throws {
        let hosted: SQL = host.map { "meeting.host_id = \($0)" } ?? "TRUE"
        let open = try meetings(
            where: "meeting.engagement_id = \(engagement) AND meeting.state = 'planned' AND meeting.starts_at > \(moment.now) AND \(hosted)"
        )
        for meeting in open { try cancel(meeting, by: Actor(clock: .clock), moment) }
    }

    func cancel(_ meeting: MeetingRow, by actor: Actor<Meeting.Role>, _ moment: Moment) throws {
        try run("UPDATE meeting SET sequence = sequence + 1, changed_at = \(moment.now) WHERE id = \(meeting.id) AND state = 'planned'")
        try move(
            .meeting, meeting.id.text, .cancel, in: Meeting.machine, from: meeting.state, by: actor, note: "\(meeting.sequence + 1)",
            at: moment)
    }
}

/// When, how long, where and about what, once it is known to be right.
struct MeetingTerms: Sendable {
    let startsAt: Instant
    let minutes: Int
    let place: String
    let topic: String
}
