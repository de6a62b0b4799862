import Domain
import Storage

/// An organization as its page, its owners and the operator read it.
struct OrganizationFile: Sendable {
    let id: ID<Organization>
    let kind: Organization.Kind
    let state: Organization.State
    let slug: String
    let name: String
    let industry: String
    let size: OrganizationSize
    let place: String
    let zone: Zone
    let website: String
    let registration: String
    let about: String
    let refusalNote: String
    let createdAt: Instant
}

extension OrganizationFile {
    init(row: Row) throws {
        self.init(
            id: try row["id"], kind: try row["kind"], state: try row["state"], slug: try row["slug"], name: try row["name"],
            industry: try row["industry"], size: try row["size"], place: try row["place"], zone: Zone(try row["time_zone"]),
            website: try row["website"], registration: try row["registration"], about: try row["about"],
            refusalNote: try row["refusal_note"],
            createdAt: try row["created_at"])
    }

    /// Verification vouched for a name and a website: they do not change under it.
    func checkVouched(_ draft: OrganizationDraft) throws(Refusal) {
        guard state == .verified else { return }
        var problems = Problems()
        if draft.name.text != name { problems.add("name", "A verified name stays “\(name)”. Ask the operator of this site to change it.") }
        if draft.website != website {
            problems.add("website", "A verified website stays \(website). Ask the operator of this site to change it.")
        }
        try problems.refuse()
    }
}

/// Somebody's part in an organization, as its member list shows it.
struct Member: Sendable {
    let id: ID<Person>
    let name: String
    let email: String
    let role: MemberRole
    let since: Instant
}

extension Member {
    init(row: Row) throws {
        self.init(id: try row["id"], name: try row["name"], email: try row["email"], role: try row["role"], since: try row["since"])
    }
}

extension Transaction {
    func organization(_ id: ID<Organization>) throws -> OrganizationFile? {
        try row("SELECT * FROM organization WHERE id = \(id)").map(OrganizationFile.init)
    }

    /// An organization that somebody may see: a suspended one only its members and operators.
    func organization(slug: String, seenBy viewer: Viewer?) throws -> OrganizationFile? {
        try row("SELECT * FROM organization WHERE slug = \(slug) AND \(organizationsSeen(by: viewer))").map(OrganizationFile.init)
    }

    func organizationsSeen(by viewer: Viewer?) -> SQL {
        if viewer?.isOperator == true { return "TRUE" }
        return "(organization.state <> 'suspended' OR organization.id IN \(list: viewer?.memberships.map(\.organization) ?? []))"
    }

    func members(of organization: ID<Organization>) throws -> [Member] {
        try rows(
            """
            SELECT person.id, person.name, person.email, membership.role, membership.since
            FROM membership JOIN person ON person.id = membership.person_id
            WHERE membership.organization_id = \(organization)
            ORDER BY person.name_folded, person.id
            """
        ).map(Member.init)
    }

    /// The owners, who hear what happens to their organization.
    func owners(of organization: ID<Organization>) throws -> [ID<Person>] {
        try rows("SELECT person_id FROM membership WHERE organization_id = \(organization) AND role = 'owner' ORDER BY person_id")
            .map { try $0["person_id"] }
    }
}
