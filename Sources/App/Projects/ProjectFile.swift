import Domain
import Storage

/// A whole project as its page, its author and the operator read it.
struct ProjectFile: Sendable {
    let id: ID<Project>
    let state: Project.State
    let draft: ProjectDraft
    let organization: OrganizationFile
    let supervisorName: String
    let backupName: String
    let mentorName: String
    let seatsTaken: Int
    let returnReasons: String
    let scopeScore: Int
    let createdBy: ID<Person>
    let updatedAt: Instant
    let publishedAt: Instant?
    /// Applications handed in and not withdrawn.
    let applicants: Int

    var shownTitle: String { draft.title.isEmpty ? "Untitled project" : draft.title }
    var whereabouts: String { draft.place == .remote || draft.city.isEmpty ? draft.place.words : "\(draft.place.words), \(draft.city)" }
    var zone: Zone { organization.zone }

    func isOpen(at now: Instant) -> Bool { state == .published && (draft.applyBy.map { now < $0 } ?? false) && seatsTaken < draft.seats }

    func report(_ policy: Policy, at now: Instant) -> ScopeReport { ScopeCheck.score(draft.scope(in: zone), policy, now) }

    /// What each deliverable pays, to the cent.
    var shares: [Money] { draft.fee?.split(byWeights: draft.deliverables.map(\.weight)) ?? [] }
}

extension Transaction {
    /// A project with everything that belongs to it, for somebody who may see it.
    func projectFile(_ id: ID<Project>, seenBy viewer: Viewer?) throws -> ProjectFile? {
        try projectFile(where: "project.id = \(id) AND \(projectsSeen(by: viewer))")
    }

    /// A project, held and then read: what is checked is what is published.
    func heldProjectFile(_ id: ID<Project>, seenBy viewer: Viewer) throws -> ProjectFile {
        try hold(id)
        return try projectFile(id, seenBy: viewer).orNotFound()
    }

    /// A project for a letter or a job, which nobody looks at through somebody's eyes.
    func projectFile(_ id: ID<Project>) throws -> ProjectFile? { try projectFile(where: "project.id = \(id)") }

    private func projectFile(where condition: SQL) throws -> ProjectFile? {
        let row = try row(
            """
            SELECT project.*, supervisor.name AS supervisor_name, backup.name AS backup_name, mentor.name AS mentor_name,
            \(applicantCount) AS applicants
            FROM project LEFT JOIN person AS supervisor ON supervisor.id = project.supervisor_id
            LEFT JOIN person AS backup ON backup.email_folded = project.backup_email AND project.backup_email <> ''
            LEFT JOIN person AS mentor ON mentor.id = project.mentor_id
            WHERE \(condition)
            """)
        guard let row, let organization = try organization(row["organization_id"]) else { return nil }
        let id: ID<Project> = try row["id"]
        var draft = try ProjectDraft(row: row)
        draft.deliverables = try deliverables(of: id)
        draft.needed = try skills(of: id, "needed")
        draft.gained = try skills(of: id, "gained")
        draft.questions = try rows("SELECT text FROM question WHERE project_id = \(id) ORDER BY position").map { try $0["text"] }
        return ProjectFile(
            id: id, state: try row["state"], draft: draft, organization: organization, supervisorName: try row["supervisor_name"] ?? "",
            backupName: try row["backup_name"] ?? "", mentorName: try row["mentor_name"] ?? "", seatsTaken: try row["seats_taken"],
            returnReasons: try row["return_reasons"], scopeScore: try row["scope_score"], createdBy: try row["created_by"],
            updatedAt: try row["updated_at"], publishedAt: try row["published_at"], applicants: try row["applicants"])
    }

    private func deliverables(of project: ID<Project>) throws -> [Deliverable] {
        let criteria = try rows(
            """
            SELECT criterion.deliverable_id, criterion.text FROM criterion
            JOIN deliverable ON deliverable.id = criterion.deliverable_id
            WHERE deliverable.project_id = \(project)
            ORDER BY deliverable.position, criterion.position
            """
        ).reduce(into: [String: [String]]()) { $0[try $1["deliverable_id"], default: []].append(try $1["text"]) }
        return try rows("SELECT * FROM deliverable WHERE project_id = \(project) ORDER BY position").map { row in
            Deliverable(
                title: try row["title"], criteria: criteria[try row["id"]] ?? [], weight: try row["weight"], dueDays: try row["due_days"])
        }
    }

    private func skills(of project: ID<Project>, _ kind: String) throws -> [String] {
        try rows("SELECT skill FROM project_skill WHERE project_id = \(project) AND kind = \(kind) ORDER BY skill").map { try $0["skill"] }
    }
}
