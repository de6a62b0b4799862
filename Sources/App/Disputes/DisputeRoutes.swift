import Domain
import Hummingbird

/// Disputes: opening one, reading it, answering, proposing, agreeing, deciding.
struct DisputeRoutes: Sendable {
    let site: Site

    func list(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let (open, decided) = try await site.disputes.list()
        return context.show(
            DisputesPage(
                open: open, decided: decided, clocks: site.policy.disputes, zone: context.viewer.zone, now: site.world.now()))
    }

    func openForm(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await openPage(context, Form()))
    }

    func open(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        let form = try await Form(reading: request, context)
        let page = try await openPage(context, form)
        return try await context.answer(form, orShow: { page.with($0) }) { form in
            let request = try DisputeRequest(&form, page.open.map(\.id))
            let dispute = try await site.disputes.open(id, request, by: context.viewer)
            return .seeOther(Paths.dispute(dispute), saying: "The dispute is open. The other side is told.")
        }
    }

    private func openPage(_ context: SignedIn, _ form: Form) async throws -> OpenDisputePage {
        let id: ID<Engagement> = try context.id()
        let (viewer, clocks) = (context.viewer, site.policy.disputes)
        return try await site.database.read { tx in
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            _ = try Engagement.machine.next(.dispute, from: engagement.state, by: roles)
            let open = try tx.milestones(of: id).filter { $0.state != .accepted && $0.state != .cancelled }
            return OpenDisputePage(
                engagement: engagement, open: open, held: try tx.moneyState(of: engagement).held, clocks: clocks, form: form)
        }
    }

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(DisputePage(file: try await site.disputes.file(context.id(), for: context.viewer), form: Form()))
    }

    func evidence(_ request: Request, _ context: SignedIn) async throws -> Response {
        let (file, room, messages) = try await site.disputes.evidence(context.id(), for: context.viewer)
        return context.show(EvidencePage(file: file, room: room, messages: messages))
    }

    func answer(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await act(request, context, saying: "Your answer is there. Now both sides and the operator may propose.") { id, _, form in
            guard let words = form.prose("words", "Your words", 20...2000) else { throw form.refusal }
            try await site.disputes.answer(id, saying: words, by: context.viewer)
        }
    }

    func concede(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await act(request, context, saying: "Decided as it was asked for.") { id, _, _ in
            try await site.disputes.concede(id, by: context.viewer)
        }
    }

    func propose(_ request: Request, _ context: SignedIn) async throws -> Response {
        let words = "Proposed. Who does not refuse it within \(site.policy.disputes.agreeDays) days has accepted it."
        return try await act(request, context, saying: words) { id, file, form in
            try await site.disputes.propose(id, DisputeRequest(&form, file.open.map(\.id)), by: context.viewer)
        }
    }

    func agree(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await act(request, context, saying: "You agreed.") { id, _, form in
            try await site.disputes.agree(to: Self.terms(form), in: id, by: context.viewer)
        }
    }

    func refuse(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await act(request, context, saying: "Refused. Say what you propose instead.") { id, _, form in
            try await site.disputes.refuse(Self.terms(form), in: id, by: context.viewer)
        }
    }

    func decide(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await act(request, context, saying: "Decided. The money has moved, and both sides are told.") { id, file, form in
            _ = try Dispute.machine.next(.decide, from: file.dispute.state, by: file.dispute.roles(of: [.operator]))
            try await site.disputes.decide(id, DisputeRequest(&form, file.open.map(\.id)), by: context.viewer)
        }
    }

    /// The proposal that was read.
    private static func terms(_ form: Form) throws(Refusal) -> ID<DisputeTerms> {
        guard let id = ID<DisputeTerms>(parsing: form["terms"]) else { throw .notFound }
        return id
    }

    private func act(
        _ request: Request, _ context: SignedIn, saying words: String,
        _ act: (ID<Dispute>, DisputeFile, inout Form) async throws -> Void
    ) async throws -> Response {
        let id: ID<Dispute> = try context.id()
        let form = try await Form(reading: request, context)
        let file = try await site.disputes.file(id, for: context.viewer)
        return try await context.answer(form, orShow: { DisputePage(file: file, form: $0) }) { form in
            try await act(id, file, &form)
            return .seeOther(Paths.dispute(id), saying: words)
        }
    }
}

extension OpenDisputePage {
    /// The same page with what was typed.
    func with(_ form: Form) -> OpenDisputePage {
        OpenDisputePage(engagement: engagement, open: open, held: held, clocks: clocks, form: form)
    }
}
