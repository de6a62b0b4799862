import Domain
import Storage

/// Everything about an engagement's mentor that its people read, read at one moment.
struct MentorDesk: Sendable {
    let engagement: EngagementRow
    let roles: Set<Engagement.Role>
    let viewer: ID<Person>
    let seat: MentorSeatRow?
    let meetings: [MeetingRow]
    let stage: MentorStage
    let zone: Zone
    let now: Instant

    var isParticipant: Bool { roles.contains(.participant) }
    var isEmployer: Bool { roles.contains(.supervisor) }
    var isMentor: Bool { roles.contains(.mentor) }
    var isUnderWay: Bool { engagement.state.isLive }
    /// Who guides now; a seat that ended still keeps its thanks.
    var mentor: MentorSeatRow? { seat.flatMap { $0.state == .accepted ? $0 : nil } }

    var own: [MeetingRow] { meetings.filter { $0.officeHour == nil } }

    var pledgeWords: String {
        Meeting.pledgeWords(held: own.filter { $0.state == .held && $0.host == seat?.person }.count, pledged: seat?.pledged ?? 0)
    }

    func may(_ event: MentorSeat.Event) -> Bool {
        seat.map { MentorSeat.machine.allows(event, from: $0.state, by: MentorSeat.Role.all(roles)) } ?? false
    }

    func when(_ instant: Instant, _ style: When.Style = .dateTime) -> When { When(instant: instant, zone: zone, style: style, now: now) }
}

extension Transaction {
    func mentorDesk(_ engagement: EngagementRow, _ roles: Set<Engagement.Role>, for viewer: Viewer, at now: Instant) throws -> MentorDesk {
        let next = try row(
            """
            SELECT due_at, state FROM milestone WHERE engagement_id = \(engagement.id) AND state IN ('planned', 'changes')
            ORDER BY CASE state WHEN 'changes' THEN 0 ELSE 1 END, position LIMIT 1
            """)
        let state: Milestone.State? = try next?["state"]
        let stage = MentorStage.of(
            engagement.state, startedAt: engagement.startedAt, nextDue: try next?["due_at"], isCorrecting: state == .changes, now: now)
        let all = try meetings(where: "meeting.engagement_id = \(engagement.id)")
        // An office hour of a third person is nobody else's business.
        let shown = all.filter { $0.officeHour == nil || $0.host == viewer.id || $0.guest == viewer.id }
        return MentorDesk(
            engagement: engagement, roles: roles, viewer: viewer.id, seat: try seat(of: engagement.id), meetings: shown, stage: stage,
            zone: viewer.zone, now: now)
    }
}

extension MentorSeats {
    func desk(_ id: ID<Engagement>, for viewer: Viewer) async throws -> MentorDesk {
        let now = site.world.now()
        return try await site.database.read { tx in
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            return try tx.mentorDesk(engagement, roles, for: viewer, at: now)
        }
    }
}
