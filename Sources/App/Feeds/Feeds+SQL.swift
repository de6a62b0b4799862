import Domain
import Storage

extension Transaction {
    /// The newest open projects that a filter finds, for everyone alike: days are those of UTC.
    func newestOpen(_ condition: SQL, at now: Instant) throws -> [Listing] {
        try listings(where: SQL.all([projectsOpen(at: now), condition]), limit: 50)
    }

    /// The open projects whose applications end soonest.
    func closingOpen(_ condition: SQL, at now: Instant) throws -> [Listing] {
        try listings(where: SQL.all([projectsOpen(at: now), condition]), order: "project.apply_by, project.id", limit: 500)
    }

    /// Some addresses of the sitemap, after a key and in the order of keys.
    func sitemap(_ kind: Sitemap.Kind, after key: String, limit: Int, at now: Instant) throws -> [SitemapEntry] {
        guard kind != .pages else { return key.isEmpty ? Sitemap.pages.map { SitemapEntry(path: $0, key: "pages") } : [] }
        return try rows(
            """
            SELECT listed.id, listed.address, listed.changed_at FROM (\(listed(kind, at: now))) AS listed
            WHERE listed.id > \(key) ORDER BY listed.id LIMIT \(limit)
            """
        ).map { row in
            let address: String = try row["address"]
            return SitemapEntry(path: kind.path(address), changed: try row["changed_at"], key: try row["id"])
        }
    }

    /// How many addresses of a kind there are.
    func sitemapCount(_ kind: Sitemap.Kind, at now: Instant) throws -> Int {
        guard kind != .pages else { return Sitemap.pages.count }
        return try value("SELECT COUNT(*) AS value FROM (\(listed(kind, at: now))) AS listed") ?? 0
    }

    /// The key of the last address of a file that begins after a key; nil when nothing follows it.
    func sitemapBreak(_ kind: Sitemap.Kind, after key: String, size: Int, at now: Instant) throws -> String? {
        guard kind != .pages else { return nil }
        let keys: [String] = try rows(
            """
            SELECT listed.id FROM (\(listed(kind, at: now))) AS listed
            WHERE listed.id > \(key) ORDER BY listed.id LIMIT 2 OFFSET \(size - 1)
            """
        ).map { try $0["id"] }
        return keys.count == 2 ? keys[0] : nil
    }

    /// What everyone may see and may be found: open projects, verified organizations, and people who want to be listed.
    private func listed(_ kind: Sitemap.Kind, at now: Instant) -> SQL {
        switch kind {
        case .pages: "SELECT '' AS id, '' AS address, 0 AS changed_at WHERE FALSE"
        case .organizations:
            """
            SELECT organization.id, organization.slug AS address,
            COALESCE((SELECT MAX(project.published_at) FROM project WHERE project.organization_id = organization.id),
                organization.created_at) AS changed_at
            FROM organization WHERE organization.state = 'verified'
            """
        case .people:
            """
            SELECT person.id, profile.slug AS address, profile.updated_at AS changed_at
            FROM profile JOIN person ON person.id = profile.person_id
            WHERE profile.portfolio = 'public' AND profile.slug IS NOT NULL AND \(portfoliosSeen(by: nil))
            """
        case .projects:
            "SELECT project.id, project.id AS address, project.published_at AS changed_at FROM project WHERE \(projectsOpen(at: now))"
        }
    }
}

extension Sitemap.Kind {
    fileprivate func path(_ address: String) -> Path {
        switch self {
        case .pages: Paths.landing
        case .organizations: Paths.organization(address)
        case .people: Paths.portfolio(address)
        case .projects: Paths.project(ID(address))
        }
    }
}
