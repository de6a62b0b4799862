import Domain
import Storage

/// What an owner tells of an organization.
struct OrganizationDraft: Sendable {
    let kind: Organization.Kind
    let name: Line
    let slug: Slug
    let industry: String
    let size: OrganizationSize
    let place: Line
    let zone: Zone
    let website: String
    let about: Prose
}

/// Organizations: founding, proving, joining, leaving.
public struct Organizations: Sendable {
    let site: Site

    /// Founds an organization, which its founder owns.
    func found(_ draft: OrganizationDraft, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try viewer.checkConfirmed()
            try tx.hold(viewer.id)
            if let own = try tx.memberships(of: viewer.id).first {
                throw Refusal.conflict("You belong to \(own.name) already. Work for it there, or leave it first.")
            }
            try tx.checkFree(draft.slug)
            let id = moment.newID(Organization.self)
            try tx.insertOrganization(id, draft, at: moment.now)
            try tx.insertMember(viewer.id, .owner, of: id, at: moment.now)
            try tx.record(.organization, id.text, "found", to: "unverified", by: viewer.id, role: "owner", at: moment)
        }
    }

    /// Changes what the public page says; the kind stays.
    func edit(_ id: ID<Organization>, _ draft: OrganizationDraft, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let file = try tx.lockedOrganization(id).orNotFound()
            if draft.slug.text != file.slug { try tx.checkFree(draft.slug) }
            let actor = Actor(viewer.id, viewer.organizationRoles(in: id))
            try tx.move(.organization, id.text, .edit, in: Organization.machine, from: file.state, by: actor, at: moment)
            try file.checkVouched(draft)
            try tx.update(id, draft)
        }
    }

    /// Asks the operator to verify.
    func requestVerification(of id: ID<Organization>, registration: Line, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let file = try tx.lockedOrganization(id).orNotFound()
            let actor = Actor(viewer.id, viewer.organizationRoles(in: id))
            try viewer.checkConfirmed()
            try tx.move(.organization, id.text, .submit, in: Organization.machine, from: file.state, by: actor, at: moment)
            try tx.run("UPDATE organization SET registration = \(registration), refusal_note = '' WHERE id = \(id)")
        }
    }

    /// What the operator decides about an organization.
    func decide(_ event: Organization.Event, about id: ID<Organization>, note: String, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let file = try tx.lockedOrganization(id).orNotFound()
            let actor = Actor(viewer.id, viewer.organizationRoles(in: id))
            try tx.move(.organization, id.text, event, in: Organization.machine, from: file.state, by: actor, note: note, at: moment)
            try tx.run("UPDATE organization SET refusal_note = \(event == .refuse || event == .suspend ? note : "") WHERE id = \(id)")
        }
    }
}

extension Site {
    public var organizations: Organizations { Organizations(site: self) }
}

extension Viewer {
    /// What a person is towards an organization's own affairs.
    func organizationRoles(in organization: ID<Organization>) -> Set<Organization.Role> {
        var roles: Set<Organization.Role> = []
        if memberships.contains(where: { $0.organization == organization && $0.role == .owner }) { roles.insert(.owner) }
        if isOperator, !belongs(to: organization) { roles.insert(.operator) }
        return roles
    }
}

