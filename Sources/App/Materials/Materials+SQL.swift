import Domain
import Storage

extension Transaction {
    /// Which of a project's material somebody may read now: a condition on `project` and on what `level` names.
    ///
    /// Open: whoever sees the project. Owners and supervisors of the employer: always. Anyone else with a part in an engagement:
    /// while it lives, and what is confidential only after signing. The end of the engagement ends it: no job takes anything away.
    func materialSeen(by viewer: Viewer?, level: SQL) -> SQL {
        guard let viewer else { return "(\(level) = 'open' AND \(projectsSeen(by: nil)))" }
        return """
            (\(level) = 'open' AND \(projectsSeen(by: viewer)) OR \(isGivenOut(by: viewer))
            OR EXISTS (SELECT engagement.id FROM engagement WHERE engagement.project_id = project.id
                AND \(givesAccess(to: viewer)) AND (\(level) <> 'confidential' OR \(isSigned(by: viewer)))))
            """
    }

    /// A condition on `project`: the person decides for its employer.
    func isGivenOut(by viewer: Viewer) -> SQL {
        let organizations = viewer.memberships.filter { $0.kind == .employer && $0.role.isAuthor }.map(\.organization)
        return "project.organization_id IN \(list: organizations)"
    }

    /// A condition on `engagement` and `project`: a live engagement in which the person works, guides, stands in or settles a dispute.
    func givesAccess(to viewer: Viewer) -> SQL {
        let live = Engagement.State.allCases.filter(\.givesAccess)
        let member = viewer.memberships.map(\.organization)
        let operates: SQL =
            viewer.isOperator
            ? "(engagement.state = 'disputed' AND project.organization_id NOT IN \(list: member + [ID("")]))" : "FALSE"
        return """
            (engagement.state IN \(list: live) AND (engagement.person_id = \(viewer.id)
                OR project.mentor_id = \(viewer.id) AND project.organization_id IN \(list: member)
                OR EXISTS (SELECT 1 FROM mentor_seat WHERE mentor_seat.engagement_id = engagement.id
                    AND mentor_seat.person_id = \(viewer.id) AND mentor_seat.state = 'accepted')
                OR \(viewer.isConfirmed) AND project.backup_email <> '' AND project.backup_email = \(viewer.email.lowercased())
                OR \(operates)))
            """
    }

    private func isSigned(by viewer: Viewer) -> SQL {
        """
        EXISTS (SELECT 1 FROM nda_signature
            WHERE nda_signature.engagement_id = engagement.id AND nda_signature.person_id = \(viewer.id))
        """
    }

    /// The brief as its writers read it; nobody else goes this way.
    func brief(of project: ID<Project>) throws -> ConfidentialBrief? {
        try row("SELECT * FROM confidential_brief WHERE project_id = \(project)").map(ConfidentialBrief.init)
    }

    /// The brief, for somebody who may read it.
    func brief(of project: ID<Project>, seenBy viewer: Viewer) throws -> ConfidentialBrief? {
        try row(
            """
            SELECT confidential_brief.* FROM confidential_brief JOIN project ON project.id = confidential_brief.project_id
            WHERE project.id = \(project) AND confidential_brief.brief <> ''
            AND \(materialSeen(by: viewer, level: "confidential_brief.level"))
            """
        ).map(ConfidentialBrief.init)
    }

    /// The files of a project whose names somebody may know, those that came first first.
    func materialFiles(of project: ID<Project>, seenBy viewer: Viewer?) throws -> [MaterialFile] {
        try materialFiles(where: "project_file.project_id = \(project) AND \(materialSeen(by: viewer, level: "project_file.level"))")
    }

    func materialFile(_ id: ID<MaterialFile>, seenBy viewer: Viewer?) throws -> MaterialFile {
        let condition: SQL = "project_file.id = \(id) AND \(materialSeen(by: viewer, level: "project_file.level"))"
        guard let file = try materialFiles(where: condition).first else { throw Refusal.notFound }
        return file
    }

    private func materialFiles(where condition: SQL) throws -> [MaterialFile] {
        try rows(
            """
            SELECT project_file.* FROM project_file JOIN project ON project.id = project_file.project_id
            WHERE project_file.removed_at IS NULL AND \(condition) ORDER BY project_file.id
            """
        ).map(MaterialFile.init)
    }

    /// Whether nothing about the work on a project is secret.
    func isOpen(_ project: ID<Project>) throws -> Bool {
        try exists("SELECT id FROM project WHERE id = \(project) AND confidentiality = 'open'")
    }

    /// Whether something of a project is read only after signing.
    func needsNDA(_ project: ID<Project>) throws -> Bool {
        try exists(
            """
            SELECT project.id FROM project WHERE project.id = \(project) AND (project.confidentiality = 'confidential'
                OR EXISTS (SELECT 1 FROM confidential_brief WHERE confidential_brief.project_id = project.id
                    AND confidential_brief.level = 'confidential' AND confidential_brief.brief <> '')
                OR EXISTS (SELECT 1 FROM project_file WHERE project_file.project_id = project.id
                    AND project_file.level = 'confidential' AND project_file.removed_at IS NULL))
            """)
    }

    /// Whether somebody has signed in a live engagement of the project.
    func hasSignedNDA(_ viewer: Viewer, of project: ID<Project>) throws -> Bool {
        try exists(
            """
            SELECT engagement.id FROM engagement JOIN project ON project.id = engagement.project_id
            WHERE project.id = \(project) AND \(givesAccess(to: viewer)) AND \(isSigned(by: viewer))
            """)
    }

    /// Whether the participant has signed, or there is nothing to sign.
    func lacksNoNDA(_ engagement: EngagementRow) throws -> Bool {
        try !needsNDA(engagement.project) || ndaSignature(of: engagement.person, in: engagement.id) != nil
    }
}

extension Transaction {
    /// What the room says about the material to one reader.
    func materialState(of engagement: EngagementRow, for viewer: Viewer) throws -> MaterialState {
        let project = engagement.project
        let decides = viewer.projectRoles(in: engagement.organization).contains(.author)
        let files = try materialFiles(of: project, seenBy: viewer)
        let all: Int = try value("SELECT COUNT(*) AS value FROM project_file WHERE project_id = \(project) AND removed_at IS NULL") ?? 0
        let brief = try brief(of: project).flatMap { $0.text.isEmpty ? nil : $0.level }
        let needsNDA = try needsNDA(project)
        let hasSigned = try ndaSignature(of: viewer.id, in: engagement.id) != nil
        let hasPart = try exists(
            """
            SELECT engagement.id FROM engagement JOIN project ON project.id = engagement.project_id
            WHERE engagement.id = \(engagement.id) AND \(givesAccess(to: viewer))
            """)
        return MaterialState(
            briefLevel: brief, mayReadBrief: try self.brief(of: project, seenBy: viewer) != nil && (hasPart || decides), files: files,
            hidden: all - files.count, needsNDA: needsNDA, signature: try ndaSignature(of: engagement.person, in: engagement.id),
            decides: decides, maySign: needsNDA && hasPart && !decides && !hasSigned, hasSigned: hasSigned,
            request: decides || viewer.id == engagement.person ? try openPortfolioRequest(in: engagement.id) : nil)
    }
}
