import Domain
import Storage

extension Transaction {
    /// The kit of a project, or the template of its organization.
    func kit(of project: ID<Project>?, at organization: ID<Organization>) throws -> Kit? {
        let which: SQL = project.map { "kit.project_id = \($0)" } ?? "kit.organization_id = \(organization) AND kit.project_id IS NULL"
        guard let row = try row("SELECT * FROM kit WHERE \(which)") else { return nil }
        let id: String = try row["id"]
        let people = try rows("SELECT name, role, ask, reach FROM kit_person WHERE kit_id = \(id) ORDER BY position").map {
            Kit.Contact(name: try $0["name"], role: try $0["role"], ask: try $0["ask"], reach: try $0["reach"])
        }
        return try Kit(row: row, people: people)
    }

    /// What a participant of the project gets: its own kit, and the organization's where it has none.
    func kitInForce(for project: ID<Project>, at organization: ID<Organization>) throws -> Kit? {
        try kit(of: project, at: organization) ?? kit(of: nil, at: organization)
    }

    func saveKit(
        _ kit: Kit, of project: ID<Project>?, at organization: ID<Organization>, by person: ID<Person>, _ moment: Moment
    ) throws {
        if let project {
            try run("DELETE FROM kit WHERE project_id = \(project)")
        } else {
            try run("DELETE FROM kit WHERE organization_id = \(organization) AND project_id IS NULL")
        }
        guard !kit.isEmpty else { return }
        let id = moment.newID(Kit.self)
        try run(
            """
            INSERT INTO kit (id, organization_id, project_id, channels, norms, glossary, first_task, buddy_name, buddy_reach, updated_by,
                updated_at)
            VALUES (\(id), \(organization), \(project), \(kit.channels), \(kit.norms), \(kit.glossary), \(kit.firstTask), \(kit.buddyName),
                \(kit.buddyReach), \(person), \(moment.now))
            """)
        for (position, person) in kit.people.enumerated() {
            try run(
                """
                INSERT INTO kit_person (kit_id, position, name, role, ask, reach)
                VALUES (\(id), \(position), \(person.name), \(person.role), \(person.ask), \(person.reach))
                """)
        }
    }

    func introduction(in engagement: ID<Engagement>) throws -> Introduction? {
        try row("SELECT * FROM introduction WHERE engagement_id = \(engagement)").map(Introduction.init)
    }

    func teamMate(in engagement: ID<Engagement>) throws -> TeamMate? {
        try row("SELECT name, email FROM team_mate WHERE engagement_id = \(engagement)").map {
            TeamMate(name: try $0["name"], email: try $0["email"])
        }
    }
}
