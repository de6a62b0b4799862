import Domain
import Storage

extension Transaction {
    /// Keeps the clocks of an agreement as it was signed, and begins to look.
    func startWatching(_ id: ID<Engagement>, _ policy: Policy, _ moment: Moment) throws {
        let terms = policy.attendance
        try run(
            """
            INSERT INTO attendance (engagement_id, start_days, late_days, kickoff_days)
            VALUES (\(id), \(terms.startDays), \(terms.lateDays), \(terms.kickoffDays))
            """)
        try schedule(.watchAttendance, id.text, at: moment.now + .days(1), moment)
    }

    /// The clocks both sides signed; nil for work agreed before there were any.
    func attendanceTerms(of id: ID<Engagement>) throws -> AttendanceTerms? {
        try row("SELECT * FROM attendance WHERE engagement_id = \(id)").map { row in
            AttendanceTerms(startDays: try row["start_days"], lateDays: try row["late_days"], kickoffDays: try row["kickoff_days"])
        }
    }

    /// Whether every clock of an engagement stands still.
    func isPaused(_ engagement: ID<Engagement>) throws -> Bool {
        try exists("SELECT id FROM pause WHERE engagement_id = \(engagement) AND state = 'running'")
    }

    /// The clock against a side that gives no sign, if one runs.
    func absence(in engagement: EngagementRow, _ policy: Policy) throws -> Absence? {
        guard let terms = try attendanceTerms(of: engagement.id), try !isPaused(engagement.id) else { return nil }
        return try attendanceFacts(of: engagement).absence(terms, remindDays: policy.remindDays)
    }

    private func attendanceFacts(of engagement: EngagementRow) throws -> AttendanceFacts {
        let id = engagement.id
        return AttendanceFacts(
            state: engagement.state, acceptedAt: engagement.createdAt, startAt: engagement.startAt, startedAt: engagement.startedAt,
            lastAct: try lastAct(in: engagement),
            dueAt: try moment("SELECT MIN(due_at) AS value FROM milestone WHERE engagement_id = \(id) AND state IN ('planned', 'changes')"),
            answeredAt: try moment(
                """
                SELECT MAX(review.reviewed_at) AS value FROM review JOIN submission ON submission.id = review.submission_id
                JOIN milestone ON milestone.id = submission.milestone_id WHERE milestone.engagement_id = \(id)
                """),
            settledAt: try settledAt(id))
    }

    /// The participant's last act of any kind since the work started: work, words, answers; a pause counts until its end.
    private func lastAct(in engagement: EngagementRow) throws -> Instant? {
        guard let startedAt = engagement.startedAt else { return nil }
        let id = engagement.id
        let acted = try moment(
            """
            SELECT MAX(happened_at) AS value FROM event WHERE person_id = \(engagement.person) AND happened_at > \(startedAt)
            AND (noun = 'engagement' AND noun_id = \(id)
                OR noun = 'milestone' AND noun_id IN (SELECT id FROM milestone WHERE engagement_id = \(id))
                OR noun = 'message' AND noun_id IN (SELECT id FROM message WHERE application_id = \(engagement.application))
                OR noun = 'dispute' AND noun_id IN (SELECT id FROM dispute WHERE engagement_id = \(id))
                OR noun = 'check_in' AND noun_id IN (SELECT id FROM check_in WHERE engagement_id = \(id))
                OR noun = 'plan_step' AND noun_id IN (SELECT id FROM plan_step WHERE engagement_id = \(id))
                OR noun = 'change_request' AND noun_id IN (SELECT id FROM change_request WHERE engagement_id = \(id))
                OR noun = 'pause' AND noun_id IN (SELECT id FROM pause WHERE engagement_id = \(id)))
            """)
        let paused = try moment("SELECT MAX(ended_at) AS value FROM pause WHERE engagement_id = \(id) AND began_at IS NOT NULL")
        return [acted, paused].compactMap { $0 }.max()
    }

    private func moment(_ query: SQL) throws -> Instant? {
        let found: Instant?? = try value(query)
        return found ?? nil
    }

    /// Keeps that a step was told.
    ///
    /// - Returns: false when it was told before.
    func markTold(_ absence: Absence, _ step: Int, in id: ID<Engagement>) throws -> Bool {
        let key = "\(absence.kind.rawValue) \(absence.since.milliseconds) \(step)"
        return try run("UPDATE attendance SET told = \(key) WHERE engagement_id = \(id) AND told <> \(key)") == 1
    }

    /// The clock that lets this person end the work now, or why none does.
    func endableAbsence(in engagement: EngagementRow, by roles: Set<Engagement.Role>, _ policy: Policy, at now: Instant) throws -> Absence {
        guard roles.contains(.participant) || roles.contains(.supervisor) else {
            throw Refusal.forbidden("Only the two sides end work in which the other gives no sign.")
        }
        let side: FeedbackSide = roles.contains(.participant) ? .participant : .employer
        guard let absence = try absence(in: engagement, policy), absence.kind.side != side, absence.isOver(at: now) else {
            throw Refusal.conflict(
                "The other side is not late, so the work cannot be ended for that. You can still cancel or open a dispute.")
        }
        if let waiting = try milestones(of: engagement.id).first(where: { $0.state == .submitted }) {
            throw Refusal.conflict("“\(waiting.title)” waits for review. It is reviewed first, or accepted by silence.")
        }
        return absence
    }
}
