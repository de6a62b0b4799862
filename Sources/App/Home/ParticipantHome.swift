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
    let matches: [Match]
    /// Ids of the skills the participant says they have.
    let skills: Set<String>
    let hasHeadline: Bool

    /// A project that fits, and why.
    struct Match: Sendable {
        let listing: Listing
        let why: String
    }
}

extension Transaction {
    func participantHome(of viewer: Viewer, at now: Instant) throws -> ParticipantHome {
        let shown: [Application.State] = [.draft, .submitted, .shortlisted, .offered]
        let skills: [String] = try rows("SELECT skill FROM profile_skill WHERE person_id = \(viewer.id)").map { try $0["skill"] }
        return ParticipantHome(
            applications: try applications(
                where: "application.person_id = \(viewer.id) AND application.state IN \(list: shown)",
                order: "application.offer_ends_at NULLS FIRST, project.decide_by NULLS FIRST, application.id"),
            work: try work(of: viewer), matches: try matches(for: viewer, Set(skills), at: now), skills: Set(skills),
            hasHeadline: try exists("SELECT 1 FROM profile WHERE person_id = \(viewer.id) AND headline <> ''"))
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

    /// Open projects they have not applied to, by how many of their skills they ask for and whether the field interests them.
    private func matches(for viewer: Viewer, _ skills: Set<String>, at now: Instant) throws -> [ParticipantHome.Match] {
        let shared: SQL = """
            (SELECT COUNT(*) FROM project_skill
                JOIN profile_skill ON profile_skill.skill = project_skill.skill AND profile_skill.person_id = \(viewer.id)
                WHERE project_skill.project_id = project.id AND project_skill.kind = 'needed') * 2
            + CASE WHEN project.field IN (SELECT field FROM profile_interest WHERE person_id = \(viewer.id)) THEN 1 ELSE 0 END
            """
        let condition: SQL = """
            \(projectsOpen(at: now)) AND project.seats_taken < project.seats
            AND NOT EXISTS (SELECT 1 FROM application WHERE application.project_id = project.id AND application.person_id = \(viewer.id))
            """
        let interests: [String] = try rows("SELECT field FROM profile_interest WHERE person_id = \(viewer.id)").map { try $0["field"] }
        let found = try listings(where: condition, order: "\(shared) DESC, project.published_at DESC, project.id DESC", limit: 4)
        return found.map { ParticipantHome.Match(listing: $0, why: $0.reason(skills: skills, interests: Set(interests))) }
    }
}

extension Listing {
    /// Why a project is shown to somebody, in words; empty when it is only new.
    func reason(skills: Set<String>, interests: Set<String>) -> String {
        let shared = needed.filter(skills.contains).map(Taxonomy.skill)
        let last = shared.last ?? ""
        let named = shared.count > 1 ? shared.dropLast().joined(separator: ", ") + " and " + last : last
        let chosen = field.map { interests.contains($0) } == true
        return switch (shared.isEmpty, chosen) {
        case (false, true): "Asks for \(named), which you have, in a field you chose."
        case (false, false): "Asks for \(named), which you have."
        case (true, true): "In a field you chose."
        case (true, false): ""
        }
    }
}
