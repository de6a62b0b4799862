import Domain
import Storage

extension Transaction {
    /// Whether somebody is told of a row of `project` at all: it takes applications, and they neither know it nor belong to its employer.
    ///
    /// - Parameter person: what holds their id.
    fileprivate func isNews(to person: SQL, at now: Instant) -> SQL {
        """
        (\(isWorthTelling(to: person, at: now))
        AND NOT EXISTS (SELECT 1 FROM told_project AS told WHERE told.project_id = project.id AND told.person_id = \(person)))
        """
    }

    private func isWorthTelling(to person: SQL, at now: Instant) -> SQL {
        """
        (\(projectsOpen(at: now)) AND project.seats_taken < project.seats
        AND NOT EXISTS (SELECT 1 FROM application AS own WHERE own.project_id = project.id AND own.person_id = \(person))
        AND NOT EXISTS (SELECT 1 FROM membership AS part
            WHERE part.organization_id = project.organization_id AND part.person_id = \(person)))
        """
    }

    /// Whether a row of `follow` is about a row of `project` with its `organization`, and not younger than it.
    private static let followsProject: SQL = """
        (follow.created_at <= project.published_at
        AND (follow.kind = 'employer' AND follow.target = project.organization_id
            OR follow.kind = 'industry' AND follow.target = organization.industry
            OR follow.kind = 'field' AND follow.target = project.field
            OR follow.kind = 'skill'
                AND follow.target IN (SELECT skill FROM project_skill WHERE project_skill.project_id = project.id)))
        """

    /// Those we may write to.
    private static let reachable: SQL = "person.confirmed_at IS NOT NULL AND person.suspended_at IS NULL"

    /// People who follow something about a project and want to hear at once, in the order of their ids.
    ///
    /// CROSS JOIN keeps the order of the tables: SQLite would begin with everybody's follows (1,000 ms a page of 50,000 followers, instead of 70).
    func followers(toTellOf project: ID<Project>, after: ID<Person>, limit: Int, at now: Instant) throws -> [ID<Person>] {
        try rows(
            """
            SELECT DISTINCT follow.person_id
            FROM project CROSS JOIN organization CROSS JOIN follow
            JOIN follow_setting AS setting ON setting.person_id = follow.person_id AND setting.letters AND setting.pace = 'instant'
            JOIN person ON person.id = follow.person_id AND \(Self.reachable)
            WHERE project.id = \(project) AND organization.id = project.organization_id AND \(Self.followsProject)
            AND follow.person_id > \(after) AND \(isNews(to: "follow.person_id", at: now))
            ORDER BY follow.person_id LIMIT \(limit)
            """
        ).map { try $0["person_id"] }
    }

    /// Searches whose owners want to hear at once and do not know a project, in the order of their ids; whether they find it is not asked.
    func searches(
        toTellOf project: ID<Project>, after: ID<SavedSearch>, limit: Int, at now: Instant
    ) throws -> [(search: SavedSearch, person: ID<Person>, zone: String)] {
        try rows(
            """
            SELECT saved_search.*, person.time_zone FROM saved_search
            JOIN project ON project.id = \(project)
            JOIN follow_setting AS setting ON setting.person_id = saved_search.person_id AND setting.letters
            JOIN person ON person.id = saved_search.person_id AND \(Self.reachable)
            WHERE saved_search.pace = 'instant' AND saved_search.id > \(after) AND saved_search.created_at <= project.published_at
            AND \(isNews(to: "saved_search.person_id", at: now))
            ORDER BY saved_search.id LIMIT \(limit)
            """
        ).map { (search: try SavedSearch(row: $0), person: try $0["person_id"], zone: try $0["time_zone"]) }
    }

