import Domain
import Hummingbird
import Storage

/// Writing and running projects, for the staff of an employer.
struct ProjectRoutes: Sendable {
    let site: Site

    func newForm(_ request: Request, _ context: StaffSeat) async throws -> Response {
        guard context.membership.kind == .employer, context.membership.role.isAuthor else {
            throw Refusal.forbidden("Only owners and supervisors of an employer post projects. Ask an owner of \(context.membership.name).")
        }
        return context.show(NewProjectPage(organization: context.membership.name, templates: ProjectTemplate.all, policy: site.policy))
    }

    func create(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let form = try await Form(reading: request, context)
        let template = ProjectTemplate.all.first { $0.id == form["template"] }
        guard form["template"].isEmpty || template != nil else { throw Refusal.notFound }
        var draft = template?.draft(site.policy) ?? ProjectDraft()
        if draft.supervisor == nil { draft.supervisor = context.viewer.id }
        let id = try await site.projects.create(draft, in: context.membership, by: context.viewer)
        return .seeOther(Paths.editProject(id), saying: "The draft is yours. Nothing is published yet.")
    }

    func editForm(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let (file, members) = try await editable(context)
        return context.show(page(builder(file, members).form(file.draft), file, members, context))
    }

    /// Keeps what can be kept, whatever else is wrong; then shows the check, the saved draft or what was wrong.
    func edit(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let (file, members) = try await editable(context)
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { page($0, file, members, context) }) { form in
            let draft = builder(file, members).read(&form, over: file.draft)
            try await site.projects.save(draft, as: file.id, by: context.viewer)
            try form.check()
            return form["act"] == "check"
                ? .seeOther(Paths.checkProject(file.id)) : .seeOther(Paths.editProject(file.id), saying: "The draft is saved.")
        }
    }

    func check(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let (file, _) = try await editable(context)
        let now = site.world.now()
        return context.show(
            CheckProjectPage(file: file, report: file.report(site.policy, at: now), gaps: file.draft.gaps(at: now), policy: site.policy))
    }

    func publish(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let id: ID<Project> = try context.id()
        let state = try await site.projects.publish(id, by: context.viewer)
        return .seeOther(
            Paths.project(id),
            saying: state == .published ? "Your project is published." : "The operator has it now. You hear from us when it is read.")
    }

    func withdraw(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let id: ID<Project> = try context.id()
        try await site.projects.withdraw(id, by: context.viewer)
        return .seeOther(Paths.editProject(id), saying: "It is a draft again.")
    }

    func closeForm(_ request: Request, _ context: StaffSeat) async throws -> Response {
        context.show(CloseProjectPage(form: Form(), file: try await closable(context), policy: site.policy))
    }

    func close(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let file = try await closable(context)
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { CloseProjectPage(form: $0, file: file, policy: site.policy) }) { form in
            let reason = form.line("reason", "The reason", 5...300)
            try form.check()
            guard let reason else { throw form.refusal }
            try await site.projects.close(file.id, because: reason, by: context.viewer)
            return .seeOther(Paths.project(file.id), saying: "The project is closed. Everyone who waited is told.")
        }
    }

    func archive(_ request: Request, _ context: StaffSeat) async throws -> Response {
        try await site.projects.archive(context.id(), by: context.viewer)
        return .seeOther(Paths.ownOrganization.anchored("projects"), saying: "The project is in the archive.")
    }

    func copy(_ request: Request, _ context: StaffSeat) async throws -> Response {
        let id = try await site.projects.copy(context.id(), by: context.viewer)
        return .seeOther(Paths.editProject(id), saying: "This is a copy. Give it new dates.")
    }

    private func builder(_ file: ProjectFile, _ members: [Member]) -> ProjectForm {
        ProjectForm(zone: file.zone, currency: site.policy.currency, members: members)
    }

    private func page(_ form: Form, _ file: ProjectFile, _ members: [Member], _ context: StaffSeat) -> EditProjectPage {
        EditProjectPage(form: form, file: file, members: members, policy: site.policy, zone: context.viewer.zone, now: site.world.now())
    }

    /// The project, when this person may write on it now.
    private func editable(_ context: StaffSeat) async throws -> (ProjectFile, [Member]) {
        let id: ID<Project> = try context.id()
        return try await site.database.read { tx in
            let file = try tx.projectFile(id, seenBy: context.viewer).orNotFound()
            _ = try Project.machine.next(.edit, from: file.state, by: context.viewer.projectRoles(in: file.organization.id))
            return (file, try tx.members(of: file.organization.id))
        }
    }

    private func closable(_ context: StaffSeat) async throws -> ProjectFile {
        let id: ID<Project> = try context.id()
        return try await site.database.read { tx in
            let file = try tx.projectFile(id, seenBy: context.viewer).orNotFound()
            _ = try Project.machine.next(.close, from: file.state, by: context.viewer.projectRoles(in: file.organization.id))
            return file
        }
    }
}
