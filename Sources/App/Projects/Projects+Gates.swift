import Domain
import Storage

extension ProjectFile {
    /// Whether nobody has to read it before it is published.
    func goesStraightOut(_ score: Int, _ policy: Policy) -> Bool { organization.state == .verified && score >= policy.operatorScore }
}

extension Transaction {
    /// What stands between a project and being read by others: its employer's standing, what is missing, the scope.
    ///
    /// - Returns: the score of the scope check.
    func checkReady(_ file: ProjectFile, _ policy: Policy, _ moment: Moment) throws -> Int {
        guard file.organization.state != .suspended else {
            throw Refusal.conflict("\(file.organization.name) is suspended, so it cannot publish now. Write to the operator of this site.")
        }
        let gaps = file.draft.gaps(at: moment.now)
        guard gaps.isEmpty else { throw Refusal.conflict(gaps.map(\.message).joined(separator: " ")) }
        guard try isAuthor(file.draft.supervisor, of: file.organization.id) else {
            throw Refusal.conflict("The supervisor is no owner or supervisor of \(file.organization.name) any more. Choose another one.")
        }
        let report = file.report(policy, at: moment.now)
        guard report.canPublish else {
            throw Refusal.conflict(
                "The scope check gives \(report.score) of 100; \(policy.publishScore) are needed. Mend what it names first.")
        }
        return report.score
    }

    private func isAuthor(_ person: ID<Person>?, of organization: ID<Organization>) throws -> Bool {
        guard let person else { return false }
        return try exists(
            """
            SELECT person_id FROM membership
            WHERE organization_id = \(organization) AND person_id = \(person) AND role IN ('owner', 'supervisor')
            """)
    }

    /// A backup supervisor who is no member yet is invited when others get to read the project.
    func inviteBackup(of file: ProjectFile, by viewer: Viewer, _ moment: Moment) throws {
        guard !file.draft.backupEmail.isEmpty else { return }
        let email = try Email(file.draft.backupEmail)
        let isKnown = try exists(
            """
            SELECT person_id FROM membership JOIN person ON person.id = membership.person_id
            WHERE membership.organization_id = \(file.organization.id) AND person.email_folded = \(email.folded)
            UNION ALL
            SELECT id FROM invitation WHERE organization_id = \(file.organization.id) AND email_folded = \(email.folded)
            AND accepted_at IS NULL AND ends_at > \(moment.now)
            """)
        if !isKnown { try invite(email, as: .supervisor, to: file.organization.id, by: viewer.id, moment) }
    }

    func state(of project: ID<Project>) throws -> Project.State? { try value("SELECT state AS value FROM project WHERE id = \(project)") }

    /// How many applications wait for a first decision.
    func undecided(of project: ID<Project>) throws -> Int {
        try value("SELECT COUNT(*) AS value FROM application WHERE project_id = \(project) AND state IN ('submitted', 'shortlisted')") ?? 0
    }
}

extension Optional {
    /// What is not there, or not to be seen, is a page that is not there.
    func orNotFound() throws(Refusal) -> Wrapped {
        guard let self else { throw .notFound }
        return self
    }
}
