import Domain
import Hummingbird

/// The inbox, its threads, and the notices.
struct MessageRoutes: Sendable {
    let site: Site

    func inbox(_ request: Request, _ context: SignedIn) async throws -> Response {
        let viewer = context.viewer
        let threads = try await site.database.read { tx in try tx.threads(of: viewer) }
        return context.show(
            InboxPage(threads: threads, isEmployer: viewer.seat == .employer, zone: context.visit.zone, now: site.world.now()))
    }

    func thread(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await page(context.id(), Form(), context))
    }

    func send(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        let id: ID<Application> = try context.id()
        return try await context.answer(form, orShow: { try await page(id, $0, context) }) { form in
            guard let body = form.read("body", MessageBody.init) else { throw form.refusal }
            // The same words sent again are one message; other words from the same form are another.
            try await site.messages.send(body, to: id, once: form.once.map { sha256($0 + body.text) }, by: context.viewer)
            return .seeOther(Paths.thread(id), saying: "Your message is sent.")
        }
    }

    private func page(_ id: ID<Application>, _ form: Form, _ context: SignedIn) async throws -> ThreadPage {
        let (head, messages, mayWrite) = try await site.messages.read(id, by: context.viewer)
        return ThreadPage(
            head: head, messages: messages, mayWrite: mayWrite, form: form, once: form.once ?? site.world.newToken(),
            zone: context.visit.zone)
    }

    func notices(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(NoticesPage(notices: try await site.notices.list(of: context.viewer), zone: context.visit.zone, now: site.world.now()))
    }

    func readAll(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await site.notices.readAll(by: context.viewer)
        return .seeOther(Paths.notices, saying: "All notices are read.")
    }

    /// Leads to what a notice is about; following it twice changes nothing more.
    func notice(_ request: Request, _ context: SignedIn) async throws -> Response {
        .seeOther(try await site.notices.read(context.id(), by: context.viewer))
    }
}
