import Domain
import Storage

/// What somebody looks for among the open projects; the address of the list is its only memory.
struct ProjectFilter: Sendable, Hashable {
    var words = ""
    var chosen: [ProjectFacet: Set<String>] = [:]
    var leastHours: Int?
    var mostHours: Int?
    var leastFee: Money?
    var applyBefore: Day?
    var startAfter: Day?
    /// Only what the reader may apply to.
    var isOpenToMe = false
    var sort = ProjectSort.best

    init() {}

    /// Reads a query leniently: what is no filter is not there.
    init(_ form: Form, _ currency: Currency) {
        words = String(Text.line(form["q"]).prefix(120))
        for facet in ProjectFacet.allCases {
            let known = form.all(facet.rawValue).filter { Self.knows($0, facet) }
            if !known.isEmpty { chosen[facet] = Set(known) }
        }
        func hours(_ name: String) -> Int? { Int(Text.line(form[name])).flatMap { (1...1000).contains($0) ? $0 : nil } }
        (leastHours, mostHours) = (hours("hours_from"), hours("hours"))
        leastFee = (try? Money(parsing: form["fee"], currency: currency)).flatMap { $0.isPositive ? $0 : nil }
        applyBefore = Day(parsing: Text.line(form["apply_by"]))
        startAfter = Day(parsing: Text.line(form["start"]))
        isOpenToMe = form["open"] == "me"
        sort = ProjectSort(rawValue: form["sort"]) ?? .best
    }

    /// What was typed and is left out, at its field.
    func problems(in form: Form) -> [Problem] {
        func left(_ name: String, _ isRead: Bool, _ rule: String) -> Problem? {
            isRead || Text.line(form[name]).isEmpty ? nil : Problem(field: name, message: rule)
        }
        return [
            left("fee", leastFee != nil, "The fee is an amount, as 250 or 250.00."),
            left("hours_from", leastHours != nil, "Hours from: a whole number from 1."),
            left("hours", mostHours != nil, "Hours to: a whole number from 1."),
            left("start", startAfter != nil, "The start is a day, as 2026-12-01."),
            left("apply_by", applyBefore != nil, "The last day to apply is a day, as 2026-12-01."),
        ].compactMap { $0 }
    }

    private static func knows(_ value: String, _ facet: ProjectFacet) -> Bool {
        switch facet {
        case .field: Taxonomy.knowsField(value)
        case .place: Place(rawValue: value) != nil
        case .industry: Taxonomy.knowsIndustry(value)
        case .employer: Text.slug(value) == value && !value.isEmpty
        case .skill: Taxonomy.knowsSkill(value)
        }
    }

    static func name(_ value: String, _ facet: ProjectFacet) -> String {
        switch facet {
        case .field: Taxonomy.field(value)
        case .place: Place(rawValue: value)?.words ?? value
        case .industry: Taxonomy.industry(value)
        // Its name is the store's to say; see `ProjectsList.employers`.
        case .employer: value
        case .skill: Taxonomy.skill(value)
        }
    }

    /// The query that leads to this list again.
    var query: [(String, String)] {
        var pairs = [("q", words)]
        for facet in ProjectFacet.allCases { pairs += (chosen[facet] ?? []).sorted().map { (facet.rawValue, $0) } }
        pairs += [
            ("hours_from", leastHours.map { "\($0)" } ?? ""), ("hours", mostHours.map { "\($0)" } ?? ""), ("fee", leastFee?.brief ?? ""),
            ("start", startAfter?.text ?? ""), ("apply_by", applyBefore?.text ?? ""), ("open", isOpenToMe ? "me" : ""),
            ("sort", sort == .best ? "" : sort.rawValue),
        ]
        return pairs.filter { !$0.1.isEmpty }
    }

    func path(_ more: (String, String)...) -> Path { Paths.projects(query + more) }

    /// How many parts of it narrow the list.
    var count: Int {
        chosen.values.reduce(0) { $0 + $1.count } + (words.isEmpty ? 0 : 1)
            + [leastHours != nil, mostHours != nil, leastFee != nil, startAfter != nil, applyBefore != nil, isOpenToMe].count { $0 }
    }
}
