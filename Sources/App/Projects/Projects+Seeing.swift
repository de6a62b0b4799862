import Domain
import Storage

extension Viewer {
    /// What a person is towards the projects of an organization.
    func projectRoles(in organization: ID<Organization>) -> Set<Project.Role> {
        var roles: Set<Project.Role> = []
        if memberships.contains(where: { $0.organization == organization && $0.role.isAuthor }) { roles.insert(.author) }
        if isOperator, !belongs(to: organization) { roles.insert(.operator) }
        return roles
    }
}

extension Transaction {
    func projectRoles(of viewer: Viewer, in organization: ID<Organization>) -> Set<Project.Role> { viewer.projectRoles(in: organization) }

    /// Which rows of `project` somebody may see: what was ever published, what they applied to, and everything of their own organizations.
    func projectsSeen(by viewer: Viewer?) -> SQL {
        let published: SQL = """
            (project.published_at IS NOT NULL AND project.state IN ('published', 'filled', 'closed', 'expired')
            AND EXISTS (SELECT 1 FROM organization AS publisher
                WHERE publisher.id = project.organization_id AND publisher.state <> 'suspended'))
            """
        guard let viewer else { return published }
        if viewer.isOperator { return "TRUE" }
        return """
            (\(published) OR project.organization_id IN \(list: viewer.memberships.map(\.organization))
            OR EXISTS (SELECT 1 FROM application AS own
                WHERE own.project_id = project.id AND own.person_id = \(viewer.id) AND project.published_at IS NOT NULL))
            """
    }

    /// Published projects to which anyone may still apply.
    func projectsOpen(at now: Instant) -> SQL {
        """
        (project.state = 'published' AND project.apply_by > \(now)
        AND EXISTS (SELECT 1 FROM organization AS publisher
            WHERE publisher.id = project.organization_id AND publisher.state <> 'suspended'))
        """
    }

    /// Rows for a list of projects.
    ///
    /// - Parameters:
    ///   - condition: on the tables `project` and `organization`.
    ///   - order: what follows ORDER BY.
    func listings(where condition: SQL, order: SQL = "project.published_at DESC, project.id DESC", limit: Int = 50) throws -> [Listing] {
        let rows = try rows(
            """
            SELECT project.id, project.state, project.title, project.summary, project.field, project.place, project.city, project.hours,
            project.fee_minor, project.currency, project.seats, project.seats_taken, project.apply_by, project.decide_by,
            project.published_at, project.organization_id, organization.name AS organization_name, organization.slug AS organization_slug,
            organization.time_zone AS organization_zone
            FROM project JOIN organization ON organization.id = project.organization_id
            WHERE \(condition)
            ORDER BY \(order)
            LIMIT \(limit)
            """)
        let listings = try rows.map(Listing.init)
        let skills = try projectSkills("needed", in: "\(list: listings.map(\.id))")
        return listings.map { listing in
            var listing = listing
            listing.needed = skills[listing.id] ?? []
            return listing
        }
    }

    /// The skills of projects, in the order of their ids; projects without any are left out.
    ///
    /// - Parameters:
    ///   - kind: `needed` or `gained`.
    ///   - projects: what follows IN: a list of ids, or a query in parentheses.
    func projectSkills(_ kind: String, in projects: SQL) throws -> [ID<Project>: [String]] {
        try rows(
            "SELECT project_id, skill FROM project_skill WHERE kind = \(kind) AND project_id IN \(projects) ORDER BY project_id, skill"
        )
        .reduce(into: [:]) { $0[try $1["project_id"], default: []].append(try $1["skill"]) }
    }

    /// How many applications to the `project` of a row were handed in and not withdrawn.
    var applicantCount: SQL {
        """
        (SELECT COUNT(*) FROM application WHERE application.project_id = project.id
            AND application.submitted_at IS NOT NULL AND application.state <> 'withdrawn')
        """
    }
}
