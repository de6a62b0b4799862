import Domain
import Hummingbird

/// Setting up, testing and removing the chats of an organization.
struct WebhookRoutes: Sendable {
    let site: Site

    func show(_ request: Request, _ context: StaffSeat) async throws -> Response {
        context.show(try await page(context, Form()))
    }

    func add(_ request: Request, _ context: StaffSeat) async throws -> Response {
        _ = try Webhooks.owned(by: context.viewer)
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await page(context, $0) }) { form in
            try await site.webhooks.add(WebhookDraft(&form), by: context.viewer)
            return .seeOther(Paths.webhooks, saying: "Added. Send a test to see whether it arrives.")
        }
    }

    func test(_ request: Request, _ context: StaffSeat) async throws -> Response {
        try await site.webhooks.test(context.id(), by: context.viewer)
        return .seeOther(Paths.webhooks, saying: "A test is on its way. Look into the chat, then here.")
    }

    func remove(_ request: Request, _ context: StaffSeat) async throws -> Response {
        try await site.webhooks.remove(context.id(), by: context.viewer)
        return .seeOther(Paths.webhooks, saying: "Removed.")
    }

    private func page(_ context: StaffSeat, _ form: Form) async throws -> WebhooksPage {
        let organization = try Webhooks.owned(by: context.viewer)
        let webhooks = try await site.database.read { tx in try tx.webhooks(of: organization) }
        return WebhooksPage(webhooks: webhooks, form: form, zone: context.viewer.zone)
    }
}
