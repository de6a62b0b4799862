import Domain
import Storage

extension Transaction {
    /// The strikes somebody may see: their own, and those of organizations they own. An operator sees all on the desk.
    func strikesSeen(by viewer: Viewer) -> SQL {
        let owned = viewer.memberships.filter { $0.role == .owner }.map(\.organization)
        return owned.isEmpty
            ? "strike.person_id = \(viewer.id)"
            : "(strike.person_id = \(viewer.id) OR strike.organization_id IN \(list: owned))"
    }

    /// Newest first.
    func strikes(where condition: SQL, limit: Int = 200) throws -> [StrikeRow] {
        try rows(
            """
            SELECT strike.*, COALESCE(person.name, organization.name, '') AS name FROM strike
            LEFT JOIN person ON person.id = strike.person_id
            LEFT JOIN organization ON organization.id = strike.organization_id
            WHERE \(condition) ORDER BY strike.id DESC LIMIT \(limit)
            """
        ).map(StrikeRow.init)
    }

    func strike(_ id: ID<Strike>, where condition: SQL = "TRUE") throws -> StrikeRow {
        guard let strike = try strikes(where: "strike.id = \(id) AND \(condition)").first else { throw Refusal.notFound }
        return strike
    }

    /// How many strikes count against somebody now.
    func countStrikes(against subject: StrikeSubject, at now: Instant) throws -> Int {
        try value(
            """
            SELECT COUNT(*) AS value FROM strike
            WHERE \(subject.condition) AND state IN ('standing', 'appealed', 'upheld') AND expires_at > \(now)
            """) ?? 0
    }

    /// Why somebody may not begin anything new now, in words; work under way is never asked this.
    func suspension(of subject: StrikeSubject, from act: String, _ rules: StrikeRules, at now: Instant) throws -> String? {
        let count = try countStrikes(against: subject, at: now)
        guard rules.suspends(count) else { return nil }
        let who = subject.person == nil ? "Your organization has" : "You have"
        return "\(who) \(count) strikes, so \(act) is suspended. \(Paths.strikes.text) says why, until when, and how to appeal."
    }

    /// Gives a strike that counts at once and expires by itself.
    ///
    /// - Parameter person: the operator who gives it; nil when it follows from a clock.
    func giveStrike(
        to subject: StrikeSubject, for reason: StrikeReason, saying words: String, about engagement: ID<Engagement>?,
        by person: ID<Person>?,
        _ rules: StrikeRules, _ moment: Moment
    ) throws -> ID<Strike> {
        let id = moment.newID(Strike.self)
        let end = moment.now + .days(rules.days)
        try run(
            """
            INSERT INTO strike (id, state, person_id, organization_id, engagement_id, reason, words, given_by, given_at, expires_at)
            VALUES (\(id), \(Strike.State.standing), \(subject.person), \(subject.organization), \(engagement), \(reason), \(words),
                \(person), \(moment.now), \(end))
            """)
        try record(
            .strike, id.text, "give", to: Strike.State.standing.rawValue, by: person, role: person == nil ? "clock" : "operator",
            note: words, at: moment)
        try schedule(.expireStrike, id.text, at: end, moment)
        return id
    }

    /// The name of whom a strike would be against; nil when there is nobody.
    func name(of subject: StrikeSubject) throws -> String? {
        switch subject {
        case .person(let id): try value("SELECT name AS value FROM person WHERE id = \(id)")
        case .organization(let id): try value("SELECT name AS value FROM organization WHERE id = \(id)")
        }
    }
}
