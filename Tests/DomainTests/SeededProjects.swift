@testable import Domain

/// Projects, people and questions by dice that fall alike in every run.
struct SeededProjects {
    var dice: Seeded

    static let start = Instant(milliseconds: 1_800_000_000_000)
    static let skills = (0..<30).map { "skill-\($0)" }
    static let fields = (0..<8).map { "field-\($0)" }
    static let vocabulary = [
        "survey", "surveys", "data", "database", "analysis", "analyses", "donor", "donors", "report", "reports", "reporting", "city",
        "cities",
        "class", "classes", "excel", "javascript", "js", "spreadsheet", "map", "maps", "mapping", "a", "of", "policy", "policies",
        "kitchen",
        "reconciliation", "bus", "buses", "größe", "tax", "taxes",
    ]
    static let searched =
        vocabulary + [
            "da", "rep", "exccel", "exlec", "reconcilation", "reconzilliation", "kitchn", "zzzzzz", "s", "surv", "polici", "gröse",
        ]

    mutating func one<Item>(of items: [Item]) -> Item { items[Int.random(in: 0..<items.count, using: &dice)] }
    mutating func some<Item>(_ count: ClosedRange<Int>, of items: [Item]) -> [Item] {
        (0..<Int.random(in: count, using: &dice)).map { _ in one(of: items) }
    }
    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &dice) }
    mutating func happens(_ percent: Int) -> Bool { number(1...100) <= percent }

    static func id(_ number: Int) -> ID<Project> {
        let digits = "\(number)"
        return ID("01" + String(repeating: "0", count: 24 - digits.count) + digits)
    }

    mutating func project(_ number: Int) -> ProjectDocument {
        let traits = ProjectTraits(
            id: Self.id(number), needed: Set(some(0...4, of: Self.skills)).sorted(), field: one(of: Self.fields),
            place: one(of: Place.allCases), weeklyHours: self.number(0...45), applicants: self.number(0...60),
            freeSeats: self.number(0...3))
        let begins = happens(70) ? Self.start + .days(self.number(0...30)) : nil
        return ProjectDocument(
            traits: traits, gained: Set(some(0...2, of: Self.skills)).sorted(), industry: "industry-\(self.number(0...4))",
            employer: "employer-\(self.number(0...20))", hours: self.number(5...40),
            fee: Money(minor: Int64(self.number(100...1200)) * 100, currency: happens(90) ? .usd : .jpy),
            publishedAt: Self.start - .hours(self.number(0...50)), applyBy: Self.start + .hours(self.number(0...400)),
            start: begins,
            words: [
                .title: some(1...3, of: Self.vocabulary), .summary: some(0...4, of: Self.vocabulary),
                .background: some(0...4, of: Self.vocabulary), .skills: some(0...2, of: Self.vocabulary),
            ])
    }

    mutating func participant() -> ParticipantTraits {
        ParticipantTraits(
            id: ID("p\(number(0...99_999))"), evidenced: Set(some(0...4, of: Self.skills)), claimed: Set(some(0...6, of: Self.skills)),
            fields: Set(some(0...3, of: Self.fields)), doneFields: Set(some(0...1, of: Self.fields)),
            places: Set(some(0...2, of: Place.allCases)), weeklyHours: happens(80) ? number(0...40) : nil,
            liveApplications: number(0...10))
    }

    mutating func query(_ weights: MatchWeights) -> ProjectQuery {
        var query = ProjectQuery()
        query.words = (happens(60) ? some(1...2, of: Self.searched) : []).map {
            SearchWord($0, synonyms: $0 == "js" ? ["javascript"] : $0 == "javascript" ? ["js"] : [])
        }
        if happens(35) { query.chosen[.field] = Set(some(1...3, of: Self.fields)) }
        if happens(25) { query.chosen[.place] = Set(some(1...2, of: Place.allCases).map(\.rawValue)) }
        if happens(20) { query.chosen[.skill] = Set(some(1...3, of: Self.skills)) }
        if happens(10) { query.chosen[.employer] = ["employer-\(number(0...25))"] }
        if happens(15) { query.mostHours = number(5...40) }
        if happens(10) { query.leastHours = number(5...30) }
        if happens(15) { query.leastFee = usd(Int64(number(100...900)) * 100) }
        if happens(10) { query.applyBefore = Self.start + .hours(number(0...400)) }
        if happens(10) { query.startAfter = Self.start + .days(number(0...30)) }
        if happens(15) {
            query.openTo = .init(applied: Set(some(0...9, of: (0..<150).map(Self.id))), employers: ["employer-\(number(0...20))"])
        }
        if happens(40) { query.matcher = Matcher(participant(), weights) }
        query.sort = one(of: ProjectSort.allCases)
        return query
    }
}
