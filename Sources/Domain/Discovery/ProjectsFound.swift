/// One page of what a query found, with the counts beside its filters.
public struct ProjectsFound: Hashable, Sendable {
    /// A value of a facet, and how many projects it would leave.
    public struct Count: Hashable, Sendable {
        public let value: String
        public let count: Int

        public init(value: String, count: Int) {
            self.value = value
            self.count = count
        }
    }

    /// In the order of the list.
    public var places: [ListCursor]
    public var total: Int
    /// How many come before the first of this page.
    public var skipped: Int
    /// For each facet the values that would leave any, the largest count first, then by value.
    public var counts: [ProjectFacet: [Count]]
    /// What was typed, and the known words it was read as.
    public var corrections: [String: [String]]

    public init(
        places: [ListCursor] = [], total: Int = 0, skipped: Int = 0, counts: [ProjectFacet: [Count]] = [:],
        corrections: [String: [String]] = [:]
    ) {
        (self.places, self.total, self.skipped, self.counts, self.corrections) = (places, total, skipped, counts, corrections)
    }

    public var before: ListCursor? { skipped > 0 ? places.first : nil }
    public var after: ListCursor? { skipped + places.count < total ? places.last : nil }
}
