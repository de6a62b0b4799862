import Domain
import Storage

/// An invitation to apply, as whoever is invited reads it.
struct ReceivedInvitation: Sendable {
    let id: ID<ApplicationInvitation>
    let person: ID<Person>
    let state: ApplicationInvitation.State
    let project: ID<Project>
    let title: String
    let organization: ID<Organization>
    let employer: String
    /// What the employer wrote; often nothing.
    let note: String
    let fee: Money?
    let hours: Int?
    let place: Place
    let applyBy: Instant?
    /// Whether the project still takes applications, from somebody who sent none yet.
    let isOpen: Bool
}

/// An invitation to apply, as the employer who sent it reads it: whether they applied is not in it.
struct SentInvitation: Sendable {
    let id: ID<ApplicationInvitation>
    let label: String
    let state: ApplicationInvitation.State
    let note: String
    let sentAt: Instant
}

extension ReceivedInvitation {
    init(row: Row) throws {
        let currency: Currency = try row["currency"]
        let fee: Int64? = try row["fee_minor"]
        self.init(
            id: try row["id"], person: try row["person_id"], state: try row["state"], project: try row["project_id"],
            title: try row["title"], organization: try row["organization_id"], employer: try row["employer"], note: try row["note"],
            fee: fee.map { Money(minor: $0, currency: currency) }, hours: try row["hours"], place: try row["place"],
            applyBy: try row["apply_by"], isOpen: try row["is_open"])
    }
}
