import Domain
import Hummingbird

/// A person's own account: name, time zone, password, and where they are signed in.
struct SettingsRoutes: Sendable {
    let site: Site

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await page(context))
    }

    func rename(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await page(context, account: $0) }) { form in
            let name = form.line("name", "Your name", 2...80)
            let zone = form.zone("zone")
            guard form.problems.isEmpty, let name, let zone else { throw form.refusal }
            try await site.people.changeName(name, zone: zone, by: context.viewer)
            return .seeOther(Paths.settings, saying: "Saved.")
        }
    }

    func changePassword(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await page(context, password: $0) }) { form in
            guard let new = form.read("new", Password.init) else { throw form.refusal }
            try await site.limit("change-password:\(context.viewer.id)", to: 10, per: .minutes(15))
            try await site.people.changePassword(from: form["old"], to: new, by: context.viewer)
            return .seeOther(Paths.settings, saying: "Your password is changed, and your other sessions are ended.")
        }
    }

    func endSession(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await site.sessions.end(context.id(), by: context.viewer)
        return .seeOther(Paths.settings, saying: "That session is ended.")
    }

    func endOthers(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await site.sessions.endOthers(by: context.viewer)
        return .seeOther(Paths.settings, saying: "All other sessions are ended.")
    }

    private func page(_ context: SignedIn, account: Form? = nil, password: Form = Form()) async throws -> SettingsPage {
        let viewer = context.viewer
        let known = Form([("name", viewer.name), ("zone", viewer.zone.name)])
        return SettingsPage(
            email: viewer.email, account: account ?? known, password: password, sessions: try await site.sessions.list(of: viewer),
            current: viewer.sessionID, zone: viewer.zone, now: site.world.now())
    }
}
