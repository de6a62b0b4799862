import Domain
import Storage

extension Transaction {
    func teamSurvey(_ id: ID<TeamSurvey>) throws -> TeamSurvey? {
        try row(
            """
            SELECT team_survey.*, participant.name AS participant, project.title, organization.name AS employer
            FROM team_survey
            JOIN engagement ON engagement.id = team_survey.engagement_id
            JOIN project ON project.id = engagement.project_id
            JOIN organization ON organization.id = project.organization_id
            JOIN person AS participant ON participant.id = engagement.person_id
            WHERE team_survey.id = \(id)
            """
        ).map(TeamSurvey.init)
    }

    /// Asks the supervisor and the team-mate who was named, once the work is completed.
    func openTeamSurveys(of engagement: ID<Engagement>, _ moment: Moment) throws {
        let row = try row(
            """
            SELECT person.name, person.email FROM engagement JOIN project ON project.id = engagement.project_id
            JOIN person ON person.id = project.supervisor_id WHERE engagement.id = \(engagement)
            """)
        if let row {
            try openSurvey(.supervisor, TeamMate(name: try row["name"], email: try row["email"]), of: engagement, moment)
        }
        if let mate = try teamMate(in: engagement) { try openSurvey(.teamMate, mate, of: engagement, moment) }
    }

    private func openSurvey(_ side: SurveySide, _ mate: TeamMate, of engagement: ID<Engagement>, _ moment: Moment) throws {
        let id = moment.newID(TeamSurvey.self)
        let made = try run(
            """
            INSERT INTO team_survey (id, engagement_id, side, name, email, created_at, ends_at)
            SELECT \(id), \(engagement), \(side), \(mate.name), \(mate.email), \(moment.now), \(moment.now + TeamSurveyItem.life)
            WHERE TRUE ON CONFLICT DO NOTHING
            """)
        if made == 1 { try schedule(.mailTeamSurvey, id.text, at: moment.now, moment) }
    }

    /// What an employer reads of all answers about working with it: averages, never an answer.
    func teamFigures(of organization: ID<Organization>) throws -> TeamFigures {
        let row = try row(
            """
            SELECT COUNT(*) AS asked, COUNT(team_survey.answered_at) AS answered,
                CAST(COALESCE(SUM(team_survey.clear_role), 0) AS BIGINT) AS clear_role,
                CAST(COALESCE(SUM(team_survey.informed), 0) AS BIGINT) AS informed,
                CAST(COALESCE(SUM(team_survey.belonging), 0) AS BIGINT) AS belonging,
                CAST(COALESCE(SUM(team_survey.safety), 0) AS BIGINT) AS safety,
                CAST(COALESCE(SUM(team_survey.again), 0) AS BIGINT) AS again
            FROM team_survey
            JOIN engagement ON engagement.id = team_survey.engagement_id
            JOIN project ON project.id = engagement.project_id
            WHERE project.organization_id = \(organization)
            """)
        guard let row else { return TeamFigures(asked: 0, answered: 0, sums: [:]) }
        let sums = try TeamSurveyItem.allCases.map { ($0, try row[$0.rawValue] as Int) }
        return TeamFigures(asked: try row["asked"], answered: try row["answered"], sums: Dictionary(uniqueKeysWithValues: sums))
    }
}

/// All answers about working with an organization, added up.
struct TeamFigures: Sendable {
    let asked: Int
    let answered: Int
    let sums: [TeamSurveyItem: Int]

    /// The mean with one decimal, "4.3"; nil while one could tell whose answer it is.
    func mean(_ item: TeamSurveyItem) -> String? {
        guard answered >= TeamSurveyItem.fewestShown else { return nil }
        let tenths = (10 * (sums[item] ?? 0) + answered / 2) / answered
        return "\(tenths / 10).\(tenths % 10)"
    }
}
