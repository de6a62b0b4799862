import Domain
import Storage

extension Transaction {
    /// Everything somebody follows, employers first, then in the order of the lists' names.
    func follows(of person: ID<Person>) throws -> [Follow] {
        let found = try rows(
            """
            SELECT follow.kind, follow.target, organization.name AS employer, organization.slug AS employer_slug
            FROM follow LEFT JOIN organization ON follow.kind = 'employer' AND organization.id = follow.target
            WHERE follow.person_id = \(person)
            """
        ).map(Follow.init)
        return found.sorted {
            ($0.target.kind.rawValue, Text.folded($0.name), $0.target.id) < ($1.target.kind.rawValue, Text.folded($1.name), $1.target.id)
        }
    }

    /// What a target is called; an employer that somebody may not see is not there.
    func follow(_ target: FollowTarget, seenBy viewer: Viewer) throws -> Follow {
        guard target.kind == .employer else { return Follow(target) }
        let file = try row(
            """
            SELECT name, slug FROM organization
            WHERE id = \(target.id) AND kind = 'employer' AND \(organizationsSeen(by: viewer))
            """
        ).orNotFound()
        return Follow(target, employer: (name: try file["name"], slug: try file["slug"]))
    }

    func isFollowed(_ target: FollowTarget, by person: ID<Person>) throws -> Bool {
        try exists("SELECT 1 FROM follow WHERE person_id = \(person) AND kind = \(target.kind) AND target = \(target.id)")
    }

    func insertFollow(_ target: FollowTarget, by person: ID<Person>, at now: Instant) throws {
        try run(
            """
            INSERT INTO follow (person_id, kind, target, created_at)
            SELECT \(person), \(target.kind), \(target.id), \(now) WHERE TRUE
            ON CONFLICT (person_id, kind, target) DO NOTHING
            """)
    }

    func countFollows(of person: ID<Person>) throws -> Int {
        try value("SELECT COUNT(*) AS value FROM follow WHERE person_id = \(person)") ?? 0
    }

    func followSetting(of person: ID<Person>) throws -> FollowSetting {
        try row("SELECT * FROM follow_setting WHERE person_id = \(person)").map(FollowSetting.init) ?? FollowSetting()
    }

    /// Makes the row of somebody's settings, and starts the timer of their weekly letter when it does not run.
    func startWeekly(for person: ID<Person>, _ moment: Moment) throws {
        try run("INSERT INTO follow_setting (person_id) SELECT \(person) WHERE TRUE ON CONFLICT (person_id) DO NOTHING")
        guard let zone = try self.person(person).map({ Zone($0.timeZone) }) else { return }
        let due = zone.mondayMorning(after: moment.now)
        let isStarted = try run("UPDATE follow_setting SET weekly_at = \(due) WHERE person_id = \(person) AND weekly_at IS NULL") == 1
        if isStarted { try schedule(.weeklyDigest, person.text, at: due, moment) }
    }

    /// Whether there is anything of which somebody wants to hear.
    func wantsToHear(_ person: ID<Person>) throws -> Bool {
        try exists(
            """
            SELECT 1 FROM follow_setting AS setting
            WHERE setting.person_id = \(person) AND setting.letters
            AND (setting.pace <> 'off' AND EXISTS (SELECT 1 FROM follow WHERE follow.person_id = setting.person_id)
                OR EXISTS (SELECT 1 FROM saved_search WHERE saved_search.person_id = setting.person_id AND saved_search.pace <> 'off'))
            """)
    }
}
