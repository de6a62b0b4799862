import Domain
import Hummingbird
import Storage

/// The operator's side of projects: what waits to be read, one project whole, and the decision.
struct ProjectDeskRoutes: Sendable {
    let site: Site

    func queue(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let (zone, now) = (context.viewer.zone, site.world.now())
        let waiting = try await site.database.read { tx in
            try tx.listings(where: "project.state = 'review'", order: "project.updated_at, project.id", limit: 100)
        }
        return context.show(ProjectQueuePage(waiting: waiting, zone: zone, now: now))
    }

    func read(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        context.show(try await page(context, Form()))
    }

    func decide(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let form = try await Form(reading: request, context)
        let id: ID<Project> = try context.id()
        return try await context.answer(form, orShow: { try await page(context, $0) }) { form in
            switch form["act"] {
            case "approve":
                try await site.projects.approve(id, by: context.viewer)
                return .seeOther(Paths.deskProjects, saying: "Published. The author is told.")
            case "return":
                guard let reasons = form.prose("reasons", "What has to change", 10...2000) else { throw form.refusal }
                try await site.projects.giveBack(id, because: reasons, by: context.viewer)
                return .seeOther(Paths.deskProjects, saying: "Returned. The author reads your reasons.")
            case "close":
                guard let reason = form.line("reasons", "The reason", 5...300) else { throw form.refusal }
                try await site.projects.close(id, because: reason, by: context.viewer)
                return .seeOther(Paths.deskProject(id), saying: "Closed. Everyone who waited is told.")
            default: throw Refusal.notFound
            }
        }
    }

    private func page(_ context: OperatorSeat, _ form: Form) async throws -> ProjectReadingPage {
        let id: ID<Project> = try context.id()
        let (viewer, policy, now) = (context.viewer, site.policy, site.world.now())
        return try await site.database.read { tx in
            let file = try tx.projectFile(id, seenBy: viewer).orNotFound()
            return ProjectReadingPage(
                file: file, record: try tx.record(of: file.organization.id, policy, at: now), form: form, policy: policy, zone: viewer.zone,
                now: now)
        }
    }
}
