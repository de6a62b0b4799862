import Domain
import Storage

extension Transaction {
    /// The check-ins of an engagement, newest first.
    func checkIns(of engagement: ID<Engagement>) throws -> [CheckInRow] {
        try rows("SELECT * FROM check_in WHERE engagement_id = \(engagement) ORDER BY asked_at DESC").map(CheckInRow.init)
    }

    func checkIn(_ id: ID<CheckInRow>) throws -> CheckInRow {
        guard let row = try row("SELECT * FROM check_in WHERE id = \(id)") else { throw Refusal.notFound }
        return try CheckInRow(row: row)
    }

    func openCheckIn(of engagement: ID<Engagement>) throws -> CheckInRow? {
        try row("SELECT * FROM check_in WHERE engagement_id = \(engagement) AND state = 'open'").map(CheckInRow.init)
    }

    func insertCheckIn(of engagement: ID<Engagement>, asked: Instant, closes: Instant, _ moment: Moment) throws -> ID<CheckInRow> {
        let id = moment.newID(CheckInRow.self)
        try run(
            """
            INSERT INTO check_in (id, engagement_id, state, asked_at, closes_at)
            VALUES (\(id), \(engagement), \(CheckIn.State.open), \(asked), \(closes))
            """)
        return id
    }

    func setAnswer(_ answer: CheckInAnswer, of id: ID<CheckInRow>, at now: Instant) throws {
        try run(
            """
            UPDATE check_in SET on_track = \(answer.isOnTrack), blocked = \(answer.isBlocked), words = \(answer.words),
                met_mentor = \(answer.metMentor), energy = \(answer.energy), answered_at = \(now)
            WHERE id = \(id)
            """)
    }

    func endCheckIn(_ checkIn: CheckInRow, _ event: CheckIn.Event, _ moment: Moment) throws {
        try move(.checkIn, checkIn.id.text, event, in: CheckIn.machine, from: checkIn.state, by: Actor(clock: .clock), at: moment)
    }

    /// Puts flags up and takes them down, as the check-ins say together. The caller holds the engagement.
    func followCheckIns(of engagement: ID<Engagement>, _ moment: Moment) throws {
        let ended = try checkIns(of: engagement).filter { $0.outcome != nil }
        guard let newest = ended.first, let outcome = newest.outcome else { return }
        try lift(AtRisk.lifted(by: outcome), over: engagement, moment)
        guard let kind = AtRisk.raised(by: ended.compactMap(\.outcome)) else { return }
        try raise(kind, over: engagement, because: kind == .blocked ? newest.words : "", moment)
    }

    /// The zone somebody lives in.
    func zone(of person: ID<Person>) throws -> Zone { Zone(try self.person(person)?.timeZone ?? "UTC") }

    /// The first time of many that an engagement is asked how it goes.
    func startCheckIns(of id: ID<Engagement>, _ moment: Moment) throws {
        let engagement = try engagement(id)
        guard let next = try zone(of: engagement.person).nextCheckIn(engagement.checkIns, after: moment.now) else { return }
        try schedule(.askCheckIn, id.text, at: next, moment)
    }
}
