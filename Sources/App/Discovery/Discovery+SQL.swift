import Domain
import Storage

extension Transaction {
    /// Open projects as the index knows them.
    ///
    /// - Parameter condition: on `project` joined with `organization`.
    func projectDocuments(where condition: SQL, at now: Instant) throws -> [ProjectDocument] {
        let open = SQL.all([projectsOpen(at: now), condition])
        let traits = try projectTraits(where: open).reduce(into: [ID<Project>: ProjectTraits]()) { $0[$1.id] = $1 }
        let gained = try projectSkills("gained", in: "\(list: traits.keys.sorted())")
        var names = SkillWords()
        return try rows(
            """
            SELECT project.id, project.title, project.summary, project.background, project.hours, project.fee_minor, project.currency,
            project.published_at, project.apply_by, project.start_at, project.city, organization.slug, organization.name, organization.industry
            FROM project JOIN organization ON organization.id = project.organization_id
            WHERE \(open)
            """
        ).compactMap { row in
            guard let traits = traits[try row["id"]] else { return nil }
            let currency: Currency = try row["currency"]
            let (title, summary, background): (String, String, String) = (try row["title"], try row["summary"], try row["background"])
            let (industry, city): (String, String) = (try row["industry"], try row["city"])
            let (employer, taught): (String, [String]) = (try row["name"], gained[traits.id] ?? [])
            return ProjectDocument(
                traits: traits, gained: taught, industry: industry, employer: try row["slug"], employerName: employer,
                hours: try row["hours"],
                fee: Money(minor: try row["fee_minor"], currency: currency), publishedAt: try row["published_at"],
                applyBy: try row["apply_by"], start: try row["start_at"],
                words: [
                    .title: Text.words(title), .summary: Text.words(summary),
                    .background: Text.words(background) + names.words(around: traits, industry: industry, city: city),
                    .skills: names.words(of: traits.needed + taught) + Text.words(employer),
                ])
        }
    }

    /// Every open project, so many ids at a time.
    func openProjectIDs(after id: ID<Project>?, limit: Int, at now: Instant) throws -> [ID<Project>] {
        try rows(
            """
            SELECT project.id FROM project WHERE \(projectsOpen(at: now)) AND project.id > \(id?.text ?? "")
            ORDER BY project.id LIMIT \(limit)
            """
        ).map { try $0["id"] }
    }

    func projects(of organizations: [ID<Organization>]) throws -> [ID<Project>] {
        try rows("SELECT id FROM project WHERE organization_id IN \(list: organizations)").map { try $0["id"] }
    }

    /// How many compete for projects.
    func competition(for projects: [ID<Project>]) throws -> [(id: ID<Project>, applicants: Int, freeSeats: Int)] {
        try rows(
            """
            SELECT project.id, project.seats - project.seats_taken AS free,
            \(applicantCount) AS applicants
            FROM project WHERE project.id IN \(list: projects)
            """
        ).map { (id: try $0["id"], applicants: try $0["applicants"], freeSeats: try $0["free"]) }
    }
}

/// The folded words of what projects have in common, each worked out once.
struct SkillWords {
    private static let aliases = Dictionary(Taxonomy.standard.skills.map { ($0.id, $0.aliases ?? []) }) { first, _ in first }
    private var known: [String: [String]] = [:]

    /// What a row says beside its own words: its field, the industry of its employer, where the work is done.
    mutating func words(around traits: ProjectTraits, industry: String, city: String) -> [String] {
        words("field:" + traits.field) { [Taxonomy.field(traits.field)] } + words("industry:" + industry) { [Taxonomy.industry(industry)] }
            + words("place:" + traits.place.rawValue) { [traits.place.words] } + Text.words(city)
    }

    mutating func words(of skills: [String]) -> [String] {
        skills.flatMap { id in words(id) { [Taxonomy.skill(id)] + (Self.aliases[id] ?? []) } }
    }

    private mutating func words(_ key: String, _ texts: () -> [String]) -> [String] {
        if let words = known[key] { return words }
        let words = texts().flatMap(Text.words)
        known[key] = words
        return words
    }
}
