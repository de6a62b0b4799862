import Domain
import Storage

extension Transaction {
    /// Every engagement of an organization that this member sees, the newest first: one query for the facts, one for what waits, one for
    /// the flags, however many there are.
    ///
    /// - Parameters:
    ///   - since: work that ended before it is left out; nil leaves out none.
    ///   - work: what waits, the oldest first.
    func boardEntries(
        of organization: ID<Organization>, seenBy viewer: Viewer, endedSince since: Instant?, waiting work: [WaitingWork], at now: Instant
    ) throws -> [BoardEntry] {
        let waiting = Dictionary(work.map { ($0.engagement, $0) }, uniquingKeysWith: { oldest, _ in oldest })
        let flags = try flagsUp(in: organization)
        return try rows(boardQuery(organization, viewer, since, at: now)).map { row in
            let id: ID<Engagement> = try row["id"]
            let oldest = waiting[id].map { (submission: $0.submission, since: $0.since) }
            return try BoardEntry(row: row, waiting: oldest, flags: flags[id] ?? [], at: now)
        }
    }

    private func boardQuery(_ organization: ID<Organization>, _ viewer: Viewer, _ since: Instant?, at now: Instant) -> SQL {
        """
        WITH \(boardParts(organization, viewer, since, at: now))
        SELECT mine.id, mine.state, mine.funded_at, mine.started_at, mine.ended_at, project.id AS project_id, project.title,
            participant.name AS participant, COALESCE(engagement_reviewer.person_id, project.supervisor_id) AS supervisor_id,
            COALESCE(supervisor.name, '') AS supervisor, employer.signed_at, work.next_due, COALESCE(work.accepted, 0) AS accepted,
            COALESCE(work.milestones, 0) AS milestones, acted.last_at,
            COALESCE(spent.milliseconds, 0) AS spent
        FROM mine
        JOIN project ON project.id = mine.project_id
        JOIN person participant ON participant.id = mine.person_id
        LEFT JOIN engagement_reviewer ON engagement_reviewer.engagement_id = mine.id
        LEFT JOIN person supervisor ON supervisor.id = COALESCE(engagement_reviewer.person_id, project.supervisor_id)
        LEFT JOIN signature employer ON employer.engagement_id = mine.id AND employer.side = 'employer'
        LEFT JOIN work ON work.engagement_id = mine.id
        LEFT JOIN acted ON acted.engagement_id = mine.id
        LEFT JOIN spent ON spent.engagement_id = mine.id
        ORDER BY mine.id DESC
        """
    }

    /// The engagements, and what belongs to each of them summed up: milestones, versions, messages, acts and sittings.
    private func boardParts(_ organization: ID<Organization>, _ viewer: Viewer, _ since: Instant?, at now: Instant) -> SQL {
        let ended: SQL =
            since.map { "COALESCE(engagement.completed_at, engagement.cancelled_at, \($0)) >= \($0)" as SQL } ?? "TRUE"
        let window = now - SupervisorMinutes.window
        let longest = SupervisorMinutes.longestSitting.milliseconds
        return """
            mine AS (
                SELECT engagement.id, engagement.application_id, engagement.project_id, engagement.person_id, engagement.state,
                    engagement.funded_at, engagement.started_at, COALESCE(engagement.completed_at, engagement.cancelled_at) AS ended_at
                FROM engagement
                WHERE engagement.project_id IN (SELECT id FROM project WHERE organization_id = \(organization))
                AND \(engagementsSeen(by: viewer)) AND \(ended)),
            work AS (
                SELECT milestone.engagement_id, MIN(CASE WHEN milestone.state IN ('planned', 'changes') THEN milestone.due_at END) AS next_due,
                    CAST(SUM(CASE WHEN milestone.state = 'accepted' THEN 1 ELSE 0 END) AS BIGINT) AS accepted, COUNT(*) AS milestones
                FROM mine CROSS JOIN milestone WHERE milestone.engagement_id = mine.id
                GROUP BY milestone.engagement_id),
            acts AS (\(acts(since: now - EngagementRisk.silence))),
            acted AS (SELECT acts.engagement_id, MAX(acts.last_at) AS last_at FROM acts GROUP BY acts.engagement_id),
            spent AS (
                SELECT review_sitting.engagement_id, CAST(SUM(CASE
                    WHEN review_sitting.ended_at - review_sitting.opened_at > \(longest) THEN \(longest)
                    ELSE review_sitting.ended_at - review_sitting.opened_at END) AS BIGINT) AS milliseconds
                FROM mine CROSS JOIN review_sitting WHERE review_sitting.engagement_id = mine.id AND review_sitting.ended_at >= \(window)
                GROUP BY review_sitting.engagement_id)
            """
    }

