import Domain
import Storage

/// What every question about talent needs: for whom, when, and by which policy.
struct TalentSearch: Sendable {
    let mask: TalentMask
    let now: Instant
    let policy: Policy
}

extension Transaction {
    private static var facetSize: Int { 12 }

    /// Whom an organization may find: who wants to be found, is none of its own, and did not ask it to leave them alone; a condition on
    /// `profile` joined with `person`.
    func talentSeen(by organization: ID<Organization>) -> SQL {
        """
        (\(isInTalentSearch)
        AND NOT EXISTS (SELECT 1 FROM membership WHERE membership.organization_id = \(organization) AND membership.person_id = person.id)
        AND NOT EXISTS (SELECT 1 FROM uninvited WHERE uninvited.organization_id = \(organization) AND uninvited.person_id = person.id))
        """
    }

    /// One page of the people a filter finds: those with most of the skills first, evidenced ones twice, then those with most work done.
    ///
    /// - Parameter last: whoever came last on the page before.
    func findTalent(_ filter: TalentFilter, after last: ID<Person>? = nil, _ search: TalentSearch, size: Int = 20) throws -> TalentFound {
        let all = condition(filter, search)
        let rank = rank(filter, search)
        let place: SQL? = try last.flatMap { last in
            let row = try row("SELECT \(rank) AS place FROM person WHERE person.id = \(last)")
            let known: Int64? = try row?["place"]
            return known.map { "(\(rank), person.id) < (\($0), \(last))" }
        }
        let ids: [ID<Person>] = try rows(
            """
            SELECT person.id, \(rank) AS place FROM profile JOIN person ON person.id = profile.person_id
            WHERE \(SQL.all([all] + (place.map { [$0] } ?? []))) ORDER BY place DESC, person.id DESC LIMIT \(size + 1)
            """
        ).map { try $0["id"] }
        var found = TalentFound(people: try talent(Array(ids.prefix(size)), search))
        found.total = try value("SELECT COUNT(*) AS value FROM profile JOIN person ON person.id = profile.person_id WHERE \(all)") ?? 0
        found.after = ids.count > size ? found.people.last?.handle : nil
        for facet in TalentFilter.Facet.allCases { found.counts[facet] = try counts(of: facet, filter, search) }
        return found
    }

    /// The condition of a filter, without one facet when its own values are counted.
    private func condition(_ filter: TalentFilter, without facet: TalentFilter.Facet? = nil, _ search: TalentSearch) -> SQL {
        var conditions = [talentSeen(by: search.mask.organization)]
        if facet != .skill, !filter.skills.isEmpty {
            conditions.append("person.id IN (SELECT person_id FROM \(named(filter, search)) WHERE word IN \(list: filter.skills))")
        } else if filter.evidencedOnly {
            conditions.append("person.id IN (SELECT person_id FROM \(evidence(search)))")
        }
        if facet != .field, let fields = filter.chosen[.field]?.sorted() {
            conditions.append("person.id IN (SELECT person_id FROM profile_interest WHERE profile_interest.field IN \(list: fields))")
        }
        if facet != .place, let places = filter.chosen[.place]?.sorted() {
            conditions.append(SQL.joined(places.map(Self.isWished), by: " OR "))
        }
        if let hours = filter.leastHours { conditions.append("profile.weekly_hours >= \(hours)") }
        return SQL.all(conditions)
    }

    /// Who names no place takes any.
    private static func isWished(_ place: String) -> SQL {
        "(profile.places = '' OR ' ' || profile.places || ' ' LIKE \("% \(place) %"))"
    }

    /// Skills that employers rated, a row for each piece of work: `person_id`, `word` and `work`.
    private func evidence(_ search: TalentSearch) -> SQL {
        """
        (SELECT engagement.person_id, feedback_skill.skill AS word, engagement.id AS work
        FROM feedback_skill JOIN feedback ON feedback.id = feedback_skill.feedback_id
        JOIN engagement ON engagement.id = feedback.engagement_id
        WHERE feedback.side = 'employer' AND \(feedbackRevealed(at: search.now, search.policy))
        AND NOT EXISTS (SELECT 1 FROM credential WHERE credential.engagement_id = engagement.id AND credential.state = 'revoked')) AS proof
        """
    }

    /// Skills that count for a filter, each once a person: `person_id` and `word`.
    private func named(_ filter: TalentFilter, _ search: TalentSearch) -> SQL {
        let proven: SQL = "SELECT DISTINCT proof.person_id, proof.word FROM \(evidence(search))"
        guard !filter.evidencedOnly else { return "(\(proven)) AS named" }
        return """
            (SELECT profile_skill.person_id, profile_skill.skill AS word FROM profile_skill
            UNION ALL \(proven) WHERE NOT EXISTS (SELECT 1 FROM profile_skill AS claim
                WHERE claim.person_id = proof.person_id AND claim.skill = proof.word)) AS named
            """
    }

