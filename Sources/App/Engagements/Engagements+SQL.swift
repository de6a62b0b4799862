import Domain
import Storage

extension Transaction {
    /// The engagements a person may see: their own, those of their organization (as owner, supervisor or mentor of the project),
    /// those they stand in for, and all for an operator. A condition on the table `engagement`.
    func engagementsSeen(by viewer: Viewer) -> SQL {
        if viewer.isOperator { return "TRUE" }
        return """
            (engagement.person_id = \(viewer.id) OR \(engagementsMentored(by: viewer.id)) OR EXISTS (
                SELECT seen.id FROM project seen WHERE seen.id = engagement.project_id
                AND (\(viewer.isConfirmed) AND seen.backup_email = \(viewer.email.lowercased()) OR EXISTS (
                    SELECT membership.person_id FROM membership
                    WHERE membership.organization_id = seen.organization_id AND membership.person_id = \(viewer.id)
                    AND (membership.role IN ('owner', 'supervisor') OR seen.mentor_id = \(viewer.id) AND \(isNotEnded(viewer.id)))))))
            """
    }

    /// What a person is to an engagement; nobody judges their own work, so a participant is nothing else.
    func engagementRoles(of viewer: Viewer, in engagement: ID<Engagement>) throws -> Set<Engagement.Role> {
        let row = try row(
            """
            SELECT engagement.person_id, project.backup_email, project.mentor_id, membership.role
            FROM engagement JOIN project ON project.id = engagement.project_id
            LEFT JOIN membership ON membership.organization_id = project.organization_id AND membership.person_id = \(viewer.id)
            WHERE engagement.id = \(engagement)
            """)
        guard let row else { return [] }
        let participant: ID<Person> = try row["person_id"]
        if participant == viewer.id { return [.participant] }
        var roles: Set<Engagement.Role> = []
        let (part, mentor, backup): (MemberRole?, ID<Person>?, String) = (try row["role"], try row["mentor_id"], try row["backup_email"])
        if part?.isAuthor == true || viewer.isConfirmed && !backup.isEmpty && backup.lowercased() == viewer.email.lowercased() {
            roles.insert(.supervisor)
        }
        if try isMentor(viewer.id, of: engagement, namedByProject: part != nil && mentor == viewer.id) { roles.insert(.mentor) }
        // An operator who belongs to one side does not decide about it.
        if viewer.isOperator, part == nil, roles.isEmpty { roles.insert(.operator) }
        return roles
    }

    /// An engagement the viewer may see, with what they are to it.
    func engagement(_ id: ID<Engagement>, seenBy viewer: Viewer) throws -> (EngagementRow, roles: Set<Engagement.Role>) {
        let condition: SQL = "engagement.id = \(id) AND \(engagementsSeen(by: viewer))"
        guard let row = try engagementRows(where: condition).first else { throw Refusal.notFound }
        return (row, try engagementRoles(of: viewer, in: id))
    }

    func engagement(_ id: ID<Engagement>) throws -> EngagementRow {
        guard let row = try engagementRows(where: "engagement.id = \(id)").first else { throw Refusal.notFound }
        return row
    }

    func engagementRows(where condition: SQL, order: SQL = "engagement.id") throws -> [EngagementRow] {
        try rows(
            """
            SELECT engagement.*, project.organization_id, project.title, project.hours,
                COALESCE(engagement_reviewer.person_id, project.supervisor_id) AS supervisor_id, project.mentor_id,
                project.backup_email, project.ai_policy, project.check_ins, project.portfolio,
                organization.name AS employer, organization.slug, organization.time_zone,
                participant.name AS participant, supervisor.name AS supervisor, mentor.name AS mentor
            FROM engagement
            JOIN project ON project.id = engagement.project_id
            JOIN organization ON organization.id = project.organization_id
            JOIN person participant ON participant.id = engagement.person_id
            LEFT JOIN engagement_reviewer ON engagement_reviewer.engagement_id = engagement.id
            LEFT JOIN person supervisor ON supervisor.id = COALESCE(engagement_reviewer.person_id, project.supervisor_id)
            LEFT JOIN person mentor ON mentor.id = project.mentor_id
            WHERE \(condition)
            ORDER BY \(order)
            """
        ).map(EngagementRow.init)
    }

    /// Takes the engagement's row first, so that two who count its parts count one after the other.
    func hold(_ engagement: ID<Engagement>) throws {
        try take("UPDATE engagement SET state = state WHERE id = \(engagement)")
    }

    func holdEngagement(ofMilestone id: ID<Milestone>) throws {
        try take("UPDATE engagement SET state = state WHERE id = (SELECT engagement_id FROM milestone WHERE id = \(id))")
    }

    func holdEngagement(ofSubmission id: ID<Submission>) throws {
        try take(
            """
            UPDATE engagement SET state = state WHERE id = (SELECT milestone.engagement_id FROM milestone
                JOIN submission ON submission.milestone_id = milestone.id WHERE submission.id = \(id))
            """)
    }
}
