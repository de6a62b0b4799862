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
}
