import Domain
import Storage

/// A page of the list of open projects, with the counts beside its filters.
struct ProjectsFound: Sendable {
    struct Count: Sendable, Hashable {
        let value: String
        let count: Int
    }

    var listings: [Listing] = []
    var total = 0
    /// How many come before the first of this page.
    var skipped = 0
    var before: ListCursor?
    var after: ListCursor?
    var counts: [ProjectFilter.Facet: [Count]] = [:]
}

extension Transaction {
    /// One page of what a filter finds among the open projects.
    func find(
        _ filter: ProjectFilter, after: ListCursor? = nil, before: ListCursor? = nil, zone: Zone, at now: Instant, size: Int = 20
    ) throws -> ProjectsFound {
        let all = SQL.all([projectsOpen(at: now), filter.condition(zone: zone)])
        var found = ProjectsFound()
        found.total = try count(all)
        found.listings = try page(filter, all, after: after, before: before, size: size)
        if let first = found.listings.first, let last = found.listings.last {
            let (start, end) = (ListCursor(key: filter.key(of: first), id: first.id), ListCursor(key: filter.key(of: last), id: last.id))
            found.skipped = try count(SQL.all([all, beyond(start, filter, forwards: false)]))
            found.before = found.skipped > 0 ? start : nil
            found.after = found.skipped + found.listings.count < found.total ? end : nil
        }
        for facet in ProjectFilter.Facet.allCases { found.counts[facet] = try counts(of: facet, filter, zone: zone, at: now) }
        return found
    }

    private func page(_ filter: ProjectFilter, _ all: SQL, after: ListCursor?, before: ListCursor?, size: Int) throws -> [Listing] {
        if let before {
            let condition = SQL.all([all, beyond(before, filter, forwards: false)])
            return try listings(where: condition, order: order(filter, forwards: false), limit: size).reversed()
        }
        let condition = after.map { SQL.all([all, beyond($0, filter, forwards: true)]) } ?? all
        return try listings(where: condition, order: order(filter, forwards: true), limit: size)
    }

    /// The rows on one side of a cursor, in the order of the list.
    private func beyond(_ cursor: ListCursor, _ filter: ProjectFilter, forwards: Bool) -> SQL {
        filter.isDescending == forwards
            ? "(\(filter.key), project.id) < (\(cursor.key), \(cursor.id))" : "(\(filter.key), project.id) > (\(cursor.key), \(cursor.id))"
    }

    private func order(_ filter: ProjectFilter, forwards: Bool) -> SQL {
        filter.isDescending == forwards ? "\(filter.key) DESC, project.id DESC" : "\(filter.key), project.id"
    }

    private func count(_ condition: SQL) throws -> Int {
        try value(
            """
            SELECT COUNT(*) AS value FROM project JOIN organization ON organization.id = project.organization_id
            WHERE \(condition)
            """) ?? 0
    }

    /// How many projects each value of a facet would leave, with every other filter as it is.
    private func counts(of facet: ProjectFilter.Facet, _ filter: ProjectFilter, zone: Zone, at now: Instant) throws -> [ProjectsFound.Count]
    {
        let condition = SQL.all([projectsOpen(at: now), filter.condition(without: facet, zone: zone)])
        let (column, join): (SQL, SQL) =
            switch facet {
            case .field: ("project.field", .none)
            case .place: ("project.place", .none)
            case .industry: ("organization.industry", .none)
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
