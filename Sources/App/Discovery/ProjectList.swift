import Domain
import Storage

/// A page of the list of open projects, as it is shown.
struct ProjectList: Sendable {
    var found = ProjectsFound()
    /// Each project as its row says it, in the order of the list.
    var rows: [HTML] = []
    /// Names of the employers that are offered as filters, by slug.
    var employers: [String: String] = [:]
    /// Whether the best match can come first: only the index knows it.
    var isRanked = false
    /// The same filter, when the reader keeps it as a search.
    var saved: SavedSearch?
}

/// Who looks at a list, and what their choice depends on.
struct ListReader: Sendable {
    var viewer: Viewer?
    let zone: Zone
    let now: Instant
    let policy: Policy
    let weights: MatchWeights
}

extension Site {
    func listReader(_ visit: Visit) -> ListReader {
        ListReader(viewer: visit.viewer, zone: visit.zone, now: world.now(), policy: policy, weights: matchWeights)
    }
}

extension Transaction {
    /// One page of what a filter finds: the index says which, the store what they are. Without an index the store says both.
    func projectList(
        _ filter: ProjectFilter, _ place: ListPlace = .start, for reader: ListReader, from index: ProjectIndex?, size: Int = 20,
        counting limits: [ProjectFacet: Int] = ProjectFacet.limits
    ) throws -> ProjectList {
        let matcher = try matcher(for: reader)
        let openTo = try filter.isOpenToMe ? reader.viewer.map(openings) : nil
        var list = ProjectList()
        if let index {
            let query = filter.query(zone: reader.zone, openTo: openTo, matcher: matcher)
            list.found = index.find(query, place, size: size, counting: limits, at: reader.now)
            list.isRanked = matcher?.participant.saysSomething == true && filter.sort == .best
        } else {
            list.found = try find(filter, place, openTo: openTo, zone: reader.zone, at: reader.now, size: size, counting: limits)
        }
        let ids = list.found.places.map(\.id)
        let traits =
            try index.map { index in ids.compactMap { index.traits(of: $0) } } ?? projectTraits(where: "project.id IN \(list: ids)")
        list.rows = try rows(of: ids, traits, matcher, for: reader)
        list.saved = try reader.viewer.flatMap { try filter.isWorthSaving ? savedSearch(of: $0.id, for: filter) : nil }
        list.employers = try employerNames((list.found.counts[.employer] ?? []).map(\.value) + (filter.chosen[.employer] ?? []))
        return list
    }

    private func rows(of ids: [ID<Project>], _ traits: [ProjectTraits], _ matcher: Matcher?, for reader: ListReader) throws -> [HTML] {
        let traits = Dictionary(traits.map { ($0.id, $0) }) { first, _ in first }
        let have = matcher.map { $0.participant.claimed.union($0.participant.evidenced) } ?? []
        let applied = try reader.viewer.map { try self.applied($0.id, among: ids) } ?? []
        return try listings(of: ids).map { listing in
            var listing = listing
            listing.applicants = traits[listing.id]?.applicants
            let match = matcher.flatMap { matcher in
                traits[listing.id].map { Match(matcher.participant, $0, matcher.weights, crowd: $0.crowd) }
            }
            return ProjectRow(
                listing: listing, zone: reader.viewer?.zone, have: have, match: match, hasApplied: applied.contains(listing.id)
            ).html
        }
    }

    /// Participants are matched; whoever belongs to an organization, or to nobody, is not.
    private func matcher(for reader: ListReader) throws -> Matcher? {
        guard let viewer = reader.viewer, viewer.seat == .participant else { return nil }
        return try participantTraits(of: viewer.id, at: reader.now, reader.policy).map { Matcher($0, reader.weights) }
    }

    private func applied(_ person: ID<Person>, among projects: [ID<Project>]) throws -> Set<ID<Project>> {
        let found: [ID<Project>] = try rows(
            "SELECT project_id FROM application WHERE project_id IN \(list: projects) AND person_id = \(person) AND state <> 'draft'"
        ).map { try $0["project_id"] }
        return Set(found)
    }

    /// What is not open to somebody: where they applied, and what their own organizations offer.
    func openings(for viewer: Viewer) throws -> ProjectQuery.Reader {
        let applied: [ID<Project>] = try rows(
            "SELECT project_id FROM application WHERE person_id = \(viewer.id) AND state <> 'draft'"
        ).map { try $0["project_id"] }
        return ProjectQuery.Reader(applied: Set(applied), employers: Set(viewer.memberships.map(\.slug)))
    }

    /// The rows of these projects, in their order; those that are gone meanwhile are left out.
    func listings(of ids: [ID<Project>]) throws -> [Listing] {
        let found = try listings(where: "project.id IN \(list: ids)", order: "project.id", limit: ids.count)
        let byID = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
        return ids.compactMap { byID[$0] }
    }

    private func employerNames(_ slugs: [String]) throws -> [String: String] {
        try rows("SELECT slug, name FROM organization WHERE slug IN \(list: slugs)").reduce(into: [:]) {
            $0[try $1["slug"]] = try $1["name"]
        }
    }
}
