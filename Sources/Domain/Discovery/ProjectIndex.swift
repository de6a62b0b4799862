/// All open projects in memory: found, counted and matched without asking the store.
///
/// A value: whoever holds a copy goes on reading it while another is changed. Every project has a slot, in the order in which they
/// came; one that changes is retired and gets a new slot, so lists of slots only ever grow at their end, until the index is made anew.
public struct ProjectIndex: Sendable {
    /// A number for each slot, of everything that is asked of many slots at once.
    struct Columns: Sendable {
        var hours: [Int32] = []
        var fee: [Money] = []
        var start: [Int64] = []
        var weekly: [Int32] = []
        var needs: [Int32] = []
        var field: [Int32] = []
        var place: [Int32] = []
        var crowd: [Int32] = []
        var applicants: [Int32] = []
        var freeSeats: [Int32] = []
    }

    private(set) var ids: [ID<Project>] = []
    private(set) var slots: [ID<Project>: Int] = [:]
    private(set) var live = Bitset()
    /// Live slots whose places are all taken.
    private(set) var full = Bitset()
    public private(set) var count = 0
    private(set) var columns = Columns()
    private(set) var facets: [ProjectFacet: ValueIndex] = [:]
    /// The slots that need a skill.
    private(set) var needed: [String: Postings] = [:]
    private(set) var words = WordIndex()
    private(set) var orders: [ProjectSort: SlotOrder] = [:]
    /// Names of employers, by slug.
    private var names: [String: String] = [:]

    /// - Parameter documents: open projects, each once.
    public init(_ documents: some Sequence<ProjectDocument> = []) {
        var builder = Builder()
        for document in documents { builder.add(document) }
        self = builder.index()
    }

    private init(unordered: Void) {
        for facet in ProjectFacet.allCases { facets[facet] = ValueIndex() }
        for sort in ProjectSort.kept { orders[sort] = SlotOrder(descending: sort.isDescending) }
    }

    /// Makes an index of many projects, given a few at a time, and puts them in order once, at the end.
    public struct Builder: Sendable {
        private var unordered = ProjectIndex(unordered: ())

        public init() {}

        /// - Parameter document: of a project that was not given before.
        public mutating func add(_ document: ProjectDocument) { unordered.append(document) }

        public func index() -> ProjectIndex {
            var index = unordered
            index.words.putInOrder()
            for sort in ProjectSort.kept { index.orders[sort]?.sort(index.ids) }
            return index
        }
    }

    /// Slots that were retired and still take room; many of them are a reason to make the index anew.
    public var retired: Int { ids.count - count }

    public func contains(_ id: ID<Project>) -> Bool { slots[id] != nil }

    /// Another one whenever anything of the project changes that a list shows.
    public struct Version: Hashable, Sendable {
        let slot: Int
        let applicants: Int32
        let freeSeats: Int32
    }

    public func version(of id: ID<Project>) -> Version? {
        slots[id].map { Version(slot: $0, applicants: columns.applicants[$0], freeSeats: columns.freeSeats[$0]) }
    }

    /// The name of an employer that has, or had lately, an open project.
    public func employerName(_ slug: String) -> String? { names[slug] }

    /// What matching knows of a project; nil when it is not open.
    public func traits(of id: ID<Project>) -> ProjectTraits? {
        guard let slot = slots[id], let skills = facets[.skill], let fields = facets[.field] else { return nil }
        let needed = skills.codes(of: slot).prefix(Int(columns.needs[slot])).map { skills.values[Int($0)] }
        let place = facets[.place]?.codes(of: slot).first.flatMap { Place(rawValue: facets[.place]?.values[Int($0)] ?? "") }
        return ProjectTraits(
            id: id, needed: needed, field: fields.values[Int(columns.field[slot])], place: place ?? .remote,
            weeklyHours: Int(columns.weekly[slot]), applicants: Int(columns.applicants[slot]), freeSeats: Int(columns.freeSeats[slot]))
    }

    /// Takes in a project that is open, in place of what was known of it.
    public mutating func insert(_ document: ProjectDocument) {
        remove(document.id)
        append(document)
        let slot = ids.count - 1
        for sort in ProjectSort.kept { orders[sort]?.insert(slot, ids) }
    }

    /// Forgets a project that is open no more.
    public mutating func remove(_ id: ID<Project>) {
        guard let slot = slots.removeValue(forKey: id) else { return }
        live.remove(slot)
        full.remove(slot)
        count -= 1
        for facet in ProjectFacet.allCases { facets[facet]?.retire(slot) }
    }

    /// Forgets every project whose time to apply is over.
    public mutating func removeExpired(at now: Instant) {
        let expired = orders[.closing]?.prefix(upTo: now.milliseconds).filter { live.contains(Int($0)) } ?? []
        for slot in expired { remove(ids[Int(slot)]) }
        orders[.closing]?.pass(upTo: now.milliseconds)
    }

    /// Notes how many compete, which changes often and moves nothing else.
    public mutating func setCompetition(for id: ID<Project>, applicants: Int, freeSeats: Int) {
        guard let slot = slots[id] else { return }
        columns.applicants[slot] = Int32(clamping: applicants)
        columns.freeSeats[slot] = Int32(clamping: freeSeats)
        columns.crowd[slot] = Int32(clamping: applicants / max(1, freeSeats))
        if freeSeats > 0 { full.remove(slot) } else { full.insert(slot) }
    }

    private mutating func append(_ document: ProjectDocument) {
        let (slot, traits) = (ids.count, document.traits)
        ids.append(document.id)
        slots[document.id] = slot
        live.insert(slot)
        if traits.freeSeats <= 0 { full.insert(slot) }
        count += 1
        columns.hours.append(Int32(clamping: document.hours))
        columns.fee.append(document.fee)
        columns.start.append(document.start?.milliseconds ?? .max)
        columns.weekly.append(Int32(clamping: traits.weeklyHours))
        columns.needs.append(Int32(clamping: traits.needed.count))
        columns.crowd.append(Int32(clamping: traits.crowd))
        columns.applicants.append(Int32(clamping: traits.applicants))
        columns.freeSeats.append(Int32(clamping: traits.freeSeats))
        for facet in ProjectFacet.allCases { facets[facet]?.append(slot, document.values(of: facet)) }
        columns.field.append(Int32(clamping: facets[.field]?.code(of: traits.field) ?? 0))
        columns.place.append(Int32(clamping: facets[.place]?.code(of: traits.place.rawValue) ?? 0))
        for skill in traits.needed { needed[skill, default: Postings()].append(slot) }
        names[document.employer] = document.employerName
        words.append(slot, document.words)
        for sort in ProjectSort.kept { orders[sort]?.append(document.key(sort)) }
    }
}

extension ProjectSort {
    /// The orders that are kept ready; the best match depends on who asks, and is the newest for nobody.
    static let kept: [ProjectSort] = [.newest, .closing, .pay]

    var withoutReader: ProjectSort { self == .best ? .newest : self }
}
