import Domain
import Storage

/// What somebody asked to show of work that is not open, with what the employer made of it.
struct PortfolioRequestRow: Sendable {
    let id: ID<PortfolioRequestRow>
    let engagement: ID<Engagement>
    let state: PortfolioRequest.State
    /// As the participant proposed them; once redacted, only both sides of the request see them.
    let words: String
    let link: String
    let redacted: String
    let note: String
    let askedAt: Instant
    let decidedAt: Instant?
}

extension PortfolioRequestRow {
    init(row: Row) throws {
        self.init(
            id: try row["id"], engagement: try row["engagement_id"], state: try row["state"], words: try row["words"],
            link: try row["link"], redacted: try row["redacted"], note: try row["note"], askedAt: try row["asked_at"],
            decidedAt: try row["decided_at"])
    }
}

extension Transaction {
    func portfolioRequest(_ id: ID<PortfolioRequestRow>) throws -> PortfolioRequestRow {
        guard let row = try row("SELECT * FROM portfolio_request WHERE id = \(id)") else { throw Refusal.notFound }
        return try PortfolioRequestRow(row: row)
    }

    /// The newest request about an engagement's work.
    func lastPortfolioRequest(in engagement: ID<Engagement>) throws -> PortfolioRequestRow? {
        try row("SELECT * FROM portfolio_request WHERE engagement_id = \(engagement) ORDER BY id DESC LIMIT 1")
            .map(PortfolioRequestRow.init)
    }

    func openPortfolioRequest(in engagement: ID<Engagement>) throws -> ID<PortfolioRequestRow>? {
        try value("SELECT id AS value FROM portfolio_request WHERE engagement_id = \(engagement) AND state IN ('asked', 'redacted')")
    }

    func insertPortfolioRequest(
        _ id: ID<PortfolioRequestRow>, in engagement: ID<Engagement>, words: String, link: String, at now: Instant
    ) throws {
        try run(
            """
            INSERT INTO portfolio_request (id, engagement_id, state, words, link, asked_at)
            VALUES (\(id), \(engagement), \(PortfolioRequest.State.asked), \(words), \(link), \(now))
            """)
    }

    /// A request for one of the two who may read it: the participant, and those who decide for the employer.
    func portfolioRequest(
        _ id: ID<PortfolioRequestRow>, seenBy viewer: Viewer
    ) throws -> (PortfolioRequestRow, EngagementRow, roles: Set<PortfolioRequest.Role>) {
        let request = try portfolioRequest(id)
        let engagement = try engagement(request.engagement)
        var roles: Set<PortfolioRequest.Role> = []
        if engagement.person == viewer.id { roles.insert(.participant) }
        if roles.isEmpty, viewer.projectRoles(in: engagement.organization).contains(.author) { roles.insert(.employer) }
        guard !roles.isEmpty else { throw Refusal.notFound }
        return (request, engagement, roles)
    }

    /// Shows what was approved, and nothing else.
    func showApproved(_ permission: PortfolioPermission, words: String, link: String, of engagement: ID<Engagement>, at now: Instant) throws
    {
        try run(
            """
            UPDATE portfolio_item SET permission = \(permission), words = \(words), link = \(permission == .full ? link : ""), updated_at = \(now)
            WHERE engagement_id = \(engagement)
            """)
    }
}
