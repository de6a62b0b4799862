import Domain
import Hummingbird
import Storage

/// Founding, proving and running an organization, and its public page.
struct OrganizationRoutes: Sendable {
    let site: Site

    func page(_ request: Request, _ context: SiteContext) async throws -> Response {
        let slug = try context.parameters.require("slug")
        let (viewer, zone, policy, now) = (context.visit.viewer, context.visit.viewer?.zone, site.policy, site.world.now())
        let page = try await site.database.read(context.visit.freshness) { tx in
            let file = try tx.organization(slug: slug, seenBy: viewer).orNotFound()
            let open = try tx.listings(where: SQL.all([tx.projectsOpen(at: now), "project.organization_id = \(file.id)"]))
            let isMember = viewer?.memberships.contains { $0.organization == file.id } ?? false
            return OrganizationPage(
                file: file, open: open, record: try tx.record(of: file.id, policy, at: now), isMember: isMember,
                isFollowed: try viewer.map { try tx.isFollowed(.employer(file.id), by: $0.id) }, zone: zone)
        }
        return context.show(page)
    }

    func newForm(_ request: Request, _ context: SignedIn) async throws -> Response {
        let kind = Organization.Kind(rawValue: request.query("kind")) ?? .employer
        return context.show(NewOrganizationPage(form: Form([("kind", kind.rawValue), ("zone", context.viewer.zone.name)])))
    }

    func found(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { NewOrganizationPage(form: $0) }) { form in
            let draft = try OrganizationDraft(&form)
            try await site.organizations.found(draft, by: context.viewer)
            return .seeOther(Paths.ownOrganization, saying: "\(draft.name.text) is here. You own it.")
        }
    }

    func own(_ request: Request, _ context: StaffSeat) async throws -> Response {
        context.show(try await ownPage(context, Form()))
    }

    func editForm(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let file = try await owned(context)
        return context.show(EditOrganizationPage(form: file.form, file: file))
    }

    func edit(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let file = try await owned(context)
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { EditOrganizationPage(form: $0, file: file) }) { form in
            let draft = try OrganizationDraft(&form, kind: file.kind)
            try await site.organizations.edit(file.id, draft, by: context.viewer)
            return .seeOther(Paths.ownOrganization, saying: "Saved.")
        }
    }

    func requestVerification(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await ownPage(context, $0) }) { form in
            let registration = form.line("registration", "The registration number", 3...80)
            guard let registration else { throw form.refusal }
            try await site.organizations.requestVerification(
                of: context.membership.organization, registration: registration, by: context.viewer)
            return .seeOther(Paths.ownOrganization, saying: "An operator looks at it now.")
        }
    }

    func invite(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await ownPage(context, $0) }) { form in
            let email = form.read("email", Email.init)
            let role = form.choice("role", "a role", MemberRole.self)
            guard let email, let role else { throw form.refusal }
            try await site.limit("invite:\(context.viewer.id)", to: 40, per: .hours(1))
            try await site.organizations.invite(email, as: role, to: context.membership.organization, by: context.viewer)
            return .seeOther(Paths.ownOrganization, saying: "The invitation is on its way to \(email.text).")
        }
    }

    func invitationAct(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let form = try await Form(reading: request, context)
        let id: ID<Invitation> = try context.id()
        switch form["act"] {
        case "renew":
            try await site.organizations.renew(id, by: context.viewer)
            return .seeOther(Paths.ownOrganization, saying: "Sent again. The older link does not work any more.")
        case "cancel":
            try await site.organizations.cancel(id, by: context.viewer)
            return .seeOther(Paths.ownOrganization, saying: "The invitation is taken back.")
        default: throw Refusal.notFound
        }
    }

    func changeMember(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let form = try await Form(reading: request, context)
        let role = MemberRole(rawValue: form["role"])
        guard form.has("role"), role != nil || form["role"].isEmpty else { throw Refusal.invalid("role", "Choose a role.") }
        try await site.organizations.setRole(role, of: context.id(), in: context.membership.organization, by: context.viewer)
        return .seeOther(Paths.ownOrganization, saying: role == nil ? "The member is removed." : "The role is changed.")
    }

    func invitation(_ request: Request, _ context: SiteContext) async throws -> Response {
        let token = try context.parameters.require("token")
        let invitation = try await site.organizations.invitation(token)
        return context.show(InvitationPage(invitation: invitation, token: token, viewer: context.visit.viewer?.name))
    }

    func join(_ request: Request, _ context: SignedIn) async throws -> Response {
        let name = try await site.organizations.join(context.parameters.require("token"), by: context.viewer)
        return .seeOther(Paths.home, saying: "You are a member of \(name) now.")
    }

    private func owned(_ context: StaffSeat) async throws -> OrganizationFile {
        let id = context.membership.organization
        return try await site.database.read { tx in
            let file = try tx.organization(id).orNotFound()
            _ = try Organization.machine.next(.edit, from: file.state, by: context.viewer.organizationRoles(in: id))
            return file
        }
    }

    private func ownPage(_ context: StaffSeat, _ form: Form) async throws -> OwnOrganizationPage {
        let (membership, viewer, policy, now) = (context.membership, context.viewer, site.policy, site.world.now())
        return try await site.database.read { tx in
            let id = membership.organization
            return OwnOrganizationPage(
                file: try tx.organization(id).orNotFound(), members: try tx.members(of: id), invitations: try tx.openInvitations(to: id),
                projects: try tx.listings(
                    where: "project.organization_id = \(id)", order: "project.updated_at DESC, project.id DESC", limit: 100),
                record: try tx.record(of: id, policy, at: now), viewer: viewer.id, role: membership.role, zone: viewer.zone, form: form)
        }
    }
}
