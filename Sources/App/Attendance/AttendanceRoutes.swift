import Domain
import Hummingbird

/// Ending work in which the other side gives no sign.
struct AttendanceRoutes: Sendable {
    let site: Site

    func form(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await page(context, Form()))
    }

    func end(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await page(context, $0) }) { form in
            let note = Text.prose(form["note"]).isEmpty ? "" : form.prose("note", "Your note", 1...1000)?.text
            guard form.problems.isEmpty, let note else { throw form.refusal }
            try await site.attendances.end(id, saying: note, by: context.viewer)
            return .seeOther(Paths.engagement(id), saying: "Ended. Both sides are told.")
        }
    }

    private func page(_ context: SignedIn, _ form: Form) async throws -> AbsencePage {
        let id: ID<Engagement> = try context.id()
        let (viewer, policy, now) = (context.viewer, site.policy, site.world.now())
        return try await site.database.read { tx in
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            let absence = try tx.endableAbsence(in: engagement, by: roles, policy, at: now)
            return AbsencePage(
                engagement: engagement, absence: absence, back: try tx.refundable(engagement), form: form, zone: viewer.zone)
        }
    }
}
