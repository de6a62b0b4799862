import Domain
import Storage

extension ProjectFilter {
    /// At most so many words are looked for.
    private static let mostWords = 12

    var searchWords: [SearchWord] {
        Text.words(words).prefix(Self.mostWords).map { SearchWord($0, synonyms: SkillSynonyms.of($0)) }
    }

    /// The question that the index answers.
    func query(zone: Zone, openTo reader: ProjectQuery.Reader?, matcher: Matcher?) -> ProjectQuery {
        var query = ProjectQuery()
        query.words = searchWords
        query.chosen = chosen
        (query.leastHours, query.mostHours, query.leastFee) = (leastHours, mostHours, leastFee)
        query.applyBefore = applyBefore.map(zone.end)
        query.startAfter = startAfter.map(zone.start)
        query.openTo = isOpenToMe ? reader : nil
        query.matcher = matcher
        query.sort = sort
        return query
    }

    /// The condition on `project` and `organization` that the store answers, without one facet when its own values are counted; it
    /// means what the index means, but for misspelt words, which it does not find.
    func condition(without facet: ProjectFacet? = nil, openTo reader: ProjectQuery.Reader? = nil, zone: Zone) -> SQL {
        var conditions: [SQL] = [SearchText.matches(searchWords.map(\.term), inProjectsOf: "project.id")]
        for (chosenFacet, values) in chosen.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where chosenFacet != facet {
            conditions.append(Self.holds(chosenFacet, values.sorted()))
        }
        if let leastHours { conditions.append("project.hours >= \(leastHours)") }
        if let mostHours { conditions.append("project.hours <= \(mostHours)") }
        if let leastFee { conditions.append("project.fee_minor >= \(leastFee.minor) AND project.currency = \(leastFee.currency)") }
        if let applyBefore { conditions.append("project.apply_by <= \(zone.end(of: applyBefore))") }
        if let startAfter { conditions.append("(project.start_at IS NULL OR project.start_at >= \(zone.start(of: startAfter)))") }
        if isOpenToMe, let reader { conditions.append(Self.isOpen(to: reader)) }
        return SQL.all(conditions)
    }

    private static func isOpen(to reader: ProjectQuery.Reader) -> SQL {
        var conditions: [SQL] = ["project.seats_taken < project.seats"]
        if !reader.applied.isEmpty { conditions.append("project.id NOT IN \(list: reader.applied.sorted())") }
        if !reader.employers.isEmpty { conditions.append("organization.slug NOT IN \(list: reader.employers.sorted())") }
        return SQL.all(conditions)
    }

    private static func holds(_ facet: ProjectFacet, _ values: [String]) -> SQL {
        switch facet {
        case .field: "project.field IN \(list: values)"
        case .place: "project.place IN \(list: values)"
        case .industry: "organization.industry IN \(list: values)"
        case .employer: "organization.slug IN \(list: values)"
        case .skill:
            "EXISTS (SELECT 1 FROM project_skill WHERE project_skill.project_id = project.id AND project_skill.skill IN \(list: values))"
        }
    }

    /// The number that the list is ordered by, beside the id; what is the best match, only the index knows.
    var key: SQL {
        switch sort {
        case .best, .newest: "project.published_at"
        case .closing: "project.apply_by"
        case .pay: "(project.fee_minor * 1000 / project.hours)"
        }
    }

    func key(of listing: Listing) -> Int64 {
        switch sort {
        case .best, .newest: listing.publishedAt?.milliseconds ?? 0
        case .closing: listing.applyBy?.milliseconds ?? 0
        case .pay: (listing.fee?.minor ?? 0) * 1000 / Int64(max(1, listing.hours ?? 1))
        }
    }
}

extension SearchWord {
    /// As the store's full-text search looks for it.
    var term: SearchText.Term { SearchText.Term(prefix: isPrefix ? text : nil, words: Array(forms.union(synonyms)).sorted()) }
}

/// Other words for the same skill, where both are one word: "js" for "javascript".
enum SkillSynonyms {
    private static let table: [String: Set<String>] = {
        var table: [String: Set<String>] = [:]
        for skill in Taxonomy.standard.skills {
            let names = ([skill.name] + (skill.aliases ?? [])).map(Text.words).filter { $0.count == 1 }.flatMap { $0 }
            for name in names { table[name, default: []].formUnion(names.filter { $0 != name }) }
        }
        return table
    }()

    static func of(_ word: String) -> Set<String> { table[word] ?? [] }
}
