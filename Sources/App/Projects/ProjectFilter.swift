import Domain
import Storage

/// What somebody looks for among the open projects; the address of the list is its only memory.
struct ProjectFilter: Sendable, Hashable {
    enum Sort: String, Worded {
        case newest, closing, pay

        var words: String {
            switch self {
            case .newest: "Newest"
            case .closing: "Closing soon"
            case .pay: "Pay an hour"
            }
        }
    }

    /// The parts of a filter whose values are counted.
    enum Facet: String, CaseIterable, Hashable, Sendable { case field, place, industry, skill }

    var words = ""
    var chosen: [Facet: Set<String>] = [:]
    var mostHours: Int?
    var leastFee: Money?
    var applyBefore: Day?
    var sort = Sort.newest

    init() {}

    /// Reads a query leniently: what is no filter is not there.
    init(_ form: Form, _ currency: Currency) {
        words = String(Text.line(form["q"]).prefix(120))
        for facet in Facet.allCases {
            let known = form.all(facet.rawValue).filter { Self.knows($0, facet) }
            if !known.isEmpty { chosen[facet] = Set(known) }
        }
        mostHours = Int(Text.line(form["hours"])).flatMap { (1...1000).contains($0) ? $0 : nil }
        leastFee = (try? Money(parsing: form["fee"], currency: currency)).flatMap { $0.isPositive ? $0 : nil }
        applyBefore = Day(parsing: Text.line(form["apply_by"]))
        sort = Sort(rawValue: form["sort"]) ?? .newest
    }

    private static func knows(_ value: String, _ facet: Facet) -> Bool {
        switch facet {
        case .field: Taxonomy.knowsField(value)
        case .place: Place(rawValue: value) != nil
        case .industry: Taxonomy.knowsIndustry(value)
        case .skill: Taxonomy.knowsSkill(value)
        }
    }

    static func name(_ value: String, _ facet: Facet) -> String {
        switch facet {
        case .field: Taxonomy.field(value)
        case .place: Place(rawValue: value)?.words ?? value
        case .industry: Taxonomy.industry(value)
        case .skill: Taxonomy.skill(value)
        }
    }

    /// The query that leads to this list again.
    var query: [(String, String)] {
        var pairs = [("q", words)]
        for facet in Facet.allCases { pairs += (chosen[facet] ?? []).sorted().map { (facet.rawValue, $0) } }
        pairs += [
            ("hours", mostHours.map { "\($0)" } ?? ""), ("fee", leastFee?.brief ?? ""), ("apply_by", applyBefore?.text ?? ""),
            ("sort", sort == .newest ? "" : sort.rawValue),
        ]
        return pairs.filter { !$0.1.isEmpty }
    }

    func path(_ more: (String, String)...) -> Path { Paths.projects(query + more) }

    /// How many parts of it narrow the list.
    var count: Int {
        chosen.values.reduce(0) { $0 + $1.count } + (words.isEmpty ? 0 : 1)
            + [mostHours != nil, leastFee != nil, applyBefore != nil].count { $0 }
    }
}

extension ProjectFilter {
    /// The condition on `project` and `organization`, without one facet when its own values are counted.
    func condition(without facet: Facet? = nil, zone: Zone) -> SQL {
        var conditions: [SQL] = [SearchText.matches(Array(Text.words(words).prefix(12)), inProjectsOf: "project.id")]
        for (chosenFacet, values) in chosen.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where chosenFacet != facet {
            conditions.append(Self.holds(chosenFacet, values.sorted()))
        }
        if let mostHours { conditions.append("project.hours <= \(mostHours)") }
        if let leastFee { conditions.append("project.fee_minor >= \(leastFee.minor) AND project.currency = \(leastFee.currency)") }
        if let applyBefore { conditions.append("project.apply_by <= \(zone.end(of: applyBefore))") }
        return SQL.all(conditions)
    }

    private static func holds(_ facet: Facet, _ values: [String]) -> SQL {
        switch facet {
        case .field: "project.field IN \(list: values)"
        case .place: "project.place IN \(list: values)"
        case .industry: "organization.industry IN \(list: values)"
        case .skill:
            "EXISTS (SELECT 1 FROM project_skill WHERE project_skill.project_id = project.id AND project_skill.skill IN \(list: values))"
        }
    }

    /// The number that the list is ordered by, beside the id.
    var key: SQL {
        switch sort {
        case .newest: "project.published_at"
        case .closing: "project.apply_by"
        case .pay: "(project.fee_minor * 1000 / project.hours)"
        }
    }

    /// Whether the largest number comes first.
    var isDescending: Bool { sort != .closing }

    func key(of listing: Listing) -> Int64 {
        switch sort {
        case .newest: listing.publishedAt?.milliseconds ?? 0
        case .closing: listing.applyBy?.milliseconds ?? 0
        case .pay: (listing.fee?.minor ?? 0) * 1000 / Int64(max(1, listing.hours ?? 1))
        }
    }
}

/// A place in an ordered list, between two rows: before or after the row it names.
struct ListCursor: Sendable, Hashable {
    let key: Int64
    let id: ID<Project>

    init(key: Int64, id: ID<Project>) {
        self.key = key
        self.id = id
    }

    /// Reads what `text` wrote; anything else is no place.
    init?(_ text: String) {
        let parts = text.split(separator: "~", omittingEmptySubsequences: false)
        guard parts.count == 2, let key = Int64(parts[0]), let id = ID<Project>(parsing: parts[1]) else { return nil }
        self.init(key: key, id: id)
    }

    var text: String { "\(key)~\(id)" }
}
