import Domain
import Storage

extension Transaction {
    /// Invitations as their invitees read them, the one whose time ends first at the top.
    ///
    /// - Parameter condition: on `invited`, the table of invitations.
    func receivedInvitations(where condition: SQL, at now: Instant) throws -> [ReceivedInvitation] {
        try rows(
            """
            SELECT invited.id, invited.person_id, invited.state, invited.project_id, invited.note, project.title, project.organization_id,
            project.fee_minor, project.currency, project.hours, project.place, project.apply_by, organization.name AS employer,
            (\(projectsOpen(at: now)) AND NOT \(hasApplied("invited.person_id"))) AS is_open
            FROM application_invitation AS invited
            JOIN project ON project.id = invited.project_id
            JOIN organization ON organization.id = project.organization_id
            WHERE \(condition)
            ORDER BY project.apply_by, invited.id
            """
        ).map(ReceivedInvitation.init)
    }

    /// The invitation of one person to one project, whatever became of it.
    func invitation(of person: ID<Person>, to project: ID<Project>, at now: Instant) throws -> ReceivedInvitation? {
        try receivedInvitations(where: "invited.person_id = \(person) AND invited.project_id = \(project)", at: now).first
    }

    /// Whether somebody ever sent an application to the `project` of the query.
    private func hasApplied(_ person: SQL) -> SQL {
        """
        EXISTS (SELECT 1 FROM application AS own
            WHERE own.project_id = project.id AND own.person_id = \(person) AND own.state <> 'draft')
        """
    }

    /// Whether an organization may invite somebody to its project: they want to be found.
    func isInvitable(_ person: ID<Person>, to opening: Opening) throws -> Bool {
        try exists(
            """
            SELECT person.id FROM profile JOIN person ON person.id = profile.person_id
            WHERE person.id = \(person) AND \(talentSeen(by: opening.organization))
            """)
    }

    func openInvitations(to project: ID<Project>) throws -> Int {
        try value("SELECT COUNT(*) AS value FROM application_invitation WHERE project_id = \(project) AND state = 'sent'") ?? 0
    }

    /// - Returns: false, and nothing is changed, when this person was invited to the project before.
    func insertInvitation(
        _ id: ID<ApplicationInvitation>, of person: ID<Person>, to project: ID<Project>, note: Prose, by inviter: ID<Person>,
        at now: Instant
    ) throws -> Bool {
        try run(
            """
            INSERT INTO application_invitation (id, project_id, person_id, state, invited_by, note, created_at)
            SELECT \(id), \(project), \(person), \(ApplicationInvitation.State.sent), \(inviter), \(note), \(now)
            WHERE TRUE ON CONFLICT (project_id, person_id) DO NOTHING
            """) == 1
    }

    /// Everyone invited to a project, the newest first, and how many of them applied after it.
    func sentInvitations(to project: ID<Project>, _ mask: TalentMask) throws -> (invitations: [SentInvitation], applied: Int) {
        let invitations = try rows("SELECT * FROM application_invitation WHERE project_id = \(project) ORDER BY id DESC").map {
            SentInvitation(
                id: try $0["id"], label: mask.label(of: try $0["person_id"]), state: try $0["state"], note: try $0["note"],
                sentAt: try $0["created_at"])
        }
        let applied: Int? = try value(
            """
            SELECT COUNT(*) AS value FROM application_invitation AS invited JOIN project ON project.id = invited.project_id
            WHERE project.id = \(project) AND invited.state <> 'withdrawn' AND EXISTS (SELECT 1 FROM application AS own
                WHERE own.project_id = project.id AND own.person_id = invited.person_id AND own.submitted_at >= invited.created_at)
            """)
        return (invitations, applied ?? 0)
    }

    /// An invitation to a project of an organization that the viewer decides for.
    func invitationState(_ id: ID<ApplicationInvitation>, sentBy viewer: Viewer) throws -> (ApplicationInvitation.State, ID<Project>) {
        let row = try row(
            """
            SELECT invited.state, invited.project_id FROM application_invitation AS invited JOIN project ON project.id = invited.project_id
            WHERE invited.id = \(id) AND project.organization_id IN \(list: viewer.authored)
            """)
        guard let row else { throw Refusal.notFound }
        return (try row["state"], try row["project_id"])
    }

    /// From now on an organization neither finds nor invites somebody.
    func leaveAlone(_ person: ID<Person>, _ organization: ID<Organization>, at now: Instant) throws {
        try run(
            """
            INSERT INTO uninvited (person_id, organization_id, since) SELECT \(person), \(organization), \(now)
            WHERE TRUE ON CONFLICT (person_id, organization_id) DO NOTHING
            """)
    }

    func letInviteAgain(_ person: ID<Person>, _ organization: ID<Organization>) throws {
        try run("DELETE FROM uninvited WHERE person_id = \(person) AND organization_id = \(organization)")
    }
}
