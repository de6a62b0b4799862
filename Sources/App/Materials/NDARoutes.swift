import Domain
import Hummingbird

/// Reading, signing and printing a non-disclosure agreement.
struct NDARoutes: Sendable {
    let site: Site

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await page(context, Form()))
    }

    func sign(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await page(context, $0) }) { form in
            guard let name = form.line("name", "Your full name", 2...80) else { throw form.refusal }
            try await site.ndas.sign(id, as: name, agreement: form["hash"], from: context.visit.address, by: context.viewer)
            return .seeOther(Paths.engagement(id).anchored("material"), saying: "Signed. The confidential brief and files are open to you.")
        }
    }

    private func page(_ context: SignedIn, _ form: Form) async throws -> NDAPage {
        NDAPage(paper: try await site.ndas.paper(of: context.id(), for: context.viewer), form: form, zone: context.viewer.zone)
    }
}
