import Domain
import Hummingbird

/// Strikes: one's own, and the desk's.
struct StrikeRoutes: Sendable {
    let site: Site

    func own(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await ownPage(context))
    }

    func appeal(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Strike> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await ownPage(context, wrong: id, $0) }) { form in
            guard let words = form.prose("words-\(id)", "Your appeal", 20...2000) else { throw form.refusal }
            try await site.strikes.appeal(id, saying: words, by: context.viewer)
            return .seeOther(Paths.strikes, saying: "An operator looks at it. You get a letter.")
        }
    }

    private func ownPage(_ context: SignedIn, wrong: ID<Strike>? = nil, _ form: Form = Form()) async throws -> StrikesPage {
        let viewer = context.viewer
        let strikes = try await site.database.read { tx in try tx.strikes(where: tx.strikesSeen(by: viewer)) }
        return StrikesPage(
            strikes: strikes, wrong: wrong, form: form, rules: site.policy.strikes, zone: viewer.zone, now: site.world.now())
    }

    func queue(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let (appeals, others) = try await site.database.read { tx in
            (try tx.strikes(where: "strike.state = 'appealed'"), try tx.strikes(where: "strike.state <> 'appealed'", limit: 50))
        }
        return context.show(StrikeQueuePage(appeals: appeals.reversed(), others: others, zone: context.viewer.zone))
    }

    func one(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        context.show(try await deskPage(context, Form()))
    }

    func decide(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let id: ID<Strike> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await deskPage(context, $0) }) { form in
            let act = form.choice("act", "to uphold it or to lift it", Decision.self)
            let words = form.prose("words", "Your reasons", 3...1000)
            guard form.problems.isEmpty, let act, let words else { throw form.refusal }
            try await site.strikes.decide(id, act == .uphold ? .uphold : .lift, saying: words, by: context.viewer)
            return .seeOther(Paths.deskStrikes, saying: act == .uphold ? "It stays. They are told." : "It is lifted. They are told.")
        }
    }

    private func deskPage(_ context: OperatorSeat, _ form: Form) async throws -> StrikeDeskPage {
        let id: ID<Strike> = try context.id()
        return StrikeDeskPage(
            strike: try await site.database.read { tx in try tx.strike(id) }, form: form, zone: context.viewer.zone)
    }

    func ofPerson(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        context.show(try await givingPage(.person(context.id()), Form(), context))
    }

    func ofOrganization(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        context.show(try await givingPage(.organization(context.id()), Form(), context))
    }

    func givePerson(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let id: ID<Person> = try context.id()
        return try await give(to: .person(id), then: Paths.deskStrikes(of: id), request, context)
    }

    func giveOrganization(_ request: Request, _ context: OperatorSeat) async throws -> Response {
        let id: ID<Organization> = try context.id()
        return try await give(to: .organization(id), then: Paths.deskStrikes(of: id), request, context)
    }

    private func give(
        to subject: StrikeSubject, then path: Path, _ request: Request, _ context: OperatorSeat
    ) async throws -> Response {
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await givingPage(subject, $0, context) }) { form in
            let reason = form.choice("reason", "what it is for", StrikeReason.self)
            let words = form.prose("words", "What happened", 10...1000)
            guard form.problems.isEmpty, let reason, let words else { throw form.refusal }
            try await site.strikes.give(to: subject, for: reason, saying: words, by: context.viewer)
            return .seeOther(path, saying: "Given. They are told, and may appeal.")
        }
    }

    private func givingPage(_ subject: StrikeSubject, _ form: Form, _ context: OperatorSeat) async throws -> StrikeGivingPage {
        let (rules, now, viewer) = (site.policy.strikes, site.world.now(), context.viewer)
        return try await site.database.read { tx in
            guard let name = try tx.name(of: subject) else { throw Refusal.notFound }
            return StrikeGivingPage(
                subject: subject, name: name, strikes: try tx.strikes(where: subject.condition),
                counting: try tx.countStrikes(against: subject, at: now), mayGive: !subject.concerns(viewer), rules: rules, form: form,
                zone: viewer.zone)
        }
    }

    /// How an operator ends an appeal.
    private enum Decision: String, CaseIterable { case uphold, lift }
}
