import Domain
import Hummingbird

/// Asking for what one needs, and answering.
struct AccommodationRoutes: Sendable {
    let site: Site

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await site.accommodations.page(of: context.id(), for: context.viewer, Form()))
    }

    func ask(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await site.accommodations.page(of: id, for: context.viewer, $0) }) { form in
            guard let need = form.prose("need", "What would help", 5...1500) else { throw form.refusal }
            try await site.accommodations.ask(need, in: id, by: context.viewer)
            return .seeOther(Paths.engagement(id, .accommodation), saying: "Asked in private. You get a letter with the answer.")
        }
    }

    func answer(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<AccommodationRow> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await page(of: id, $0, context) }) { form in
            let decision = form.choice("decision", "an answer", Accommodation.Event.self)
            if decision == .withdraw { form.keep(.invalid("decision", "Choose an answer."), at: "decision") }
            let words = form.prose("words", "Your words", 3...1500)
            guard form.problems.isEmpty, let decision, let words else { throw form.refusal }
            let engagement = try await site.accommodations.act(decision, on: id, saying: words.text, by: context.viewer)
            return .seeOther(Paths.engagement(engagement, .accommodation), saying: "Answered.")
        }
    }

    func withdraw(_ request: Request, _ context: SignedIn) async throws -> Response {
        let engagement = try await site.accommodations.act(.withdraw, on: context.id(), saying: "", by: context.viewer)
        return .seeOther(Paths.engagement(engagement, .accommodation), saying: "Taken back.")
    }

    private func page(of id: ID<AccommodationRow>, _ form: Form, _ context: SignedIn) async throws -> AccommodationPage {
        try await site.accommodations.page(of: site.accommodations.engagement(of: id), for: context.viewer, form)
    }
}
