import Domain
import Storage

/// The person who is signed in, and everything every page needs to know of them.
struct Viewer: Sendable {
    /// Which of their places a person is in: it decides the navigation and the home page.
    enum Seat: Sendable { case participant, employer, school, `operator` }

    let id: ID<Person>
    let name: String
    let email: String
    let zone: Zone
    let isConfirmed: Bool
    let isOperator: Bool
    let memberships: [Membership]
    let sessionID: ID<Session>
    var unreadNotices = 0
    var unreadMessages = 0

    var seat: Seat {
        if isOperator { return .operator }
        guard let first = memberships.first else { return .participant }
        return first.kind == .employer ? .employer : .school
    }

    func belongs(to organization: ID<Organization>) -> Bool { memberships.contains { $0.organization == organization } }

    /// One or two letters for the round picture.
    var initials: String { Viewer.initials(of: name) }

    static func initials(of name: String) -> String {
        let words = name.split(separator: " ")
        return [words.first, words.count > 1 ? words.last : nil].compactMap { $0?.first.map { String($0).uppercased() } }.joined()
    }

    /// Some acts need an address that is known to work.
    func checkConfirmed() throws(Refusal) {
        guard isConfirmed else { throw .forbidden("Confirm your e-mail address first: open the link we sent to \(email).") }
    }
}

/// A person's part in an organization.
struct Membership: Sendable {
    let organization: ID<Organization>
    let slug: String
    let name: String
    let kind: Organization.Kind
    let role: MemberRole

    init(organization: ID<Organization>, slug: String, name: String, kind: Organization.Kind, role: MemberRole) {
        self.organization = organization
        self.slug = slug
        self.name = name
        self.kind = kind
        self.role = role
    }

    init(row: Row) throws {
        organization = try row["id"]
        slug = try row["slug"]
        name = try row["name"]
        kind = try row["kind"]
        role = try row["role"]
    }
}

/// A browser in which somebody is signed in.
struct Session: Sendable {
    let id: ID<Session>
    let agent: String
    let createdAt: Instant
    let seenAt: Instant
}

/// A link that works once: it proves that somebody reads the mailbox it was sent to.
struct OneTimeLink: Sendable {
    enum Purpose: String, SQLConvertible, CaseIterable, Sendable {
        case confirm, reset, `operator`

        var lifetime: Span {
            switch self {
            case .confirm: .days(3)
            case .reset: .hours(1)
            case .operator: .days(7)
            }
        }
    }

    let id: ID<OneTimeLink>
    let purpose: Purpose
    let person: ID<Person>?
    let next: String
    let endsAt: Instant
    let usedAt: Instant?

    func isOpen(at now: Instant) -> Bool { usedAt == nil && now < endsAt }

    init(row: Row) throws {
        id = try row["id"]
        purpose = try row["purpose"]
        person = try row["person_id"]
        next = try row["next"]
        endsAt = try row["ends_at"]
        usedAt = try row["used_at"]
    }
}
