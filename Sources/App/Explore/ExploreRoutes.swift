import Domain
import Hummingbird

/// Trying out fields: anyone compares them, whoever is signed in keeps a plan and notes how it feels.
struct ExploreRoutes: Sendable {
    let site: Site

    func show(_ request: Request, _ context: SiteContext) async throws -> Response {
        let fields = Self.fields(in: try request.queryForm())
        return context.show(try await page(fields, Form(), context.visit))
    }

    func keep(_ request: Request, _ context: SignedIn) async throws -> Response {
        let fields = Self.fields(in: try await Form(reading: request, context))
        guard !fields.isEmpty else { return .seeOther(Paths.explore(), saying: "Choose a field first.") }
        try await site.explorations.keep(fields, by: context.viewer)
        return .seeOther(Paths.explore(fields), saying: "This is your plan now. Only you see it.")
    }

    func rate(_ request: Request, _ context: SignedIn) async throws -> Response {
        let field = try Self.field(context)
        let form = try await Form(reading: request, context)
        let shown = Self.fields(in: form)
        return try await context.answer(form, orShow: { try await page(shown, $0, context.visit) }) { form in
            guard let side = Exploration.Side(rawValue: form["side"]) else { throw Refusal.notFound }
            let (interest, energy) = (Int(form["interest-\(field)"]) ?? 0, Int(form["energy-\(field)"]) ?? 0)
            let rating = try Self.rating(interest, energy, of: field)
            try await site.explorations.rate(field, side, rating, by: context.viewer)
            return .seeOther(
                Paths.explore(shown).anchored("me-\(field)"),
                saying: side == .before ? "Noted. Come back when you have tried it." : "Noted. Below you see what changed.")
        }
    }

    func judge(_ request: Request, _ context: SignedIn) async throws -> Response {
        let field = try Self.field(context)
        let form = try await Form(reading: request, context)
        let shown = Self.fields(in: form)
        return try await context.answer(form, orShow: { try await page(shown, $0, context.visit) }) { form in
            let verdict = FieldVerdict(rawValue: form["verdict"])
            guard let learned = form.prose("learned-\(field)", "What you learned", 0...400) else { throw form.refusal }
            try await site.explorations.judge(field, verdict, learned: learned, by: context.viewer)
            return .seeOther(Paths.explore(shown).anchored("me-\(field)"), saying: Self.words(for: verdict, Taxonomy.field(field)))
        }
    }

    /// What is wrong is said at the fields of this column.
    private static func rating(_ interest: Int, _ energy: Int, of field: String) throws(Refusal) -> FieldRating {
        do { return try FieldRating(interest: interest, energy: energy) } catch {
            throw .invalid(error.problems.map { Problem(field: "\($0.field)-\(field)", message: $0.message) })
        }
    }

    private static func words(for verdict: FieldVerdict?, _ name: String) -> String {
        switch verdict {
        case .forMe: "\(name) is for you. Good to know."
        case .notForMe: "\(name) is not for you. Finding that out early is a success, and you can change your mind."
        case nil: "Taken back. You can decide later."
        }
    }

    private func page(_ fields: [String], _ form: Form, _ visit: Visit) async throws -> ExplorePage {
        let (columns, all) = try await site.explorations.columns(fields, for: visit.viewer, visit.freshness)
        return ExplorePage(columns: columns, all: all, isSignedIn: visit.viewer != nil, form: form, zone: visit.viewer?.zone)
    }

    /// The fields a form names: those we know, each once, three at most.
    private static func fields(in form: Form) -> [String] {
        var fields: [String] = []
        for field in form.all("field") where Taxonomy.knowsField(field) && !fields.contains(field) { fields.append(field) }
        return Array(fields.prefix(Exploration.most))
    }

    private static func field(_ context: SignedIn) throws -> String {
        let field = try context.parameters.require("field")
        guard Taxonomy.knowsField(field) else { throw Refusal.notFound }
        return field
    }
}
