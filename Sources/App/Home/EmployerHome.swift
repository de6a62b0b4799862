import Domain
import Storage

/// Everything an employer's daily page is made of.
struct EmployerHome: Sendable {
    /// A project that is not over, with how much of it waits.
    struct Search: Sendable {
        let id: ID<Project>
        let title: String
        let state: Project.State
        let seats: Int
        let taken: Int
        let waiting: Int
        let unrated: Int
        let offered: Int
        var decideBy: Instant?
        var applyBy: Instant?
    }

    /// Work on which the employer has to act.
    struct Duty: Sendable {
        enum Kind: Sendable { case review, sign, pay, show, feedback }
        let kind: Kind
        let engagement: ID<Engagement>
        let title: String
        let participant: String
        var what = ""
        var since: Instant?
    }

    let searches: [Search]
    let duties: [Duty]
    let organizationState: Organization.State?
}

extension Transaction {
    func employerHome(of viewer: Viewer) throws -> EmployerHome {
        let organizations = viewer.memberships.filter { $0.kind == .employer }.map(\.organization)
        return EmployerHome(
            searches: try searches(of: organizations), duties: try duties(of: viewer.authored),
            organizationState: try organizations.first.flatMap { try value("SELECT state AS value FROM organization WHERE id = \($0)") })
    }

    private func searches(of organizations: [ID<Organization>]) throws -> [EmployerHome.Search] {
        try rows(
            """
            SELECT project.id, project.title, project.state, project.seats, project.seats_taken, project.decide_by, project.apply_by,
            COUNT(CASE WHEN application.state IN ('submitted', 'shortlisted') THEN 1 END) AS waiting,
            COUNT(CASE WHEN application.state IN ('submitted', 'shortlisted') AND rating.application_id IS NULL THEN 1 END) AS unrated,
            COUNT(CASE WHEN application.state = 'offered' THEN 1 END) AS offered
            FROM project
            LEFT JOIN application ON application.project_id = project.id
            LEFT JOIN rating ON rating.application_id = application.id
            WHERE project.organization_id IN \(list: organizations) AND project.state IN ('draft', 'review', 'returned', 'published', 'filled', 'expired')
            GROUP BY project.id, project.title, project.state, project.seats, project.seats_taken, project.decide_by, project.apply_by
            ORDER BY project.decide_by NULLS FIRST, project.id
            """
        ).map {
            EmployerHome.Search(
                id: try $0["id"], title: try $0["title"], state: try $0["state"], seats: try $0["seats"], taken: try $0["seats_taken"],
                waiting: try $0["waiting"], unrated: try $0["unrated"], offered: try $0["offered"], decideBy: try $0["decide_by"],
                applyBy: try $0["apply_by"])
        }
    }

    /// What is handed in and not reviewed, agreements to sign, feedback to give; the oldest first.
    private func duties(of organizations: [ID<Organization>]) throws -> [EmployerHome.Duty] {
        let ours: SQL = """
            FROM engagement
            JOIN project ON project.id = engagement.project_id AND project.organization_id IN \(list: organizations)
            JOIN person ON person.id = engagement.person_id
            """
        let reviews = try rows(
            """
            SELECT engagement.id, project.title, person.name, milestone.title AS what,
            (SELECT MAX(submission.submitted_at) FROM submission WHERE submission.milestone_id = milestone.id) AS since
            \(ours) JOIN milestone ON milestone.engagement_id = engagement.id AND milestone.state = 'submitted'
            ORDER BY since, milestone.id
            """
        ).map { try EmployerHome.Duty(.review, $0) }
        let signs = try rows(
            """
            SELECT engagement.id, project.title, person.name, '' AS what, engagement.created_at AS since \(ours)
            WHERE engagement.state = 'onboarding' AND NOT EXISTS (SELECT 1 FROM signature
                WHERE signature.engagement_id = engagement.id AND signature.side = 'employer')
            ORDER BY engagement.id
            """
        ).map { try EmployerHome.Duty(.sign, $0) }
        let unpaid = try rows(
            """
            SELECT engagement.id, project.title, person.name, '' AS what, engagement.created_at AS since \(ours)
            WHERE engagement.state = 'onboarding' AND engagement.funded_at IS NULL
            ORDER BY engagement.id
            """
        ).map { try EmployerHome.Duty(.pay, $0) }
        let shows = try rows(
            """
            SELECT engagement.id, project.title, person.name, portfolio_request.id AS what, portfolio_request.asked_at AS since \(ours)
            JOIN portfolio_request ON portfolio_request.engagement_id = engagement.id AND portfolio_request.state = 'asked'
            ORDER BY portfolio_request.id
            """
        ).map { try EmployerHome.Duty(.show, $0) }
        let feedback = try rows(
            """
            SELECT engagement.id, project.title, person.name, '' AS what, engagement.completed_at AS since \(ours)
            WHERE engagement.state = 'completed' AND NOT EXISTS (SELECT 1 FROM feedback
                WHERE feedback.engagement_id = engagement.id AND feedback.side = 'employer')
            ORDER BY engagement.id
            """
        ).map { try EmployerHome.Duty(.feedback, $0) }
        return reviews + signs + unpaid + shows + feedback
    }
}

extension EmployerHome.Duty {
    init(_ kind: Kind, _ row: Row) throws {
        self.init(
            kind: kind, engagement: try row["id"], title: try row["title"], participant: try row["name"], what: try row["what"],
            since: try row["since"])
    }
}
