import Domain
import Hummingbird

/// Answering check-ins on the site and by the link in a letter; flags, and reminders.
struct CheckInRoutes: Sendable {
    let site: Site

    func form(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await page(context, Form()))
    }

    func answer(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await page(context, $0) }) { form in
            try await site.checkIns.answer(in: id, Self.answer(form), by: context.viewer)
            return .seeOther(Paths.engagement(id), saying: "Thank you. Your answers stand in the room.")
        }
    }

    /// The link only shows the form: programs that look at links in mail answer nothing.
    func linkedForm(_ request: Request, _ context: SiteContext) async throws -> Response {
        let preset = CheckInLink.Preset(rawValue: request.query("say"))
        return context.show(try await linkedPage(context, CheckInPage.form(preset)))
    }

    func linkedAnswer(_ request: Request, _ context: SiteContext) async throws -> Response {
        let (token, link) = try link(context)
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await linkedPage(context, $0) }) { form in
            try await site.checkIns.answer(link, Self.answer(form))
            return .seeOther(Paths.checkIn(token))
        }
    }

    func flag(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await site.riskFlags.page(context.id(), for: context.viewer, Form()))
    }

    func lift(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<RiskFlag> = try context.id()
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await site.riskFlags.page(id, for: context.viewer, $0) }) { form in
            guard let note = form.prose("note", "What you agreed", 3...600) else { throw form.refusal }
            let engagement = try await site.riskFlags.lift(id, saying: note, by: context.viewer)
            return .seeOther(Paths.engagement(engagement), saying: "The flag is down. Everyone concerned reads what you wrote.")
        }
    }

    func setNudges(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        var form = try await Form(reading: request, context)
        guard let kind = form.choice("kind", "which reminders", Nudging.Kind.self) else { throw form.refusal }
        let isOn = form["on"] == "yes"
        try await site.nudges.set(kind, isOn: isOn, in: id, by: context.viewer)
        return .seeOther(Paths.engagement(id), saying: isOn ? "These reminders come again." : "You get no more of these reminders.")
    }

    private static func answer(_ form: Form) throws(Refusal) -> CheckInAnswer {
        try CheckInAnswer(
            onTrack: form["on_track"], blocked: form["blocked"], words: form["words"], metMentor: form["met_mentor"],
            energy: form["energy"])
    }

    private func page(_ context: SignedIn, _ form: Form) async throws -> CheckInPage {
        let id: ID<Engagement> = try context.id()
        let (engagement, checkIn) = try await site.checkIns.open(in: id, for: context.viewer)
        return CheckInPage(
            way: .signedIn(id), project: engagement.title, employer: engagement.employer, hasMentor: engagement.mentorID != nil,
            checkIn: checkIn, form: form, zone: context.viewer.zone)
    }

    private func linkedPage(_ context: SiteContext, _ form: Form) async throws -> CheckInPage {
        let (token, link) = try link(context)
        let (engagement, checkIn) = try await site.checkIns.linked(link)
        return CheckInPage(
            way: .link(token), project: engagement.title, employer: engagement.employer, hasMentor: engagement.mentorID != nil,
            checkIn: checkIn, form: form, zone: context.visit.zone)
    }

    private func link(_ context: SiteContext) throws -> (String, CheckInLink) {
        let token = try context.parameters.require("token")
        return (token, try CheckInLink(token, site.secret).orNotFound())
    }
}
