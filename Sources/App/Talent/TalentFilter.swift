import Domain

/// Whom an employer looks for; the address of the list is its only memory.
struct TalentFilter: Sendable, Hashable {
    /// The parts of a filter whose values are counted.
    enum Facet: String, CaseIterable, Hashable, Sendable { case skill, field, place }

    var chosen: [Facet: Set<String>] = [:]
    /// Only skills that employers rated after work count.
    var evidencedOnly = false
    var leastHours: Int?

    init() {}

    /// Reads a query leniently: what is no filter is not there. Skills are named by their ids or as people type them.
    init(_ form: Form) {
        for facet in Facet.allCases {
            let known = form.all(facet.rawValue).compactMap { Self.known($0, facet) }
            if !known.isEmpty { chosen[facet] = Set(known.prefix(20)) }
        }
        evidencedOnly = form["evidenced"] == "yes"
        leastHours = Int(Text.line(form["hours"])).flatMap { (1...60).contains($0) ? $0 : nil }
    }

    /// What was typed and is left out, at its field.
    static func problems(in form: Form) -> [Problem] {
        let skills = form.all(Facet.skill.rawValue).filter { !Taxonomy.knowsSkill($0) && !Text.line($0).isEmpty }.compactMap { raw in
            do throws(Refusal) {
                _ = try Taxonomy.skillID(named: raw)
                return nil as Problem?
            } catch { return Problem(field: "skill-name", message: error.message) }
        }
        let hours = Text.line(form["hours"])
        let isRead = hours.isEmpty || Int(hours).map { (1...60).contains($0) } == true
        return skills + (isRead ? [] : [Problem(field: "hours", message: "Hours a week are a number from 1 to 60.")])
    }

    private static func known(_ raw: String, _ facet: Facet) -> String? {
        switch facet {
        case .skill: Taxonomy.knowsSkill(raw) ? raw : Text.line(raw).isEmpty ? nil : try? Taxonomy.skillID(named: raw)
        case .field: Taxonomy.knowsField(raw) ? raw : nil
        case .place: Place(rawValue: raw)?.rawValue
        }
    }

    static func name(_ value: String, _ facet: Facet) -> String {
        switch facet {
        case .skill: Taxonomy.skill(value)
        case .field: Taxonomy.field(value)
        case .place: Place(rawValue: value)?.words ?? value
        }
    }

    var skills: [String] { (chosen[.skill] ?? []).sorted() }

    /// The query that leads to this list again.
    var query: [(String, String)] {
        Facet.allCases.flatMap { facet in (chosen[facet] ?? []).sorted().map { (facet.rawValue, $0) } } + [
            ("evidenced", evidencedOnly ? "yes" : ""), ("hours", leastHours.map { "\($0)" } ?? ""),
        ]
    }

    func path(_ more: (String, String)...) -> Path { Paths.talent(query + more) }

    /// How many parts of it narrow the list.
    var count: Int { chosen.values.reduce(0) { $0 + $1.count } + (evidencedOnly ? 1 : 0) + (leastHours == nil ? 0 : 1) }

    /// Each part of it, and the list without that part.
    var removals: [(name: String, path: Path)] {
        var list: [(name: String, path: Path)] = []
        func without(_ name: String, _ change: (inout TalentFilter) -> Void) {
            var other = self
            change(&other)
            list.append((name, other.path()))
        }
        for facet in Facet.allCases {
            for value in (chosen[facet] ?? []).sorted() { without(Self.name(value, facet)) { $0.chosen[facet]?.remove(value) } }
        }
        if evidencedOnly { without("Evidenced skills only") { $0.evidencedOnly = false } }
        if let leastHours { without("At least \(leastHours) h a week") { $0.leastHours = nil } }
        return list
    }
}
