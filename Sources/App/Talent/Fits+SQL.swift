import Domain
import Storage

/// Somebody who fits a project, and why.
struct Fit: Sendable {
    let person: TalentPerson
    let match: Match
}

extension Transaction {
    private static var fitsShown: Int { 12 }

    /// Who fits a project best of those its organization may find and who are not invited; whoever applied stays, since who is
    /// missing would tell. The index says who comes first, the store whether that is still true. Without an index the store looks at everyone.
    func fits(for project: ID<Project>, _ search: TalentSearch, _ weights: MatchWeights, from index: TalentIndex?) throws -> [Fit] {
        guard let traits = try projectTraits(where: "project.id = \(project)").first else { return [] }
        let excluded = try excludedPeople(from: project, search.mask.organization)
        let among = index.map { $0.best(for: traits, weights, excluding: excluded, limit: Self.fitsShown) }
        let seen = talentSeen(by: search.mask.organization)
        let people = try participantTraits(
            where: among.map { "person.id IN \(list: $0) AND \(seen)" } ?? seen, at: search.now, search.policy)
        let best = people.filter { !excluded.contains($0.id) }
            .map { ($0.id, Match($0, traits, weights, crowd: $0.liveApplications)) }
            .sorted { ($0.1.score, $0.0) > ($1.1.score, $1.0) }.prefix(Self.fitsShown)
        let known = try talent(best.map(\.0), search)
        return zip(known, best).map { Fit(person: $0, match: $1.1) }
    }

    private func excludedPeople(from project: ID<Project>, _ organization: ID<Organization>) throws -> Set<ID<Person>> {
        let found: [ID<Person>] = try rows(
            """
            SELECT person_id FROM application_invitation WHERE project_id = \(project)
            UNION SELECT person_id FROM membership WHERE organization_id = \(organization)
            UNION SELECT person_id FROM uninvited WHERE organization_id = \(organization)
            """
        ).map { try $0["person_id"] }
        return Set(found)
    }
}
