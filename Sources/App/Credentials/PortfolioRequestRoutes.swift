import Domain
import Hummingbird

/// Asking what may be shown, and answering it.
struct PortfolioRequestRoutes: Sendable {
    let site: Site

    /// Asks; what is wrong comes back on the page of the piece.
    func ask(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<PortfolioItem> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await PortfolioRoutes(site: site).itemPage(context, asking: $0) }) { form in
            let words = form.prose("proposed", "Your words", 20...2000)
            let link = Text.line(form["link"]).isEmpty ? nil : form.read("link", WebLink.init)
            guard form.problems.isEmpty, let words else { throw form.refusal }
            let made = try await site.portfolioRequests.ask(id, words: words, link: link, by: context.viewer)
            return .seeOther(
                Paths.portfolioRequest(made), saying: "Asked. The employer has \(site.policy.silenceAcceptDays) days to answer.")
        }
    }

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await page(context))
    }

    func act(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<PortfolioRequestRow> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await page(context, $0) }) { form in
            guard let event = form.choice("act", "what you decide", PortfolioRequest.Event.self), event != .lapse else {
                throw form.refusal
            }
            let note = Text.prose(form["note"]).isEmpty ? "" : form.prose("note", "Your note", 1...500)?.text
            let redacted = event == .redact ? form.prose("redacted", "The words", 20...2000)?.text : ""
            guard form.problems.isEmpty, let note, let redacted else { throw form.refusal }
            try await site.portfolioRequests.move(id, event, redacted: redacted, note: note, by: context.viewer)
            return .seeOther(Paths.portfolioRequest(id), saying: Self.said(event))
        }
    }

    private static func said(_ event: PortfolioRequest.Event) -> String {
        switch event {
        case .approve: "Approved. The words are shown as they are."
        case .redact: "Sent. Your words are shown once the participant agrees."
        case .describe: "Answered. Only the verified facts are shown."
        case .agree: "Agreed. Your portfolio shows these words now."
        case .withdraw, .lapse: "Taken back."
        }
    }

    private func page(_ context: SignedIn, _ form: Form? = nil) async throws -> PortfolioRequestPage {
        let id: ID<PortfolioRequestRow> = try context.id()
        let (viewer, silence) = (context.viewer, Span.days(site.policy.silenceAcceptDays))
        return try await site.database.read { tx in
            let (request, engagement, roles) = try tx.portfolioRequest(id, seenBy: viewer)
            let item: ID<PortfolioItem>? = try tx.value("SELECT id AS value FROM portfolio_item WHERE engagement_id = \(engagement.id)")
            return PortfolioRequestPage(
                request: request, engagement: engagement, roles: roles, item: item, form: form ?? Form([("redacted", request.words)]),
                silenceAt: request.askedAt + silence, zone: viewer.zone)
        }
    }
}
