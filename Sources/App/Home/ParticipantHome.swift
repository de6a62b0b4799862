import Domain
import Storage

/// Everything a participant's daily page is made of.
struct ParticipantHome: Sendable {
    /// Work under way, with the milestone that is due next.
    struct Work: Sendable {
        let engagement: ID<Engagement>
        let title: String
        let employer: String
        let state: Engagement.State
        var milestone: String?
        var milestoneID: ID<Milestone>?
        var milestoneState: Milestone.State?
        var dueAt: Instant?
        var owesFeedback = false
    }

    let applications: [ApplicationRecord]
    let work: [Work]
    /// Open projects as their rows say them.
    let matches: [HTML]
    /// Whether the matches are the best there are; otherwise they are the newest.
    var isRanked = false
    /// Ids of the skills the participant says they have.
    let skills: Set<String>
    let hasHeadline: Bool
    /// Employers who want them to apply, and wait for an answer.
    var invitations: [ReceivedInvitation] = []
}

extension Transaction {
    func participantHome(of viewer: Viewer, reader: ListReader, from index: ProjectIndex?) throws -> ParticipantHome {
        let shown: [Application.State] = [.draft, .submitted, .shortlisted, .offered]
        let skills: [String] = try rows("SELECT skill FROM profile_skill WHERE person_id = \(viewer.id)").map { try $0["skill"] }
        let matches = try matches(for: reader, from: index)
        return ParticipantHome(
            applications: try applications(
                where: "application.person_id = \(viewer.id) AND application.state IN \(list: shown)",
                order: "application.offer_ends_at NULLS FIRST, project.decide_by NULLS FIRST, application.id"),
            work: try work(of: viewer), matches: matches.best, isRanked: matches.isRanked, skills: Set(skills),
            hasHeadline: try exists("SELECT 1 FROM profile WHERE person_id = \(viewer.id) AND headline <> ''"),
            invitations: try receivedInvitations(where: "invited.person_id = \(viewer.id) AND invited.state = 'sent'", at: reader.now)
                .filter(\.isOpen))
    }

    /// Engagements that are not over, and completed ones that wait for feedback.
    private func work(of viewer: Viewer) throws -> [ParticipantHome.Work] {
        try rows(
            """
            SELECT engagement.id, engagement.state, project.title, organization.name AS employer,
            due.id AS milestone_id, due.title AS milestone, due.state AS milestone_state, due.due_at
            FROM engagement
            JOIN project ON project.id = engagement.project_id
            JOIN organization ON organization.id = project.organization_id
            LEFT JOIN milestone AS due ON due.id = (SELECT milestone.id FROM milestone WHERE milestone.engagement_id = engagement.id
                AND milestone.state IN ('planned', 'changes') ORDER BY milestone.due_at, milestone.position LIMIT 1)
            WHERE engagement.person_id = \(viewer.id)
            AND (engagement.state IN ('onboarding', 'active', 'delivered', 'disputed')
                OR engagement.state = 'completed' AND NOT EXISTS (SELECT 1 FROM feedback
                    WHERE feedback.engagement_id = engagement.id AND feedback.side = 'participant'))
            ORDER BY CASE WHEN due.due_at IS NULL THEN 1 ELSE 0 END, due.due_at, engagement.id
            """
        ).map { row in
            let state: Engagement.State = try row["state"]
            return ParticipantHome.Work(
                engagement: try row["id"], title: try row["title"], employer: try row["employer"], state: state,
                milestone: try row["milestone"], milestoneID: try row["milestone_id"], milestoneState: try row["milestone_state"],
                dueAt: try row["due_at"], owesFeedback: state == .completed)
        }
    }

    /// Open projects they have not applied to, the best match first.
    private func matches(for reader: ListReader, from index: ProjectIndex?) throws -> (best: [HTML], isRanked: Bool) {
        var filter = ProjectFilter()
        filter.isOpenToMe = true
        let list = try projectList(filter, for: reader, from: index, size: 4, counting: [:])
        return (list.rows, list.isRanked)
    }
}