    /// The number that the list is ordered by, beside the id.
    private func rank(_ filter: TalentFilter, _ search: TalentSearch) -> SQL {
        let done: SQL = "(SELECT COUNT(*) FROM engagement WHERE engagement.person_id = person.id AND engagement.state = 'completed')"
        guard !filter.skills.isEmpty else { return done }
        return """
            ((SELECT COUNT(DISTINCT proof.word) FROM \(evidence(search)) WHERE proof.person_id = person.id AND proof.word IN \(list: filter.skills)) * 2000
            + (SELECT COUNT(*) FROM profile_skill WHERE profile_skill.person_id = person.id
                AND profile_skill.skill IN \(list: filter.skills)) * 1000 + \(done))
            """
    }

    /// How many people each value of a facet would leave, with every other filter as it is.
    private func counts(of facet: TalentFilter.Facet, _ filter: TalentFilter, _ search: TalentSearch) throws -> [TalentFound.Count] {
        let condition = condition(filter, without: facet, search)
        if facet == .place { return try placeCounts(where: condition) }
        let words: SQL =
            facet == .skill
            ? named(filter, search)
            : "(SELECT profile_interest.person_id, profile_interest.field AS word FROM profile_interest) AS named"
        return try rows(
            """
            SELECT word AS facet_value, COUNT(*) AS facet_count FROM \(words)
            WHERE person_id IN (SELECT person.id FROM profile JOIN person ON person.id = profile.person_id WHERE \(condition))
            GROUP BY word
            ORDER BY CASE WHEN word IN \(list: filter.chosen[facet]?.sorted() ?? []) THEN 0 ELSE 1 END, facet_count DESC, facet_value
            LIMIT \(Self.facetSize)
            """
        ).map { TalentFound.Count(value: try $0["facet_value"], count: try $0["facet_count"]) }
    }

    private func placeCounts(where condition: SQL) throws -> [TalentFound.Count] {
        let groups = try rows(
            """
            SELECT profile.places, COUNT(*) AS people FROM profile JOIN person ON person.id = profile.person_id
            WHERE \(condition) GROUP BY profile.places
            """
        ).map { (wished: try Self.places($0["places"]), people: try $0["people"] as Int) }
        return Place.allCases.map { place in
            let people = groups.filter { $0.wished.isEmpty || $0.wished.contains(place) }.reduce(0) { $0 + $1.people }
            return TalentFound.Count(value: place.rawValue, count: people)
        }
    }

    /// What may be known of these people, in their order; the caller has asked who may be found.
    func talent(_ people: [ID<Person>], _ search: TalentSearch) throws -> [TalentPerson] {
        let proofs = try rows(
            "SELECT person_id, word, COUNT(DISTINCT work) AS works FROM \(evidence(search)) WHERE person_id IN \(list: people) GROUP BY person_id, word"
        ).reduce(into: [ID<Person>: [TalentPerson.Evidence]]()) {
            $0[try $1["person_id"], default: []].append(.init(skill: try $1["word"], works: try $1["works"]))
        }
        let skills = try words("SELECT person_id, skill AS word FROM profile_skill WHERE person_id IN \(list: people) ORDER BY skill")
        let fields = try words("SELECT person_id, field AS word FROM profile_interest WHERE person_id IN \(list: people) ORDER BY field")
        let known = try rows(
            """
            SELECT profile.person_id, profile.weekly_hours, profile.places, profile.updated_at,
            (SELECT COUNT(*) FROM engagement WHERE engagement.person_id = profile.person_id AND engagement.state = 'completed') AS finished,
            (SELECT MAX(seen_at) FROM session WHERE session.person_id = profile.person_id) AS seen_at,
            (SELECT MAX(updated_at) FROM application WHERE application.person_id = profile.person_id) AS applied_at
            FROM profile WHERE profile.person_id IN \(list: people)
            """
        ).reduce(into: [ID<Person>: Row]()) { $0[try $1["person_id"]] = $1 }
        return try people.compactMap { id in
            guard let row = known[id] else { return nil }
            let proven = (proofs[id] ?? []).sorted { ($1.works, $0.skill) < ($0.works, $1.skill) }
            return TalentPerson(
                label: search.mask.label(of: id), handle: try search.mask.handle(of: id), evidenced: proven,
                claimed: (skills[id] ?? []).filter { skill in !proven.contains { $0.skill == skill } }, fields: fields[id] ?? [],
                weeklyHours: try row["weekly_hours"], places: try Self.places(row["places"]), finished: try row["finished"],
                lastActive: try Self.latest(row))
        }
    }

    private static func places(_ text: String) -> [Place] {
        Place.allCases.filter { text.split(separator: " ").contains(Substring($0.rawValue)) }
    }

    private static func latest(_ row: Row) throws -> Instant {
        let moments: [Instant?] = [try row["updated_at"], try row["seen_at"], try row["applied_at"]]
        return moments.compactMap { $0 }.max() ?? Instant(milliseconds: 0)
    }

    private func words(_ query: SQL) throws -> [ID<Person>: [String]] {
        try rows(query).reduce(into: [:]) { $0[try $1["person_id"], default: []].append(try $1["word"]) }
    }
}
