import Domain
import Hummingbird

/// The page of what somebody follows, and following.
struct FollowRoutes: Sendable {
    let site: Site

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        context.show(try await page(context, address: request.queryForm()))
    }

    /// Follows what a button names, or what was chosen in the page's own form.
    func follow(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await page(context, adding: $0) }) { form in
            let targets = try Self.targets(&form)
            let names = try await site.follows.follow(targets, by: context.viewer)
            return .seeOther(
                Path.local(form["next"]) ?? Paths.following,
                saying: names.count == 1 ? "You follow \(names.joined())." : "You follow \(names.count) more.")
        }
    }

    private static func targets(_ form: inout Form) throws -> [FollowTarget] {
        if form.has("kind") { return [try FollowTarget(form["kind"], form["target"])] }
        var targets: [FollowTarget] = []
        for kind in [FollowKind.field, .industry] where !form[kind.rawValue].isEmpty {
            targets.append(try FollowTarget(kind.rawValue, form[kind.rawValue]))
        }
        let skills = form.skills("skills") ?? []
        targets += skills.map { FollowTarget(trusted: .skill, $0) }
        guard form.problems.isEmpty else { throw form.refusal }
        guard !targets.isEmpty else { throw Refusal.invalid("field", "Choose a field or an industry, or name a skill.") }
        return targets
    }

    func unfollow(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        let target = try FollowTarget(form["kind"], form["target"])
        try await site.follows.unfollow(target, by: context.viewer)
        guard let next = Path.local(form["next"]) else { return .seeOther(Removed.path(target)) }
        return .seeOther(next, saying: "You do not follow it any more.")
    }

    func set(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        return try await context.answer(form, orShow: { try await page(context, setting: $0) }) { form in
            guard let pace = form.choice("pace", "how soon you want to hear", Pace.self) else { throw form.refusal }
            var setting = FollowSetting()
            (setting.letters, setting.reminders, setting.pace) = (form["letters"] == "yes", form["reminders"] == "yes", pace)
            try await site.follows.set(setting, by: context.viewer)
            return .seeOther(Paths.following, saying: "Saved.")
        }
    }

    private func page(
        _ context: SignedIn, address: Form = Form(), adding: Form = Form(), setting: Form? = nil
    ) async throws -> FollowingPage {
        let (viewer, currency, now) = (context.viewer, site.policy.currency, site.world.now())
        let (following, removed) = try await site.database.read { tx in
            let following = try tx.following(of: viewer, at: now)
            return (following, try tx.removed(address, from: following, viewer, currency))
        }
        return FollowingPage(
            following: following, removed: removed, adding: adding, setting: setting ?? following.setting.form, zone: context.visit.zone,
            now: now)
    }
}

extension FollowSetting {
    /// As the page's form shows it.
    var form: Form {
        Form([("letters", letters ? "yes" : ""), ("reminders", reminders ? "yes" : ""), ("pace", pace.rawValue)])
    }
}
