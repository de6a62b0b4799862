import Domain
import Hummingbird

/// Keeping searches.
struct SavedSearchRoutes: Sendable {
    let site: Site

    func save(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        let filter = ProjectFilter(saved: form["query"], site.policy.currency)
        return try await context.answer(form, orShow: { SaveSearchPage(form: $0, filter: filter) }) { form in
            let name = form.line("name", "The name", 1...SavedSearch.longestName)
            let pace = form.choice("pace", "how soon you want to hear", Pace.self)
            guard let name, let pace else { throw form.refusal }
            guard let filter else {
                throw Refusal.invalid("", "Choose at least one filter first: a search for everything tells you nothing.")
            }
            try await site.savedSearches.save(filter, as: name, pace, by: context.viewer)
            return .seeOther(Paths.following, saying: "“\(name.text)” is saved. \(Self.promise(pace))")
        }
    }

    func change(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        guard let pace = Pace(rawValue: form["pace"]) else { throw Refusal.invalid("pace", "Choose how soon you want to hear.") }
        let search = try await site.savedSearches.change(context.id(), to: pace, by: context.viewer)
        return .seeOther(Paths.following, saying: "“\(search.name)”: \(Self.promise(pace))")
    }

    func remove(_ request: Request, _ context: SignedIn) async throws -> Response {
        .seeOther(Removed.path(try await site.savedSearches.remove(context.id(), by: context.viewer)))
    }

    private static func promise(_ pace: Pace) -> String {
        switch pace {
        case .instant: "You hear of each new project as soon as it is published."
        case .weekly: "You hear of new projects on Mondays at 8:00."
        case .off: "Nothing is mailed to you; the list is one click away."
        }
    }
}

/// Putting projects aside.
struct SavedProjectRoutes: Sendable {
    let site: Site

    func save(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        let id: ID<Project> = try context.id()
        let reminder = try await site.savedProjects.save(id, by: context.viewer)
        let zone = context.visit.zone
        return .seeOther(
            Path.local(form["next"]) ?? Paths.project(id),
            saying: reminder.map { "Saved. We remind you on \(zone.medium($0)), \(zone.clock($0)): two days before it closes." } ?? "Saved."
        )
    }

    func remove(_ request: Request, _ context: SignedIn) async throws -> Response {
        let form = try await Form(reading: request, context)
        let id: ID<Project> = try context.id()
        try await site.savedProjects.remove(id, by: context.viewer)
        if form.has("next") { return .seeOther(Removed.path(id)) }
        return .seeOther(Paths.project(id), saying: "It is not among your saved projects any more.")
    }
}
