import Domain
import Storage

extension Transaction {
    /// Certifies a completed engagement: copies every fact as it is now, and puts a private piece on the participant's portfolio.
    ///
    /// Called in the transaction that completes the engagement; asked again, it answers the credential that is there.
    @discardableResult
    func issueCredential(for engagement: ID<Engagement>, _ moment: Moment) throws -> ID<Credential> {
        if let known: String = try value("SELECT id AS value FROM credential WHERE engagement_id = \(engagement)") { return ID(known) }
        let id = moment.newID(Credential.self)
        let made = try run(
            """
            INSERT INTO credential (id, engagement_id, person_id, kind, state, recipient, organization, organization_slug, project, summary,
            field, industry, hours, assessor, criteria_met, criteria_all, skills, deliverables, began_at, ended_at, issued_at)
            SELECT \(id), engagement.id, engagement.person_id, \(CredentialKind.fieldwork), \(Credential.State.active), person.name,
            organization.name, organization.slug, project.title, project.summary, COALESCE(project.field, ''), organization.industry,
            COALESCE(project.hours, 0), \(try assessor(of: engagement)), \(try criteriaMet(in: engagement)), \(try criteriaAgreed(in: engagement)),
            \(try skillsShown(in: engagement)), \(try deliverablesAccepted(in: engagement)),
            COALESCE(engagement.started_at, engagement.created_at), COALESCE(engagement.completed_at, \(moment.now)), \(moment.now)
            FROM engagement JOIN person ON person.id = engagement.person_id JOIN project ON project.id = engagement.project_id
            JOIN organization ON organization.id = project.organization_id
            WHERE engagement.id = \(engagement)
            """)
        guard made == 1 else { throw Refusal.notFound }
        try insertPortfolioItem(for: engagement, moment)
        try record(.credential, id.text, "issue", to: Credential.State.active.rawValue, by: nil, role: "clock", at: moment)
        return id
    }

    private func insertPortfolioItem(for engagement: ID<Engagement>, _ moment: Moment) throws {
        try run(
            """
            INSERT INTO portfolio_item (id, person_id, engagement_id, visibility, permission, position, updated_at)
            SELECT \(moment.newID(PortfolioItem.self)), engagement.person_id, engagement.id, \(PortfolioVisibility.private),
            -- What is not open is shown after the employer has read it, and not before.
            CASE WHEN project.confidentiality = 'open' THEN project.portfolio ELSE 'description' END,
            COALESCE((SELECT MAX(position) FROM portfolio_item WHERE portfolio_item.person_id = engagement.person_id), 0) + 1, \(moment.now)
            FROM engagement JOIN project ON project.id = engagement.project_id
            WHERE engagement.id = \(engagement)
            """)
    }

    /// Who last accepted a version by hand; empty when silence accepted everything.
    private func assessor(of engagement: ID<Engagement>) throws -> String {
        try value(
            """
            SELECT person.name AS value
            FROM review JOIN submission ON submission.id = review.submission_id JOIN milestone ON milestone.id = submission.milestone_id
            JOIN person ON person.id = review.reviewer_id
            WHERE milestone.engagement_id = \(engagement) AND review.decision = 'accept'
            ORDER BY review.reviewed_at DESC, milestone.position DESC
            LIMIT 1
            """) ?? ""
    }

    /// Only criteria judged "met" in the version that was accepted count; "partly" and "not judged" do not.
    private func criteriaMet(in engagement: ID<Engagement>) throws -> Int {
        try value(
            """
            SELECT COUNT(*) AS value
            FROM review_verdict JOIN submission ON submission.id = review_verdict.submission_id
            JOIN review ON review.submission_id = submission.id JOIN milestone ON milestone.id = submission.milestone_id
            WHERE milestone.engagement_id = \(engagement) AND milestone.state = 'accepted' AND review.decision = 'accept'
            AND review_verdict.verdict = \(Verdict.met)
            """) ?? 0
    }

    private func criteriaAgreed(in engagement: ID<Engagement>) throws -> Int {
        try value(
            """
            SELECT COUNT(*) AS value FROM milestone_criterion JOIN milestone ON milestone.id = milestone_criterion.milestone_id
            WHERE milestone.engagement_id = \(engagement) AND milestone.state = 'accepted'
            """) ?? 0
    }

    private func skillsShown(in engagement: ID<Engagement>) throws -> String {
        try rows(
            """
            SELECT DISTINCT project_skill.skill FROM project_skill JOIN engagement ON engagement.project_id = project_skill.project_id
            WHERE engagement.id = \(engagement) ORDER BY project_skill.skill
            """
        ).map { try $0["skill"] as String }.joined(separator: "\n")
    }

    private func deliverablesAccepted(in engagement: ID<Engagement>) throws -> String {
        try rows("SELECT title FROM milestone WHERE engagement_id = \(engagement) AND state = 'accepted' ORDER BY position")
            .map { try $0["title"] as String }.joined(separator: "\n")
    }
}
