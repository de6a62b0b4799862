import Domain
import Hummingbird
import Storage

/// Finding people and inviting them, for those who decide at an employer.
struct TalentRoutes: Sendable {
    let site: Site

    func list(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let search = try talentSearch(context)
        var form = try request.queryForm()
        let filter = TalentFilter(form)
        form.problems = TalentFilter.problems(in: form)
        let last = search.mask.person(behind: form["after"])
        let found = try await site.database.read { tx in try tx.findTalent(filter, after: last, search) }
        return context.show(
            TalentPage(filter: filter, form: form, found: found, isFirst: last == nil, zone: context.visit.zone))
    }

    /// Who fits a project, and who is invited to it.
    func fits(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let search = try talentSearch(context)
        let project: ID<Project> = try context.id()
        let (viewer, weights, index) = (context.viewer, site.matchWeights, site.discovery.snapshot?.talent)
        return context.show(
            try await site.database.read { tx in
                let opening = try tx.opening(project, screenedBy: viewer)
                let sent = try tx.sentInvitations(to: project, search.mask)
                return FitsPage(
                    opening: opening, fits: try tx.fits(for: project, search, weights, from: index), invited: sent.invitations,
                    applied: sent.applied, zone: viewer.zone, now: search.now)
            })
    }

    func inviteForm(_ request: Request, _ context: StaffSeat) async throws -> Response {
        context.show(try await invitePage(Form([("project", request.query("project"))]), context))
    }

    func invite(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let person = try person(context)
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await invitePage($0, context) }) { form in
            let project = form.read("project") { raw throws(Refusal) in
                guard let project = ID<Project>(parsing: raw) else { throw .invalid("project", "Choose the project to invite them to.") }
                return project
            }
            let note = form.prose("note", "Your words", 0...600)
            guard form.problems.isEmpty, let project, let note else { throw form.refusal }
            try await site.applicationInvitations.send(to: person, for: project, note: note, by: context.viewer)
            return .seeOther(Paths.fits(project), saying: "Invited. They get a letter, and answer by applying or with one click.")
        }
    }

    func withdraw(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let project = try await site.applicationInvitations.withdraw(context.id(), by: context.viewer)
        return .seeOther(Paths.fits(project).anchored("invited"), saying: "The invitation is taken back.")
    }

    private func invitePage(_ form: Form, _ context: StaffSeat) async throws -> InvitePage {
        let (person, search) = (try person(context), try talentSearch(context))
        let now = search.now
        return try await site.database.read { tx in
            let isSeen = try tx.exists(
                """
                SELECT person.id FROM profile JOIN person ON person.id = profile.person_id
                WHERE person.id = \(person) AND \(tx.talentSeen(by: search.mask.organization))
                """)
            guard isSeen, let shown = try tx.talent([person], search).first else { throw Refusal.notFound }
            let open = try tx.listings(
                where:
                    "\(tx.projectsOpen(at: now)) AND project.organization_id = \(search.mask.organization) AND project.seats_taken < project.seats",
                order: "project.apply_by, project.id")
            let invited: [ID<Project>] = try tx.rows("SELECT project_id FROM application_invitation WHERE person_id = \(person)").map {
                try $0["project_id"]
            }
            return InvitePage(person: shown, projects: open, invited: Set(invited), form: form, zone: context.viewer.zone)
        }
    }

    /// To anyone but those who may post for an employer these pages are not there.
    private func talentSearch(_ context: StaffSeat) throws -> TalentSearch {
        guard context.membership.kind == .employer, context.membership.role.isAuthor else { throw Refusal.notFound }
        return TalentSearch(
            mask: TalentMask(secret: site.secret, organization: context.membership.organization), now: site.world.now(), policy: site.policy
        )
    }

    private func person(_ context: StaffSeat) throws -> ID<Person> {
        guard let person = try talentSearch(context).mask.person(behind: context.parameters.require("handle")) else {
            throw Refusal.notFound
        }
        return person
    }
}

/// What whoever is invited does with an invitation, other than applying.
struct ApplicationInvitationRoutes: Sendable {
    let site: Site

    func decline(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        let project = try await site.applicationInvitations.decline(context.id(), forGood: form["never"] == "yes", by: context.viewer)
        return .seeOther(
            Paths.project(project).anchored("invitation"), saying: "Declined. It counts for nothing, and you can undo it here.")
    }

    func restore(_ request: Request, _ context: SignedIn) async throws -> Response {
        let project = try await site.applicationInvitations.restore(context.id(), by: context.viewer)
        return .seeOther(Paths.project(project).anchored("invitation"), saying: "The invitation is open again.")
    }
}
