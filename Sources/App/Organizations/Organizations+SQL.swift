import Domain
import Storage

extension Transaction {
    func insertOrganization(_ id: ID<Organization>, _ draft: OrganizationDraft, at now: Instant) throws {
        try run(
            """
            INSERT INTO organization (id, kind, state, slug, name, name_folded, industry, size, place, time_zone, website, about, created_at)
            VALUES (\(id), \(draft.kind), 'unverified', \(draft.slug.text), \(draft.name), \(Text.folded(draft.name.text)), \(draft.industry),
            \(draft.size), \(draft.place), \(draft.zone.name), \(draft.website), \(draft.about), \(now))
            """)
    }

    func update(_ id: ID<Organization>, _ draft: OrganizationDraft) throws {
        try run(
            """
            UPDATE organization SET slug = \(draft.slug.text), name = \(draft.name), name_folded = \(Text.folded(draft.name.text)),
            industry = \(draft.industry), size = \(draft.size), place = \(draft.place), time_zone = \(draft.zone.name),
            website = \(draft.website), about = \(draft.about) WHERE id = \(id)
            """)
    }

    func checkFree(_ slug: Slug) throws {
        guard try !exists("SELECT id FROM organization WHERE slug = \(slug.text)") else {
            throw Refusal.invalid("slug", "“\(slug.text)” is taken. Choose another address.")
        }
    }

    /// Takes the row first, so that two changes of its members cannot pass each other.
    func lockedOrganization(_ id: ID<Organization>) throws -> OrganizationFile? {
        try row("UPDATE organization SET name = name WHERE id = \(id) RETURNING *").map(OrganizationFile.init)
    }

    func insertMember(_ person: ID<Person>, _ role: MemberRole, of organization: ID<Organization>, at now: Instant) throws {
        try run(
            """
            INSERT INTO membership (organization_id, person_id, role, since)
            VALUES (\(organization), \(person), \(role), \(now))
            """)
    }

    /// Whoever no longer decides for an organization no longer stands in for its supervisors.
    func endStandingIn(_ person: ID<Person>, at organization: ID<Organization>) throws {
        try run(
            """
            UPDATE project SET backup_email = '' WHERE organization_id = \(organization)
            AND backup_email = (SELECT email_folded FROM person WHERE id = \(person))
            """)
    }

    func isMember(_ person: ID<Person>, of organization: ID<Organization>) throws -> Bool {
        try exists("SELECT role FROM membership WHERE organization_id = \(organization) AND person_id = \(person)")
    }

    func setRole(_ role: MemberRole?, of person: ID<Person>, in organization: ID<Organization>) throws {
        let changed =
            if let role {
                try run("UPDATE membership SET role = \(role) WHERE organization_id = \(organization) AND person_id = \(person)")
            } else {
                try run("DELETE FROM membership WHERE organization_id = \(organization) AND person_id = \(person)")
            }
        guard changed == 1 else { throw Refusal.notFound }
    }

    /// Invites an address, or invites it anew: the newest link is the only one that works.
    func invite(_ email: Email, as role: MemberRole, to organization: ID<Organization>, by inviter: ID<Person>, _ moment: Moment) throws {
        let id = moment.newID(Invitation.self)
        try run(
            """
            INSERT INTO invitation (id, organization_id, email, email_folded, role, invited_by, created_at, ends_at)
            SELECT \(id), \(organization), \(email.text), \(email.folded), \(role), \(inviter), \(moment.now), \(moment.now + Invitation.lifetime)
            WHERE TRUE
            ON CONFLICT (organization_id, email_folded) DO UPDATE SET id = excluded.id, email = excluded.email, role = excluded.role,
            invited_by = excluded.invited_by, created_at = excluded.created_at, ends_at = excluded.ends_at, accepted_at = NULL
            """)
        try schedule(.mailInvitation, id.text, at: moment.now, moment)
    }

    /// Changes an invitation that nobody has accepted: whoever joins by it meanwhile has joined, or finds it changed.
    func changeOpen(_ statement: SQL, _ id: ID<Invitation>) throws {
        guard try run("\(statement) WHERE id = \(id) AND accepted_at IS NULL") == 1 else {
            throw Refusal.conflict("This invitation was accepted, taken back or sent again. Reload the page to see what is true now.")
        }
    }

    func invitation(_ id: ID<Invitation>) throws -> Invitation? { try invitations(where: "invitation.id = \(id)").first }

    /// The invitations to an organization that nobody has accepted.
    func openInvitations(to organization: ID<Organization>) throws -> [Invitation] {
        try invitations(where: "invitation.organization_id = \(organization) AND invitation.accepted_at IS NULL")
    }

    private func invitations(where condition: SQL) throws -> [Invitation] {
        try rows(
            """
            SELECT invitation.*, organization.name AS organization_name, person.name AS inviter
            FROM invitation JOIN organization ON organization.id = invitation.organization_id
            JOIN person ON person.id = invitation.invited_by
            WHERE \(condition)
            ORDER BY invitation.email_folded
            """
        ).map(Invitation.init)
    }
}
