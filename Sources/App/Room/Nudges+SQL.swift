import Domain
import Storage

extension Transaction {
    func nudge(_ id: ID<NudgeRow>) throws -> NudgeRow {
        guard let row = try row("SELECT * FROM nudge WHERE id = \(id)") else { throw Refusal.notFound }
        return try NudgeRow(row: row)
    }

    /// How each kind of reminder stands in an engagement.
    func nudgeSettings(of engagement: ID<Engagement>) throws -> [NudgeSetting] {
        let kept = try rows("SELECT * FROM nudge_setting WHERE engagement_id = \(engagement)").map { row in
            NudgeSetting(
                kind: try row["kind"], mutedAt: try row["muted_at"], stoppedAt: try row["stopped_at"], since: try row["since"])
        }
        return Nudging.Kind.allCases.map { kind in kept.first { $0.kind == kind } ?? NudgeSetting(kind: kind) }
    }

    func setNudges(
        _ kind: Nudging.Kind, in engagement: ID<Engagement>, muted: Instant?, stopped: Instant?, since: Instant
    ) throws {
        try run(
            """
            INSERT INTO nudge_setting (engagement_id, kind, muted_at, stopped_at, since)
            SELECT \(engagement), \(kind), CAST(\(muted) AS BIGINT), CAST(\(stopped) AS BIGINT), CAST(\(since) AS BIGINT) WHERE TRUE
            ON CONFLICT (engagement_id, kind)
            DO UPDATE SET muted_at = excluded.muted_at, stopped_at = excluded.stopped_at, since = excluded.since
            """)
    }

    /// Sets the timer for the next reminder of what is due on a day, where one is still to come.
    func scheduleNudge(
        _ name: Job.Name, _ nounID: String, _ kind: Nudging.Kind, due day: Day, for person: ID<Person>, _ moment: Moment
    ) throws {
        let slots = try slots(of: kind, due: day, for: person)
        guard let next = slots.first(where: { $0 >= moment.now }) else { return }
        try schedule(name, nounID, at: next, moment)
    }

    func slots(of kind: Nudging.Kind, due day: Day, for person: ID<Person>) throws -> [Instant] {
        let zone = try zone(of: person)
        return Nudging.days(of: kind, due: day).map { zone.instant(on: $0, hour: Nudging.hour) }
    }

    /// Sends a reminder once, where this kind still comes. The caller holds the engagement.
    func sendNudge(_ kind: Nudging.Kind, about subject: String, in engagement: ID<Engagement>, slot: Instant, _ moment: Moment) throws {
        guard try nudgeSettings(of: engagement).contains(where: { $0.kind == kind && $0.isOn }) else {
            throw Refusal.conflict("These reminders do not come any more.")
        }
        let id = moment.newID(NudgeRow.self)
        let made = try run(
            """
            INSERT INTO nudge (id, engagement_id, kind, subject_id, slot_at, sent_at)
            SELECT \(id), \(engagement), \(kind), \(subject), CAST(\(slot) AS BIGINT), CAST(\(moment.now) AS BIGINT) WHERE TRUE
            ON CONFLICT (subject_id, slot_at) DO NOTHING
            """)
        guard made == 1 else { return }
        try record(.nudge, id.text, "send", by: nil, role: "clock", at: moment)
        try schedule(.judgeNudge, id.text, at: moment.now + Nudging.patience, moment)
    }

    /// What is known of the reminders of a kind since they were last set, newest first.
    func nudgesHelped(_ kind: Nudging.Kind, in engagement: ID<Engagement>, since: Instant) throws -> [Bool?] {
        try rows(
            """
            SELECT helped FROM nudge WHERE engagement_id = \(engagement) AND kind = \(kind) AND sent_at >= \(since)
            ORDER BY sent_at DESC, id DESC LIMIT 10
            """
        ).map { try $0["helped"] }
    }

    /// Whether the participant did anything in an engagement after `since`.
    func hasActed(in engagement: EngagementRow, since: Instant) throws -> Bool {
        let id = engagement.id
        return try exists(
            """
            SELECT event.id FROM event WHERE event.person_id = \(engagement.person) AND event.happened_at > \(since) AND (
                event.noun = 'engagement' AND event.noun_id = \(id)
                OR event.noun = 'milestone' AND event.noun_id IN (SELECT id FROM milestone WHERE engagement_id = \(id))
                OR event.noun = 'check_in' AND event.noun_id IN (SELECT id FROM check_in WHERE engagement_id = \(id))
                OR event.noun = 'plan_step' AND event.noun_id IN (SELECT id FROM plan_step WHERE engagement_id = \(id))
                OR event.noun = 'change_request' AND event.noun_id IN (SELECT id FROM change_request WHERE engagement_id = \(id))
                OR event.noun = 'pause' AND event.noun_id IN (SELECT id FROM pause WHERE engagement_id = \(id))
                OR event.noun = 'message' AND event.noun_id IN
                    (SELECT id FROM message WHERE application_id = \(engagement.application)))
            LIMIT 1
            """)
    }
}
