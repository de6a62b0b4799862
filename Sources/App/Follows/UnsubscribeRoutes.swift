import Domain
import Hummingbird

/// The link at a letter's end: it asks, and stops them; mail programs stop them by themselves (RFC 8058).
struct UnsubscribeRoutes: Sendable {
    let site: Site

    func show(_ request: Request, _ context: SiteContext) async throws -> Response {
        let (token, link) = try link(context)
        let standing = try await site.unsubscriptions.standing(link)
        return context.show(UnsubscribePage(token: token, kind: link.kind, search: standing.search, state: .of(standing.pace)))
    }

    /// Stops the letters, whoever asks: a mail program has no session, comes from no page and follows no redirect. Our own page may take
    /// it back.
    func stop(_ request: Request, _ context: SiteContext) async throws -> Response {
        let (token, link) = try link(context)
        let again = try await Pace(rawValue: form(request, context)["again"])
        if let again, again != .off {
            let standing = try await site.unsubscriptions.undo(link, to: again)
            return context.show(UnsubscribePage(token: token, kind: link.kind, search: standing.search, state: .comeAgain))
        }
        let standing = try await site.unsubscriptions.stop(link)
        return context.show(
            UnsubscribePage(token: token, kind: link.kind, search: standing.search, state: .stopped(before: standing.pace)))
    }

    /// What our own page sends; a mail program may send its one word as a form of another kind.
    private func form(_ request: Request, _ context: SiteContext) async throws -> Form {
        guard request.headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true else { return Form() }
        return try await Form(reading: request, context)
    }

    private func link(_ context: SiteContext) throws -> (String, Unsubscription) {
        let token = try context.parameters.require("token")
        return (token, try Unsubscription(token, site.secret).orNotFound())
    }
}
