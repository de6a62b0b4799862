import Domain
import Storage

/// Everything on the page of what somebody follows, searches for and saved.
struct Following: Sendable {
    var follows: [Follow] = []
    var searches: [SavedSearch] = []
    var projects: [SavedProject] = []
    var setting = FollowSetting()
}

/// What was taken off that page a moment ago, and can be put back.
enum Removed: Sendable {
    case follow(Follow)
    case search(name: String, ProjectFilter, Pace)
    case project(ID<Project>, title: String)

    /// The address of the page after a search was removed.
    static func path(_ search: SavedSearch) -> Path {
        Paths.following(removed: [("removed", search.name), ("query", search.query), ("pace", search.pace.rawValue)])
    }

    static func path(_ target: FollowTarget) -> Path { Paths.following(removed: target.pairs) }

    static func path(_ project: ID<Project>) -> Path { Paths.following(removed: [("project", project.text)]) }
}

extension Transaction {
    func following(of viewer: Viewer, at now: Instant) throws -> Following {
        Following(
            follows: try follows(of: viewer.id), searches: try savedSearches(of: viewer.id),
            projects: try savedProjects(of: viewer, at: now), setting: try followSetting(of: viewer.id))
    }

    /// What an address says was removed; nothing, when it is there (again), or says no such thing.
    func removed(_ address: Form, from following: Following, _ viewer: Viewer, _ currency: Currency) throws -> Removed? {
        if let target = try? FollowTarget(address["kind"], address["target"]) {
            guard !following.follows.contains(where: { $0.target == target }) else { return nil }
            return (try? follow(target, seenBy: viewer)).map(Removed.follow)
        }
        if let filter = ProjectFilter(saved: address["query"], currency), let pace = Pace(rawValue: address["pace"]),
            let name = try? Line(address["removed"], "The name", 1...SavedSearch.longestName)
        {
            return following.searches.contains { $0.query == filter.queryText } ? nil : .search(name: name.text, filter, pace)
        }
        guard let id = ID<Project>(parsing: address["project"]), !following.projects.contains(where: { $0.listing.id == id }) else {
            return nil
        }
        let listing = try listings(where: "project.id = \(id) AND \(projectsSeen(by: viewer))", limit: 1).first
        return listing.map { .project(id, title: $0.shownTitle) }
    }
}
