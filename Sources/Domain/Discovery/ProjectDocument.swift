/// An open project as search and matching know it.
public struct ProjectDocument: Hashable, Sendable {
    public var traits: ProjectTraits
    /// Ids of the skills it teaches.
    public var gained: [String]
    public var industry: String
    /// The slug of its employer.
    public var employer: String
    public var employerName: String
    public var hours: Int
    public var fee: Money
    public var publishedAt: Instant
    public var applyBy: Instant
    public var start: Instant?
    /// Folded words, by where they stand.
    public var words: [WordZone: [String]]

    public init(
        traits: ProjectTraits, gained: [String] = [], industry: String, employer: String, employerName: String = "", hours: Int, fee: Money,
        publishedAt: Instant,
        applyBy: Instant, start: Instant? = nil, words: [WordZone: [String]] = [:]
    ) {
        (self.traits, self.gained, self.industry, self.employer) = (traits, gained, industry, employer)
        (self.hours, self.fee, self.publishedAt, self.applyBy, self.start) = (hours, fee, publishedAt, applyBy, start)
        (self.employerName, self.words) = (employerName, words)
    }

    public var id: ID<Project> { traits.id }

    /// Every skill it has to do with, each once: those it needs first.
    var skills: [String] { traits.needed + gained.filter { !traits.needed.contains($0) } }

    func values(of facet: ProjectFacet) -> [String] {
        switch facet {
        case .field: [traits.field]
        case .place: [traits.place.rawValue]
        case .industry: [industry]
        case .employer: [employer]
        case .skill: skills
        }
    }

    /// The number that a list in this order is sorted by, beside the id.
    func key(_ sort: ProjectSort) -> Int64 {
        switch sort {
        case .best, .newest: publishedAt.milliseconds
        case .closing: applyBy.milliseconds
        case .pay: fee.minor * 1000 / Int64(max(1, hours))
        }
    }
}

/// Where a word stands in a project; the more telling, the larger.
public enum WordZone: UInt32, CaseIterable, Hashable, Sendable {
    case background, summary, skills, title

    /// What a word there counts in the order of the best match.
    var weight: Int32 { [1, 2, 4, 8][Int(rawValue)] }
}