    /// Whose searches find a project; the same search of many people is asked once.
    func owners(
        of searches: [(search: SavedSearch, person: ID<Person>, zone: String)], thatFind project: ID<Project>, _ currency: Currency
    ) throws -> [ID<Person>] {
        var known: [[String]: Bool] = [:]
        var people: Set<ID<Person>> = []
        for (search, person, zone) in searches {
            let key = [search.query, zone]
            let isFound = try known[key] ?? !found([project], by: search, in: Zone(zone), currency).isEmpty
            known[key] = isFound
            if isFound { people.insert(person) }
        }
        return people.sorted()
    }

    /// Which of some projects a search finds: the condition is the list's own.
    private func found(_ projects: [ID<Project>], by search: SavedSearch, in zone: Zone, _ currency: Currency) throws -> [ID<Project>] {
        guard let filter = search.filter(currency) else { return [] }
        return try rows(
            """
            SELECT project.id FROM project JOIN organization ON organization.id = project.organization_id
            WHERE project.id IN \(list: projects) AND project.published_at >= \(search.createdAt) AND \(filter.condition(zone: zone))
            """
        ).map { try $0["id"] }
    }

    /// Projects that are news to somebody by what they follow and by their searches, the first to close first.
    func news(for person: ID<Person>, _ currency: Currency, limit: Int, at now: Instant) throws -> [ID<Project>] {
        guard let reader = try self.person(person), reader.isConfirmed, !reader.isSuspended else { return [] }
        let setting = try followSetting(of: person)
        guard setting.letters else { return [] }
        var ways: [SQL] = []
        if setting.pace != .off {
            ways.append("EXISTS (SELECT 1 FROM follow WHERE follow.person_id = \(person) AND \(Self.followsProject))")
        }
        for search in try savedSearches(of: person) where search.pace != .off {
            guard let filter = search.filter(currency) else { continue }
            ways.append("(project.published_at >= \(search.createdAt) AND \(filter.condition(zone: Zone(reader.timeZone))))")
        }
        guard !ways.isEmpty else { return [] }
        return try rows(
            """
            SELECT project.id FROM project JOIN organization ON organization.id = project.organization_id
            WHERE \(isNews(to: "\(person)", at: now)) AND (\(SQL.joined(ways, by: " OR ")))
            ORDER BY project.apply_by, project.id LIMIT \(limit)
            """
        ).map { try $0["id"] }
    }

    /// What a letter can still tell: the projects that are open yet, each with why.
    func contents(of digest: Digest, for person: Person, _ currency: Currency, at now: Instant) throws -> [(Listing, [DigestReason])] {
        let listings = try listings(
            where: "project.id IN \(list: digest.projects) AND \(isWorthTelling(to: "\(person.id)", at: now))",
            order: "project.apply_by, project.id", limit: Digest.most)
        let reasons = try reasons(for: person, listings.map(\.id), currency)
        return listings.compactMap { listing in reasons[listing.id].map { (listing, $0) } }
    }

    private func reasons(for person: Person, _ projects: [ID<Project>], _ currency: Currency) throws -> [ID<Project>: [DigestReason]] {
        let setting = try followSetting(of: person.id)
        guard setting.letters, !projects.isEmpty else { return [:] }
        var reasons: [ID<Project>: [DigestReason]] = [:]
        let follows = try rows(
            """
            SELECT project.id, follow.kind, follow.target, organization.name AS employer, organization.slug AS employer_slug
            FROM project JOIN organization ON organization.id = project.organization_id
            JOIN follow ON follow.person_id = \(person.id) AND \(Self.followsProject)
            WHERE project.id IN \(list: projects) AND \(setting.pace != .off)
            ORDER BY follow.kind, follow.target
            """)
        for row in follows { reasons[try row["id"], default: []].append(.follow(try Follow(row: row))) }
        for search in try savedSearches(of: person.id) where search.pace != .off {
            for project in try found(projects, by: search, in: Zone(person.timeZone), currency) {
                reasons[project, default: []].append(.search(search))
            }
        }
        return reasons
    }
}
