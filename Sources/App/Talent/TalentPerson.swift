import Domain

/// Somebody who wants to be found, as far as an employer may know them: what they can do and wish for, never who they are.
struct TalentPerson: Sendable {
    /// A skill that employers rated, and after how many pieces of work.
    struct Evidence: Sendable, Hashable { let skill: String, works: Int }

    let label: String
    /// Stands for them in addresses.
    let handle: String
    var evidenced: [Evidence] = []
    /// Ids of skills they name and nobody rated yet.
    var claimed: [String] = []
    var fields: [String] = []
    var weeklyHours: Int?
    var places: [Place] = []
    /// Pieces of work they finished here.
    var finished = 0
    let lastActive: Instant
}

/// One page of talent search.
struct TalentFound: Sendable {
    struct Count: Sendable, Hashable { let value: String, count: Int }

    var people: [TalentPerson] = []
    var total = 0
    /// The handle after which the next page begins.
    var after: String?
    var counts: [TalentFilter.Facet: [Count]] = [:]
}
