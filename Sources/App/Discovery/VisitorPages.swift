import Domain
import Storage

/// What visitors read of open projects, made once for each state of a project: who has not signed in reads the same as everyone else
/// who has not, and may read what was true a moment ago.
final class VisitorPages: Sendable {
    /// The state of a project that something was made for.
    struct State: Hashable, Sendable {
        let generation: Int
        let version: ProjectIndex.Version
    }

    private struct Row: Sendable {
        let state: State
        let html: HTML
    }

    private struct Whole: Sendable {
        let state: State
        let until: Instant
        let page: KeptPage
    }

    private let rows = RecentlyMade<ID<Project>, Row>(most: 4_000)
    private let pages = RecentlyMade<ID<Project>, Whole>(most: 2_000)
    /// A page says "in 3 days", and how its employer answers.
    private static let lifetime = Span.seconds(30)

    /// The rows of these projects, in their order.
    ///
    /// - Parameter read: the listings of those that are not known as they are now.
    func rows(
        of ids: [ID<Project>], in snapshot: Discovery.Snapshot, read: ([ID<Project>]) async throws -> [Listing]
    ) async throws -> [HTML] {
        var known: [ID<Project>: HTML] = [:]
        for id in ids {
            if let row = rows[id], row.state == snapshot.state(of: id) { known[id] = row.html }
        }
        let missing = ids.filter { known[$0] == nil }
        if !missing.isEmpty {
            for var listing in try await read(missing) {
                listing.applicants = snapshot.projects.traits(of: listing.id)?.applicants
                let html = ProjectRow(listing: listing).html
                known[listing.id] = html
                if let state = snapshot.state(of: listing.id) { rows[listing.id] = Row(state: state, html: html) }
            }
        }
        return ids.compactMap { known[$0] }
    }

    /// The page of a project, as it was made for another visitor a moment ago, or anew.
    func page(
        of id: ID<Project>, in snapshot: Discovery.Snapshot?, at now: Instant, make: () async throws -> some Page
    ) async throws -> any Page {
        guard let state = snapshot?.state(of: id) else { return try await make() }
        if let whole = pages[id], whole.state == state, now < whole.until { return whole.page }
        let page = KeptPage(try await make())
        pages[id] = Whole(state: state, until: now + Self.lifetime, page: page)
        return page
    }
}

extension Site {
    /// A page of the list as every visitor reads it, from memory; the store is asked for rows that nobody has read yet.
    func visitorList(
        _ filter: ProjectFilter, _ place: ListPlace, in snapshot: Discovery.Snapshot, size: Int, counting limits: [ProjectFacet: Int]
    ) async throws -> ProjectList {
        let query = filter.query(zone: .utc, openTo: nil, matcher: nil)
        let found = snapshot.projects.find(query, place, size: size, counting: limits, at: world.now())
        let rows = try await visitorPages.rows(of: found.places.map(\.id), in: snapshot) { ids in
            try await database.read { tx in try tx.listings(of: ids) }
        }
        let slugs = (found.counts[.employer] ?? []).map(\.value) + (filter.chosen[.employer] ?? [])
        let names = slugs.compactMap { slug in snapshot.projects.employerName(slug).map { (slug, $0) } }
        return ProjectList(found: found, rows: rows, employers: Dictionary(names) { first, _ in first })
    }
}

extension Discovery.Snapshot {
    func state(of id: ID<Project>) -> VisitorPages.State? {
        projects.version(of: id).map { VisitorPages.State(generation: generation, version: $0) }
    }
}

/// A page whose markup is made already.
struct KeptPage: Page {
    let title: String
    let summary: String
    let width: PageWidth
    let isListed: Bool
    let feed: FeedLinks?
    let html: HTML

    init(_ page: some Page) {
        (title, summary, width, isListed, feed, html) = (page.title, page.summary, page.width, page.isListed, page.feed, page.html)
    }

    static var previews: [Preview] { [] }
}
