import Domain
import Hummingbird

/// The room of an engagement and the acts in it.
struct EngagementRoutes: Sendable {
    let site: Site

    func room(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(RoomPage(room: try await site.engagements.room(context.id(), for: context.viewer)))
    }

    func agreement(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await agreementPage(context, Form()))
    }

    func sign(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await agreementPage(context, $0) }) { form in
            guard let name = form.line("name", "Your full name", 2...80) else { throw form.refusal }
            try await site.engagements.sign(
                id, as: name, agreement: form["hash"], from: context.visit.address, by: context.viewer)
            return .seeOther(Paths.engagement(id), saying: "Signed. Both of you can read and print it at any time.")
        }
    }

    func tick(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(
            form, orShow: { RoomPage(room: try await site.engagements.room(id, for: context.viewer), form: $0) }
        ) { form in
            let (item, note) = try Self.tick(&form)
            try await site.engagements.tick(id, item, note: note, by: context.viewer)
            return .seeOther(Paths.engagement(id).anchored("kickoff"), saying: "Ticked: \(item.words).")
        }
    }

    /// Dates are confirmed as they are; everything else needs words the participant can act on.
    private static func tick(_ form: inout Form) throws(Refusal) -> (KickoffItem, note: String) {
        let item = form.choice("item", "what is clear now", KickoffItem.self)
        if let item, !item.isTickedByHand { form.keep(.invalid("item", "The site ticks this itself."), at: "item") }
        let isEmpty = Text.prose(form["note"]).isEmpty
        let note = item == .dates && isEmpty ? "" : form.prose("note", "What the participant needs to know", 3...500)?.text
        guard form.problems.isEmpty, let item, let note else { throw form.refusal }
        return (item, note)
    }

    func cancellationForm(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await cancellationPage(context, Form()))
    }

    func cancel(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await cancellationPage(context, $0) }) { form in
            let reason = form.choice("reason", "a reason", CancelReason.self)
            if let reason, !CancelReason.given.contains(reason) { form.keep(.invalid("reason", "Choose a reason."), at: "reason") }
            let note = Text.prose(form["note"]).isEmpty ? "" : form.prose("note", "Your note", 1...1000)?.text
            guard form.problems.isEmpty, let reason, let note else { throw form.refusal }
            try await site.engagements.cancel(id, because: reason, note: note, by: context.viewer)
            return .seeOther(Paths.engagement(id), saying: "Cancelled. Everyone concerned is told.")
        }
    }

    private func agreementPage(_ context: SignedIn, _ form: Form) async throws -> AgreementPage {
        let id: ID<Engagement> = try context.id()
        let viewer = context.viewer
        return try await site.database.read { tx in
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            guard roles != [.mentor] else { throw Refusal.forbidden("The agreement is between the participant and the employer.") }
            let signatures = try tx.signatures(of: id)
            let maySign =
                roles.contains(.supervisor) && !signatures.contains { $0.side == .employer }
                && Engagement.machine.allows(.sign, from: engagement.state, by: roles)
            return AgreementPage(engagement: engagement, signatures: signatures, maySign: maySign, form: form, zone: viewer.zone)
        }
    }

    private func cancellationPage(_ context: SignedIn, _ form: Form) async throws -> CancellationPage {
        let id: ID<Engagement> = try context.id()
        let viewer = context.viewer
        return try await site.database.read { tx in
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            _ = try Engagement.machine.next(.cancel, from: engagement.state, by: roles)
            let waiting = try tx.milestones(of: id).first { $0.state == .submitted && !roles.contains(.operator) }
            return CancellationPage(
                engagement: engagement, back: try tx.refundable(engagement), released: try tx.moneyState(of: engagement).released,
                waiting: waiting?.title, form: form)
        }
    }
}
