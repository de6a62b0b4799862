import Domain
import Hummingbird

/// Checking a credential, and the operator taking one back.
struct CredentialRoutes: Sendable {
    let site: Site

    /// The form to type an id into; what is typed leads to the credential's page.
    func find(_ request: Request, _ context: SiteContext) async throws -> Response {
        let typed = request.query("id")
        guard !Text.line(typed).isEmpty else { return context.show(VerifyFormPage(typed: "")) }
        guard let id = Self.credentialID(in: typed) else { return context.show(NoSuchCredentialPage(typed: typed), status: .notFound) }
        return .seeOther(Paths.verify(id))
    }

    func verify(_ request: Request, _ context: SiteContext) async throws -> Response {
        let typed = try context.parameters.require("id")
        guard let id = ID<Credential>(parsing: typed), let found = try await site.credentials.verified(id) else {
            return context.show(NoSuchCredentialPage(typed: typed.removingPercentEncoding ?? typed), status: .notFound)
        }
        let isOwn = context.visit.viewer?.id == found.facts.person
        return context.show(
            VerifyPage(
                facts: found.facts, portfolio: found.portfolio, zone: context.visit.zone, now: site.world.now(), siteURL: site.config.url,
                isOwn: isOwn,
                isOperator: context.visit.viewer?.isOperator ?? false))
    }

    func revocationForm(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        context.show(RevocationPage(form: Form(), facts: try await facts(context.id())))
    }

    func revoke(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let facts = try await facts(context.id())
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { RevocationPage(form: $0, facts: facts) }) { form in
            guard let reason = form.prose("reason", "The reason", 10...500) else { throw form.refusal }
            try await site.credentials.revoke(facts.id, because: reason, by: context.viewer)
            return .seeOther(Paths.verify(facts.id), saying: "Revoked. \(facts.recipient) is told.")
        }
    }

    private func facts(_ id: ID<Credential>) async throws -> CredentialFacts {
        guard let found = try await site.credentials.verified(id) else { throw Refusal.notFound }
        return found.facts
    }

    /// The id in what people paste: the id itself in any case and spacing, or the address of its page.
    static func credentialID(in typed: String) -> ID<Credential>? {
        let last = Text.line(typed).split(whereSeparator: { "/?#".contains($0) }).last.map(String.init) ?? ""
        let bare = last.lowercased().filter { !$0.isWhitespace && $0 != "-" }
        return ID(parsing: bare)
    }
}
