import Domain
import Hummingbird

/// Pausing the work, and going on.
struct PauseRoutes: Sendable {
    let site: Site

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await site.pauses.page(of: context.id(), for: context.viewer, Form()))
    }

    func propose(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await site.pauses.page(of: id, for: context.viewer, $0) }) { form in
            let until = form.dayIfAny("until")
            let reason = form.prose("reason", "The reason", 3...600)
            if until == nil, form.problem("until") == nil { form.keep(.invalid("until", "Say on which day work goes on."), at: "until") }
            guard form.problems.isEmpty, let until, let reason else { throw form.refusal }
            let isPaused = try await site.pauses.propose(
                Pauses.Proposal(until: until, isIllness: form["alone"] == "yes", reason: reason), in: id, by: context.viewer)
            return .seeOther(Paths.engagement(id), saying: isPaused ? "Paused. Get well." : "Proposed. The other side is asked.")
        }
    }

    func agree(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await act(.agree, context, saying: "Agreed. No clock runs until the pause is over.")
    }

    func refuse(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await act(.decline, context, saying: "Declined. The dates stay as they are.")
    }

    func withdraw(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await act(.withdraw, context, saying: "Taken back. The dates stay as they are.")
    }

    func end(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await act(.resume, context, saying: "Work goes on. Every date is later by the days of the pause.")
    }

    private func act(_ event: Pause.Event, _ context: SignedIn, saying words: String) async throws -> Response {
        let engagement = try await site.pauses.act(event, on: context.id(), by: context.viewer)
        return .seeOther(Paths.engagement(engagement), saying: words)
    }
}
