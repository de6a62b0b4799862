import Domain
import Storage

extension Transaction {
    /// One page of what a filter finds among the open projects, as the store finds it: what is asked while there is no index.
    func find(
        _ filter: ProjectFilter, _ place: ListPlace = .start, openTo reader: ProjectQuery.Reader? = nil, zone: Zone, at now: Instant,
        size: Int = 20, counting limits: [ProjectFacet: Int] = ProjectFacet.limits
    ) throws -> ProjectsFound {
        let all = SQL.all([projectsOpen(at: now), filter.condition(openTo: reader, zone: zone)])
        var found = ProjectsFound()
        found.total = try count(all)
        found.places = try page(filter, all, place, size: size).map { ListCursor(key: filter.key(of: $0), id: $0.id) }
        if let first = found.places.first { found.skipped = try count(SQL.all([all, beyond(first, filter, forwards: false)])) }
        for (facet, limit) in limits {
            let condition = SQL.all([projectsOpen(at: now), filter.condition(without: facet, openTo: reader, zone: zone)])
            let counts = try counts(of: facet, condition)
            let chosen = filter.chosen[facet] ?? []
            found.counts[facet] = counts.prefix(limit) + counts.dropFirst(limit).filter { chosen.contains($0.value) }
        }
        return found
    }

    private func page(_ filter: ProjectFilter, _ all: SQL, _ place: ListPlace, size: Int) throws -> [Listing] {
        switch place {
        case .start: try listings(where: all, order: order(filter, forwards: true), limit: size)
        case .after(let cursor):
            try listings(
                where: SQL.all([all, beyond(cursor, filter, forwards: true)]), order: order(filter, forwards: true), limit: size)
        case .before(let cursor):
            try listings(
                where: SQL.all([all, beyond(cursor, filter, forwards: false)]), order: order(filter, forwards: false), limit: size
            ).reversed()
        }
    }

    /// The rows on one side of a cursor, in the order of the list.
    private func beyond(_ cursor: ListCursor, _ filter: ProjectFilter, forwards: Bool) -> SQL {
        filter.sort.isDescending == forwards
            ? "(\(filter.key), project.id) < (\(cursor.key), \(cursor.id))" : "(\(filter.key), project.id) > (\(cursor.key), \(cursor.id))"
    }

    private func order(_ filter: ProjectFilter, forwards: Bool) -> SQL {
        filter.sort.isDescending == forwards ? "\(filter.key) DESC, project.id DESC" : "\(filter.key), project.id"
    }

    private func count(_ condition: SQL) throws -> Int {
        try value(
            """
            SELECT COUNT(*) AS value FROM project JOIN organization ON organization.id = project.organization_id
            WHERE \(condition)
            """) ?? 0
    }

    /// How many projects each value of a facet would leave, with every other filter as it is.
    private func counts(of facet: ProjectFacet, _ condition: SQL) throws -> [ProjectsFound.Count] {
        let (column, join): (SQL, SQL) =
            switch facet {
            case .field: ("project.field", .none)
            case .place: ("project.place", .none)
            case .industry: ("organization.industry", .none)
            case .employer: ("organization.slug", .none)
            case .skill: ("project_skill.skill", "JOIN project_skill ON project_skill.project_id = project.id")
            }
        return try rows(
            """
            SELECT \(column) AS facet_value, COUNT(DISTINCT project.id) AS facet_count
            FROM project JOIN organization ON organization.id = project.organization_id \(join)
            WHERE \(condition)
            GROUP BY \(column) ORDER BY facet_count DESC, facet_value
            """
        ).map { ProjectsFound.Count(value: try $0["facet_value"], count: try $0["facet_count"]) }
    }
}

extension ProjectFacet {
    /// How many values of each are offered: of the many skills and employers only those with most projects.
    static let limits: [ProjectFacet: Int] = [.field: 100, .place: 3, .industry: 100, .employer: 8, .skill: 12]
}
