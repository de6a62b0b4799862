import Domain
import Hummingbird

/// Changing what was agreed.
struct ChangeRoutes: Sendable {
    let site: Site

    func changeForm(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await site.changeRequests.form(in: context.id(), for: context.viewer, Form()))
    }

    func propose(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(
            form, orShow: { try await site.changeRequests.form(in: id, for: context.viewer, $0) }
        ) { form in
            let draft = try Self.draft(&form)
            let change = try await site.changeRequests.propose(draft, in: id, from: context.visit.address, by: context.viewer)
            return .seeOther(Paths.change(change), saying: "Signed and proposed. It is true when the other side signs too.")
        }
    }

    private static func draft(_ form: inout Form) throws(Refusal) -> ChangeDraft {
        let milestone = form.read("milestone") { raw throws(Refusal) in
            guard let id = ID<Milestone>(parsing: raw) else { throw .invalid("milestone", "Choose a milestone.") }
            return id
        }
        let due = form.dayIfAny("due")
        let title = Text.line(form["title"]).isEmpty ? nil : form.line("title", "The title", 3...120)
        let criteria = Self.criteria(&form)
        let reason = form.prose("reason", "The reason", 3...600)
        let name = form.line("name", "Your full name", 2...80)
        guard form.problems.isEmpty, let milestone, let reason, let name else { throw form.refusal }
        return ChangeDraft(milestone: milestone, due: due, title: title, criteria: criteria, reason: reason, name: name)
    }

    private static func criteria(_ form: inout Form) -> [Line] {
        let lines = Text.prose(form["criteria"]).split(separator: "\n").map(String.init)
        if lines.count > ChangeRequest.mostCriteria {
            form.keep(.invalid("criteria", "Give at most \(ChangeRequest.mostCriteria) criteria."), at: "criteria")
        }
        var criteria: [Line] = []
        for line in lines {
            do throws(Refusal) { criteria.append(try Line(line, "A criterion", 5...300)) } catch { form.keep(error, at: "criteria") }
        }
        return criteria
    }

    func change(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await site.changeRequests.page(context.id(), for: context.viewer, Form()))
    }

    func sign(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<ChangeRequestRow> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await site.changeRequests.page(id, for: context.viewer, $0) }) { form in
            guard let name = form.line("name", "Your full name", 2...80) else { throw form.refusal }
            let engagement = try await site.changeRequests.agree(
                to: id, as: name, text: form["hash"], from: context.visit.address, by: context.viewer)
            return .seeOther(Paths.engagement(engagement), saying: "Signed. From now on it is what you agreed.")
        }
    }

    func refuse(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<ChangeRequestRow> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await site.changeRequests.page(id, for: context.viewer, $0) }) { form in
            guard let words = form.prose("words", "Your answer", 3...600) else { throw form.refusal }
            let engagement = try await site.changeRequests.end(.decline, id, saying: words.text, by: context.viewer)
            return .seeOther(Paths.engagement(engagement), saying: "Declined. Everything stays as it was.")
        }
    }

    func withdraw(_ request: Request, _ context: SignedIn) async throws -> Response {
        let engagement = try await site.changeRequests.end(.withdraw, context.id(), saying: "", by: context.viewer)
        return .seeOther(Paths.engagement(engagement), saying: "Taken back. Everything stays as it was.")
    }
}