    /// What participants at work did since then: handed in, wrote, signed, answered, planned, came back from a pause. It is read no further
    /// back, and ids of events grow with time, so that a long story costs no more than a short one.
    ///
    /// CROSS JOIN keeps SQLite from reading a whole table to save itself the sorting: it goes from `mine` to the parts.
    private func acts(since: Instant) -> SQL {
        let first: ID<Event> = ID(ULID.text(at: since, random: (0, 0)))
        return """
            SELECT mine.id AS engagement_id, submission.submitted_at AS last_at FROM mine CROSS JOIN milestone CROSS JOIN submission
            WHERE mine.state = 'active' AND milestone.engagement_id = mine.id AND submission.milestone_id = milestone.id
            AND submission.submitted_at >= \(since)
            UNION ALL SELECT mine.id, message.sent_at FROM mine CROSS JOIN message
            WHERE mine.state = 'active' AND message.application_id = mine.application_id AND message.side = 'participant'
            AND message.sent_at >= \(since)
            UNION ALL SELECT mine.id, event.happened_at FROM mine CROSS JOIN event
            WHERE mine.state = 'active' AND event.noun = 'engagement' AND event.noun_id = mine.id AND event.id >= \(first)
            AND event.person_id = mine.person_id
            UNION ALL SELECT mine.id, check_in.answered_at FROM mine CROSS JOIN check_in
            WHERE mine.state = 'active' AND check_in.engagement_id = mine.id AND check_in.answered_at >= \(since)
            UNION ALL SELECT mine.id, COALESCE(plan_step.done_at, plan_step.created_at) FROM mine CROSS JOIN plan_step
            WHERE mine.state = 'active' AND plan_step.engagement_id = mine.id
            AND COALESCE(plan_step.done_at, plan_step.created_at) >= \(since)
            UNION ALL SELECT mine.id, pause.ended_at FROM mine CROSS JOIN pause
            WHERE mine.state = 'active' AND pause.engagement_id = mine.id AND pause.ended_at >= \(since)
            """
    }

    /// The newest version of each milestone that waits for its review, the oldest first.
    func waitingWork(of organization: ID<Organization>, seenBy viewer: Viewer) throws -> [WaitingWork] {
        try rows(
            """
            SELECT submission.id, submission.version, submission.submitted_at, milestone.title AS milestone, milestone.engagement_id,
                project.id AS project_id, project.title, participant.name AS participant,
                COALESCE(engagement_reviewer.person_id, project.supervisor_id) AS supervisor_id
            FROM project
            JOIN engagement ON engagement.project_id = project.id AND engagement.state IN ('active', 'delivered')
            JOIN milestone ON milestone.engagement_id = engagement.id AND milestone.state = 'submitted'
            JOIN submission ON submission.milestone_id = milestone.id
            JOIN person participant ON participant.id = engagement.person_id
            LEFT JOIN engagement_reviewer ON engagement_reviewer.engagement_id = engagement.id
            WHERE project.organization_id = \(organization) AND \(engagementsSeen(by: viewer))
            AND submission.version = (SELECT MAX(newer.version) FROM submission newer WHERE newer.milestone_id = milestone.id)
            ORDER BY submission.submitted_at, submission.id
            """
        ).map(WaitingWork.init)
    }

    /// Those who may review for an organization, by name.
    func reviewers(in organization: ID<Organization>) throws -> [Reviewer] {
        try rows(
            """
            SELECT person.id, person.name FROM membership JOIN person ON person.id = membership.person_id
            WHERE membership.organization_id = \(organization) AND membership.role IN ('owner', 'supervisor')
            ORDER BY person.name_folded, person.id
            """
        ).map { Reviewer(id: try $0["id"], name: try $0["name"]) }
    }
}

extension BoardEntry {
    init(row: Row, waiting: (submission: ID<Submission>, since: Instant)?, flags: Set<BoardFlag>, at now: Instant) throws {
        let (fundedAt, signedAt): (Instant?, Instant?) = (try row["funded_at"], try row["signed_at"])
        let (startedAt, endedAt): (Instant?, Instant?) = (try row["started_at"], try row["ended_at"])
        let acts: [Instant?] = [startedAt, try row["last_at"]]
        let spent: Int64 = try row["spent"]
        self.init(
            id: try row["id"], project: try row["project_id"], title: try row["title"], participant: try row["participant"],
            supervisorID: try row["supervisor_id"], supervisor: try row["supervisor"], state: try row["state"], isFunded: fundedAt != nil,
            isSigned: signedAt != nil, nextDue: try row["next_due"], accepted: try row["accepted"], milestones: try row["milestones"],
            waiting: waiting,
            minutes: SupervisorMinutes(spent: Span(milliseconds: spent), startedAt: startedAt, endedAt: endedAt, at: now))
        risks = EngagementRisk.all(
            EngagementRisk.Facts(
                state: state, isFunded: isFunded, isBlocked: flags.contains(.blocked), isMissing: flags.contains(.missed),
                isPaused: flags.contains(.paused), nextDue: nextDue,
                waitingSince: waiting?.since, lastAct: acts.compactMap { $0 }.max()), at: now)
    }
}

extension WaitingWork {
    init(row: Row) throws {
        self.init(
            submission: try row["id"], engagement: try row["engagement_id"], project: try row["project_id"], version: try row["version"],
            since: try row["submitted_at"], milestone: try row["milestone"], title: try row["title"], participant: try row["participant"],
            supervisorID: try row["supervisor_id"])
    }
}
