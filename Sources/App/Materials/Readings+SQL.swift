import Domain
import Storage

extension Transaction {
    /// The project, for an owner or supervisor of its employer; to anyone else the page is not there.
    func projectGivenOut(_ id: ID<Project>, by viewer: Viewer) throws -> ProjectFile {
        let file = try projectFile(id, seenBy: viewer).orNotFound()
        guard viewer.projectRoles(in: file.organization.id).contains(.author) else { throw Refusal.notFound }
        return file
    }

    func insertMaterial(
        _ file: ReceivedFile, _ level: Confidentiality, of project: ID<Project>, by person: ID<Person>, _ moment: Moment
    ) throws {
        try run(
            """
            INSERT INTO project_file (id, project_id, level, stored_name, name, type, bytes, sha256, uploaded_by, uploaded_at)
            VALUES (\(moment.newID(MaterialFile.self)), \(project), \(level), \(file.storedName), \(file.name), \(file.type.mediaType),
                \(file.bytes), \(file.sha256), \(person), \(moment.now))
            """)
    }

    /// Writes down that somebody opens the brief or a file; who decides for the employer is not written down.
    ///
    /// - Parameter known: the engagement they came through; otherwise the first that gives them access.
    /// - Throws: not found when no engagement gives them access.
    func recordReading(
        of project: ID<Project>, _ file: ID<MaterialFile>?, _ level: Confidentiality, in known: ID<Engagement>?, by viewer: Viewer,
        from address: String, _ moment: Moment
    ) throws -> ID<Reading>? {
        guard try !exists("SELECT project.id FROM project WHERE project.id = \(project) AND \(isGivenOut(by: viewer))") else { return nil }
        let found: ID<Engagement>? = try value(
            """
            SELECT engagement.id AS value FROM engagement JOIN project ON project.id = engagement.project_id
            WHERE project.id = \(project) AND \(givesAccess(to: viewer)) ORDER BY engagement.id LIMIT 1
            """)
        guard let engagement = known ?? found else { throw Refusal.notFound }
        let roles = try engagementRoles(of: viewer, in: engagement)
        guard let role = [Engagement.Role.participant, .mentor, .supervisor, .operator].first(where: roles.contains) else {
            throw Refusal.notFound
        }
        let id = moment.newID(Reading.self)
        try run(
            """
            INSERT INTO material_reading (id, project_id, engagement_id, person_id, role, file_id, level, address, read_at)
            VALUES (\(id), \(project), \(engagement), \(viewer.id), \(role), \(file), \(level), \(address), \(moment.now))
            """)
        // What staff read stands in the audit trail as well.
        if role == .operator {
            try record(.engagement, engagement.text, "read_material", by: viewer.id, role: role.rawValue, note: id.text, at: moment)
        }
        return id
    }

    func readings(of project: ID<Project>, in engagement: ID<Engagement>?, before: ID<Reading>?, most: Int) throws -> [Reading] {
        var conditions: [SQL] = ["material_reading.project_id = \(project)"]
        if let engagement { conditions.append("material_reading.engagement_id = \(engagement)") }
        if let before { conditions.append("material_reading.id < \(before)") }
        return try rows(
            """
            SELECT material_reading.*, person.name AS reader, project_file.name AS file FROM material_reading
            JOIN person ON person.id = material_reading.person_id
            LEFT JOIN project_file ON project_file.id = material_reading.file_id
            WHERE \(SQL.all(conditions))
            ORDER BY material_reading.id DESC LIMIT \(most)
            """
        ).map(Reading.init)
    }
}
