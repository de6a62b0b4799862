import Domain
import Storage

/// What stands over an engagement that its dates do not show.
enum BoardFlag: String, SQLReadable, Sendable {
    case blocked, missed, paused
}

extension Transaction {
    /// The flags that are up and the pauses that run in an organization's engagements.
    func flagsUp(in organization: ID<Organization>) throws -> [ID<Engagement>: Set<BoardFlag>] {
        let found = try rows(
            """
            SELECT risk_flag.engagement_id, risk_flag.kind FROM project
            JOIN engagement ON engagement.project_id = project.id
            JOIN risk_flag ON risk_flag.engagement_id = engagement.id AND risk_flag.lifted_at IS NULL
            WHERE project.organization_id = \(organization)
            UNION ALL
            SELECT pause.engagement_id, 'paused' FROM project
            JOIN engagement ON engagement.project_id = project.id
            JOIN pause ON pause.engagement_id = engagement.id AND pause.state = 'running'
            WHERE project.organization_id = \(organization)
            """)
        return try Dictionary(grouping: found) { try $0["engagement_id"] as ID<Engagement> }
            .mapValues { Set(try $0.map { try $0["kind"] as BoardFlag }) }
    }
}
