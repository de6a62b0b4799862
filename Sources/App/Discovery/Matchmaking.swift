import Domain
import Storage

/// Everyone's best open projects, one person after the other: what a weekly digest is made of, and a measure of how fast that is.
public struct Matchmaking: Sendable {
    let site: Site
    private static let chunk = 1000

    /// One person's best projects, and how long it took to find them.
    public struct Found: Sendable {
        public let person: String
        public let projects: [String]
        public let time: Duration
    }

    /// Goes through everyone who has a profile and belongs to no organization, in the order of their ids.
    ///
    /// - Parameters:
    ///   - limit: how many projects each is given.
    ///   - people: at most so many people; nil for all.
    ///   - each: takes what was found, as it is found.
    /// - Returns: how many projects are open.
    public func run(limit: Int, people: Int?, each: (Found) throws -> Void) async throws -> Int {
        try await IndexKeeper(site: site).renew()
        guard let index = site.discovery.snapshot?.projects else { return 0 }
        var last = ""
        var left = people ?? .max
        while left > 0 {
            let (after, size) = (last, min(left, Self.chunk))
            let seekers = try await seekers(after: after, size)
            guard let end = seekers.last else { break }
            for found in await best(for: seekers, in: index, limit: limit) { try each(found) }
            (last, left) = (end.traits.id.text, left - seekers.count)
        }
        return index.count
    }

    private struct Seeker: Sendable {
        let traits: ParticipantTraits
        let applied: Set<ID<Project>>
    }

    private func seekers(after id: String, _ size: Int) async throws -> [Seeker] {
        let (now, policy) = (site.world.now(), site.policy)
        return try await site.database.read { tx in
            let ids: [ID<Person>] = try tx.rows(
                """
                SELECT profile.person_id FROM profile WHERE profile.person_id > \(id)
                AND NOT EXISTS (SELECT 1 FROM membership WHERE membership.person_id = profile.person_id)
                ORDER BY profile.person_id LIMIT \(size)
                """
            ).map { try $0["person_id"] }
            let applied = try tx.rows("SELECT person_id, project_id FROM application WHERE person_id IN \(list: ids) AND state <> 'draft'")
                .reduce(into: [ID<Person>: Set<ID<Project>>]()) { $0[try $1["person_id"], default: []].insert(try $1["project_id"]) }
            return try tx.participantTraits(where: "person.id IN \(list: ids)", at: now, policy).map {
                Seeker(traits: $0, applied: applied[$0.id] ?? [])
            }
        }
    }

    /// Half of them each, for there are seldom fewer than two cores.
    private func best(for seekers: [Seeker], in index: ProjectIndex, limit: Int) async -> [Found] {
        let middle = seekers.count / 2
        async let first = found(for: seekers[..<middle], in: index, limit: limit)
        async let second = found(for: seekers[middle...], in: index, limit: limit)
        return await first + second
    }

    private func found(for seekers: ArraySlice<Seeker>, in index: ProjectIndex, limit: Int) async -> [Found] {
        let (now, weights) = (site.world.now(), site.matchWeights)
        return seekers.map { seeker in
            var query = ProjectQuery()
            query.sort = .best
            query.matcher = Matcher(seeker.traits, weights)
            query.openTo = ProjectQuery.Reader(applied: seeker.applied)
            let began = ContinuousClock.now
            let places = index.find(query, size: limit, counting: [:], at: now).places
            return Found(person: seeker.traits.id.text, projects: places.map(\.id.text), time: .now - began)
        }
    }
}

extension Site {
    public var matchmaking: Matchmaking { Matchmaking(site: self) }
}
