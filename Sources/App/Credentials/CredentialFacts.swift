import Domain
import Storage

/// What a credential certifies, as it was copied at issue.
struct CredentialFacts: Sendable {
    let id: ID<Credential>
    let engagement: ID<Engagement>
    let person: ID<Person>
    let kind: CredentialKind
    var state: Credential.State
    let recipient: String
    let organization: String
    let organizationSlug: String
    let project: String
    let field: String
    let industry: String
    let hours: Int
    /// Empty when every version was accepted by silence.
    let assessor: String
    let criteriaMet: Int
    let criteriaAll: Int
    let skills: [String]
    let deliverables: [String]
    let beganAt: Instant
    let endedAt: Instant
    let issuedAt: Instant
    var revokedAt: Instant?
    var revokeReason = ""
    /// What the employer lets the participant show of the work.
    let permission: PortfolioPermission

    var isValid: Bool { state == .active }
    /// What was handed over may be named only where the work may be shown.
    var deliverablesShown: [String] { permission == .full ? deliverables : [] }
}

extension CredentialFacts {
    init(row: Row) throws {
        let (skills, deliverables): (String, String) = (try row["skills"], try row["deliverables"])
        self.init(
            id: try row["id"], engagement: try row["engagement_id"], person: try row["person_id"], kind: try row["kind"],
            state: try row["state"],
            recipient: try row["recipient"], organization: try row["organization"], organizationSlug: try row["organization_slug"],
            project: try row["project"], field: try row["field"], industry: try row["industry"], hours: try row["hours"],
            assessor: try row["assessor"], criteriaMet: try row["criteria_met"], criteriaAll: try row["criteria_all"],
            skills: skills.split(separator: "\n").map(String.init), deliverables: deliverables.split(separator: "\n").map(String.init),
            beganAt: try row["began_at"], endedAt: try row["ended_at"], issuedAt: try row["issued_at"], revokedAt: try row["revoked_at"],
            revokeReason: try row["revoke_reason"], permission: try row["permission"])
    }
}

extension Transaction {
    func credential(_ id: ID<Credential>) throws -> CredentialFacts? { try credentials(where: "credential.id = \(id)").first }

    /// Newest first.
    func credentials(where condition: SQL) throws -> [CredentialFacts] {
        try rows(
            """
            SELECT credential.*, portfolio_item.permission
            FROM credential JOIN portfolio_item ON portfolio_item.engagement_id = credential.engagement_id
            WHERE \(condition)
            ORDER BY credential.issued_at DESC, credential.id DESC
            """
        ).map(CredentialFacts.init)
    }

    /// The address of a person's portfolio, if others may read it.
    func openPortfolio(of person: ID<Person>) throws -> String? {
        try value(
            """
            SELECT slug AS value FROM profile JOIN person ON person.id = profile.person_id
            WHERE profile.person_id = \(person) AND profile.portfolio = 'public' AND person.suspended_at IS NULL AND slug IS NOT NULL
            """)
    }
}
