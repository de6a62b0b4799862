import Domain
import Hummingbird
import Storage

/// The operator's side of organizations: who asks, what speaks for them, what to decide.
struct OrganizationDeskRoutes: Sendable {
    let site: Site

    func list(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let state = Organization.State(rawValue: request.query("state")) ?? .submitted
        let after = request.query("after")
        let zone = context.viewer.zone
        let page = try await site.database.read { tx in
            let found = try tx.organizations(in: state, after: after, limit: OrganizationDeskPage.size + 1)
            return OrganizationDeskPage(
                state: state, files: Array(found.prefix(OrganizationDeskPage.size)), hasMore: found.count > OrganizationDeskPage.size,
                counts: try tx.organizationCounts(), zone: zone)
        }
        return context.show(page)
    }

    func look(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        context.show(try await page(context, Form()))
    }

    func decide(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let form = try await Form(reading: request, context)
        let id: ID<Organization> = try context.id()
        return try await context.answer(form, orShow: { try await page(context, $0) }) { form in
            guard let event = Organization.Event(rawValue: form["act"]), OrganizationLookPage.acts.contains(event) else {
                throw Refusal.notFound
            }
            let needsNote = event == .refuse || event == .suspend
            let note = form.line("note", "The note", needsNote ? 10...300 : 0...300)
            guard let note else { throw form.refusal }
            try await site.organizations.decide(event, about: id, note: note.text, by: context.viewer)
            return .seeOther(Paths.deskOrganization(id), saying: "Done. The owners are told.")
        }
    }

    private func page(_ context: OperatorSeat, _ form: Form) async throws -> OrganizationLookPage {
        let id: ID<Organization> = try context.id()
        let zone = context.viewer.zone
        return try await site.database.read { tx in
            let file = try tx.organization(id).orNotFound()
            return OrganizationLookPage(
                file: file, members: try tx.members(of: id), confirmedOwners: try tx.confirmedOwners(of: id),
                projects: try tx.listings(
                    where: "project.organization_id = \(id)", order: "project.updated_at DESC, project.id DESC", limit: 20),
                events: try tx.events(of: .organization, id.text).suffix(20), form: form, zone: zone)
        }
    }
}

extension Transaction {
    func organizations(in state: Organization.State, after: String, limit: Int) throws -> [OrganizationFile] {
        try rows("SELECT * FROM organization WHERE state = \(state) AND id > \(after) ORDER BY id LIMIT \(limit)").map(
            OrganizationFile.init)
    }

    func organizationCounts() throws -> [Organization.State: Int] {
        try rows("SELECT state, COUNT(*) AS count FROM organization GROUP BY state").reduce(into: [:]) {
            $0[try $1["state"]] = try $1["count"]
        }
    }

    /// The addresses of owners that were confirmed: evidence when their domain is the website's.
    func confirmedOwners(of organization: ID<Organization>) throws -> [Email] {
        try rows(
            """
            SELECT person.email FROM membership JOIN person ON person.id = membership.person_id
            WHERE membership.organization_id = \(organization) AND membership.role = 'owner' AND person.confirmed_at IS NOT NULL
            ORDER BY person.id
            """
        ).map { try Email(try $0["email"]) }
    }
}
