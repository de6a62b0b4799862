import Domain
import Hummingbird

/// The participant's plan: adding, ordering, changing, ticking, removing steps.
struct PlanRoutes: Sendable {
    let site: Site

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await site.plans.page(of: context.id(), for: context.viewer, Form()))
    }

    func add(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Milestone> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await page(of: id, $0, context) }) { form in
            let (title, due) = try Self.step(&form)
            let engagement = try await site.plans.add(title, due: due, to: id, by: context.viewer)
            return .seeOther(Paths.engagement(engagement, .plan), saying: "Added.")
        }
    }

    func addSuggested(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        let criteria = form.all("criterion").compactMap { ID<Criterion>(parsing: $0) }
        let engagement = try await site.plans.add(criteria, to: context.id(), by: context.viewer)
        return .seeOther(Paths.engagement(engagement, .plan), saying: "Your plan has its first steps. Give them days.")
    }

    func tick(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        let isDone = form["done"] != "no"
        let step = try await site.plans.tick(context.id(), isDone: isDone, by: context.viewer)
        let back = form["back"] == "room" ? Paths.engagement(step.engagement) : Paths.engagement(step.engagement, .plan)
        return .seeOther(back, saying: isDone ? "Done." : "Open again.")
    }

    func move(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        let step = try await site.plans.move(context.id(), up: form["direction"] == "up", by: context.viewer)
        return .seeOther(Paths.engagement(step.engagement, .plan), saying: "Moved.")
    }

    func editForm(_ request: Request, _ context: SignedIn) async throws -> Response {
        let (step, engagement) = try await site.plans.step(context.id(), for: context.viewer)
        return context.show(StepPage(engagement: engagement, step: step, form: StepPage.form(of: step)))
    }

    func edit(_ request: Request, _ context: SignedIn) async throws -> Response {
        let (step, engagement) = try await site.plans.step(context.id(), for: context.viewer)
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { StepPage(engagement: engagement, step: step, form: $0) }) { form in
            let (title, due) = try Self.step(&form)
            try await site.plans.edit(step.id, title, due: due, by: context.viewer)
            return .seeOther(Paths.engagement(engagement.id, .plan), saying: "Saved.")
        }
    }

    func remove(_ request: Request, _ context: SignedIn) async throws -> Response {
        let step = try await site.plans.remove(context.id(), by: context.viewer)
        return .seeOther(Paths.engagement(step.engagement, .plan), saying: "Removed.")
    }

    private func page(of milestone: ID<Milestone>, _ form: Form, _ context: SignedIn) async throws -> PlanPage {
        let engagement = try await site.database.read { tx in try tx.milestone(milestone).engagement }
        return try await site.plans.page(of: engagement, for: context.viewer, form, at: milestone)
    }

    private static func step(_ form: inout Form) throws(Refusal) -> (Line, Day?) {
        let title = form.line("title", "The step", 1...160)
        let due = form.dayIfAny("due")
        guard form.problems.isEmpty, let title else { throw form.refusal }
        return (title, due)
    }
}

extension Form {
    /// A day that need not be there; a wrong one is kept as a problem.
    mutating func dayIfAny(_ name: String) -> Day? { Text.line(self[name]).isEmpty ? nil : day(name) }
}
