/// What somebody looks for among the open projects.
public struct ProjectQuery: Hashable, Sendable {
    /// Every one of them must be found.
    public var words: [SearchWord] = []
    /// Any of the chosen values of a facet will do, of every facet that has some.
    public var chosen: [ProjectFacet: Set<String>] = [:]
    public var leastHours: Int?
    public var mostHours: Int?
    public var leastFee: Money?
    public var applyBefore: Instant?
    /// It starts at this time or later; a project without a date starts when both want.
    public var startAfter: Instant?
    /// Only what this reader may apply to.
    public var openTo: Reader?
    public var sort = ProjectSort.newest
    /// Who asks, for the order of the best match.
    public var matcher: Matcher?

    /// What is not open to somebody: what they applied to already, and what their own organizations offer.
    public struct Reader: Hashable, Sendable {
        public var applied: Set<ID<Project>>
        public var employers: Set<String>

        public init(applied: Set<ID<Project>> = [], employers: Set<String> = []) {
            (self.applied, self.employers) = (applied, employers)
        }
    }

    public init() {}
}

/// The orders of a list of projects.
public enum ProjectSort: String, Worded {
    case best, newest, closing, pay

    public var words: String {
        switch self {
        case .best: "Best match"
        case .newest: "Newest"
        case .closing: "Closing soon"
        case .pay: "Pay an hour"
        }
    }

    /// Whether the largest number comes first.
    public var isDescending: Bool { self != .closing }
}

/// A place in an ordered list, between two rows: before or after the row it names.
public struct ListCursor: Hashable, Sendable {
    public let key: Int64
    public let id: ID<Project>

    public init(key: Int64, id: ID<Project>) {
        self.key = key
        self.id = id
    }

    /// Reads what `text` wrote; anything else is no place.
    public init?(_ text: String) {
        let parts = text.split(separator: "~", omittingEmptySubsequences: false)
        guard parts.count == 2, let key = Int64(parts[0]), let id = ID<Project>(parsing: parts[1]) else { return nil }
        self.init(key: key, id: id)
    }

    public var text: String { "\(key)~\(id)" }

    /// Whether it comes earlier in an order than another.
    func precedes(_ other: ListCursor, descending: Bool) -> Bool {
        if key != other.key { return descending ? key > other.key : key < other.key }
        return descending ? id > other.id : id < other.id
    }
}

/// Which part of a list is wanted.
public enum ListPlace: Hashable, Sendable {
    case start
    case after(ListCursor)
    case before(ListCursor)
}
