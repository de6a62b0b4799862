import Domain
import Storage

/// One thing a participant asked for, and the answer.
struct AccommodationRow: Sendable {
    let id: ID<AccommodationRow>
    let engagement: ID<Engagement>
    let state: Accommodation.State
    let need: String
    let askedAt: Instant
    let answer: String
    let answeredBy: String?
    let answeredAt: Instant?
}

extension AccommodationRow {
    init(row: Row) throws {
        self.init(
            id: try row["id"], engagement: try row["engagement_id"], state: try row["state"], need: try row["need"],
            askedAt: try row["asked_at"], answer: try row["answer"], answeredBy: try row["answerer"], answeredAt: try row["answered_at"])
    }
}

extension Transaction {
    /// What a participant asked for, newest first. Only for those whom `accommodationRoles` names.
    func accommodations(of engagement: ID<Engagement>) throws -> [AccommodationRow] {
        try accommodations(where: "accommodation.engagement_id = \(engagement)")
    }

    func accommodation(_ id: ID<AccommodationRow>) throws -> AccommodationRow {
        guard let row = try accommodations(where: "accommodation.id = \(id)").first else { throw Refusal.notFound }
        return row
    }

    private func accommodations(where condition: SQL) throws -> [AccommodationRow] {
        try rows(
            """
            SELECT accommodation.*, answerer.name AS answerer FROM accommodation
            LEFT JOIN person answerer ON answerer.id = accommodation.answered_by
            WHERE \(condition) ORDER BY accommodation.asked_at DESC, accommodation.id DESC
            """
        ).map(AccommodationRow.init)
    }

    /// Who answers: the supervisor alone; the owners only when the supervisor is gone.
    func accommodationAnswerers(of engagement: EngagementRow) throws -> [ID<Person>] {
        if let supervisor = engagement.supervisorID, try isMember(supervisor, of: engagement.organization) { return [supervisor] }
        return try employerSide(of: engagement)
    }

    /// What somebody is to a private request; to all others it is not there.
    func accommodationRoles(of viewer: Viewer, _ roles: Set<Engagement.Role>, in engagement: EngagementRow) throws
        -> Set<Accommodation.Role>
    {
        if roles.contains(.participant) { return [.participant] }
        if try accommodationAnswerers(of: engagement).contains(viewer.id) { return [.supervisor] }
        return roles.contains(.operator) ? [.operator] : []
    }
}
