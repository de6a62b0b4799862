import Domain
import Storage

/// Against whom a strike is: a person or an organization.
enum StrikeSubject: Sendable, Hashable {
    case person(ID<Person>)
    case organization(ID<Organization>)

    /// A condition on the table `strike`.
    var condition: SQL {
        switch self {
        case .person(let id): "strike.person_id = \(id)"
        case .organization(let id): "strike.organization_id = \(id)"
        }
    }

    var person: ID<Person>? {
        if case .person(let id) = self { id } else { nil }
    }

    var organization: ID<Organization>? {
        if case .organization(let id) = self { id } else { nil }
    }

    /// Whether somebody is, or belongs to, the one it is about.
    func concerns(_ viewer: Viewer) -> Bool {
        switch self {
        case .person(let id): viewer.id == id
        case .organization(let id): viewer.belongs(to: id)
        }
    }
}

/// A strike with the name of whom it is against.
struct StrikeRow: Sendable {
    let id: ID<Strike>
    let state: Strike.State
    let subject: StrikeSubject
    let name: String
    let engagement: ID<Engagement>?
    let reason: StrikeReason
    let words: String
    let givenAt: Instant
    let expiresAt: Instant
    var appeal = ""
    var appealedAt: Instant?
    var decision = ""
    var decidedAt: Instant?
}

extension StrikeRow {
    init(row: Row) throws {
        let person: ID<Person>? = try row["person_id"]
        self.init(
            id: try row["id"], state: try row["state"],
            subject: try person.map(StrikeSubject.person) ?? .organization(row["organization_id"]), name: try row["name"],
            engagement: try row["engagement_id"], reason: try row["reason"], words: try row["words"], givenAt: try row["given_at"],
            expiresAt: try row["expires_at"], appeal: try row["appeal"], appealedAt: try row["appealed_at"],
            decision: try row["decision"], decidedAt: try row["decided_at"])
    }
}