/// Who belongs to an organization.
extension Organizations {
    func invite(_ email: Email, as role: MemberRole, to id: ID<Organization>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let file = try tx.lockedOrganization(id).orNotFound()
            let actor = Actor(viewer.id, viewer.organizationRoles(in: id))
            try viewer.checkConfirmed()
            guard MemberRole.roles(in: file.kind).contains(role) else { throw Refusal.invalid("role", "Choose a role.") }
            if let person = try tx.person(at: email), try tx.isMember(person.id, of: id) {
                throw Refusal.invalid("email", "\(person.name) is a member already.")
            }
            try tx.move(
                .organization, id.text, .invite, in: Organization.machine, from: file.state, by: actor, note: role.rawValue, at: moment)
            try tx.invite(email, as: role, to: id, by: viewer.id, moment)
        }
    }

    /// Sends an invitation again, under a new link, or takes it back.
    func renew(_ invitation: ID<Invitation>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let open = try tx.invitation(invitation).orNotFound()
            guard viewer.organizationRoles(in: open.organization).contains(.owner) else { throw Refusal.notFound }
            try tx.changeOpen("UPDATE invitation SET ends_at = ends_at", invitation)
            try tx.invite(try Email(open.email), as: open.role, to: open.organization, by: viewer.id, moment)
        }
    }

    func cancel(_ invitation: ID<Invitation>, by viewer: Viewer) async throws {
        try await site.database.write { tx in
            let open = try tx.invitation(invitation).orNotFound()
            guard viewer.organizationRoles(in: open.organization).contains(.owner) else { throw Refusal.notFound }
            try tx.changeOpen("DELETE FROM invitation", invitation)
        }
    }

    /// The invitation behind a mailed link.
    func invitation(_ token: String) async throws -> Invitation {
        guard let id = site.secret.id(in: token, for: Invitation.purpose) else { throw Refusal.notFound }
        let invitation = try await site.database.read { tx in try tx.invitation(ID(id)) }
        guard let invitation else { throw Refusal.conflict("This invitation was taken back, or sent again under a newer link.") }
        guard !invitation.isAccepted, site.world.now() < invitation.endsAt else {
            throw Refusal.conflict("This invitation was used already, or its time is over. Ask \(invitation.inviter) for a new one.")
        }
        return invitation
    }

    /// Joins by a mailed link: whoever holds it reads the invited mailbox.
    func join(_ token: String, by viewer: Viewer) async throws -> String {
        let open = try await invitation(token)
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(viewer.id)
            guard try !tx.isMember(viewer.id, of: open.organization) else {
                throw Refusal.conflict("You are a member of \(open.organizationName) already.")
            }
            if let own = try tx.memberships(of: viewer.id).first {
                throw Refusal.conflict("You belong to \(own.name) already. Leave it first, or join with another address.")
            }
            let used = try tx.run(
                """
                UPDATE invitation SET accepted_at = \(moment.now)
                WHERE id = \(open.id) AND accepted_at IS NULL AND ends_at > \(moment.now)
                """)
            guard used == 1 else { throw Refusal.conflict("This invitation was used already.") }
            try tx.insertMember(viewer.id, open.role, of: open.organization, at: moment.now)
            try tx.endStreams(of: viewer.id)
            try tx.record(.organization, open.organization.text, "join", by: viewer.id, role: open.role.rawValue, at: moment)
        }
        return open.organizationName
    }

    /// Gives a member another role, or takes their membership when there is none; somebody must stay who owns it.
    func setRole(_ role: MemberRole?, of person: ID<Person>, in id: ID<Organization>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let file = try tx.lockedOrganization(id).orNotFound()
            guard viewer.organizationRoles(in: id).contains(.owner) else {
                throw Refusal.forbidden("Only an owner changes who belongs to \(file.name).")
            }
            if let role, !MemberRole.roles(in: file.kind).contains(role) { throw Refusal.invalid("role", "Choose a role.") }
            try tx.setRole(role, of: person, in: id)
            guard try !tx.owners(of: id).isEmpty else {
                throw Refusal.conflict("\(file.name) needs an owner. Make somebody else an owner first.")
            }
            if role?.isAuthor != true { try tx.endStandingIn(person, at: id) }
            if role == nil { try tx.endSeats(of: person, at: id, moment) }
            try tx.endStreams(of: person)
            let note = "\(person) \(role?.rawValue ?? "removed")"
            try tx.record(
                .organization, id.text, role == nil ? "remove_member" : "set_role", by: viewer.id, role: "owner", note: note, at: moment)
        }
    }
}
