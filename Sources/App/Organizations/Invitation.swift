import Domain
import Storage

/// An open hand to somebody who is to join an organization: mailed, and good for two weeks.
struct Invitation: Sendable {
    let id: ID<Invitation>
    let organization: ID<Organization>
    let organizationName: String
    let email: String
    let role: MemberRole
    let inviter: String
    let endsAt: Instant
    let isAccepted: Bool

    static let lifetime = Span.days(14)
    /// What its token is computed for.
    static let purpose = "invitation"
}

extension Invitation {
    init(row: Row) throws {
        self.init(
            id: try row["id"], organization: try row["organization_id"], organizationName: try row["organization_name"],
            email: try row["email"],
            role: try row["role"], inviter: try row["inviter"], endsAt: try row["ends_at"],
            isAccepted: try row["accepted_at"] as Instant? != nil)
    }
}
