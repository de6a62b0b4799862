import Domain
import Storage

/// A list of projects that somebody comes back to: its address is the search.
struct SavedSearch: Sendable, Hashable {
    static let most = 25
    static let longestName = 60

    let id: ID<SavedSearch>
    let name: String
    /// The query of the list's address, as `ProjectFilter` writes it.
    let query: String
    let pace: Pace
    let createdAt: Instant

    /// What it looks for; nothing, when no part of it is understood any more: such a filter would find everything.
    func filter(_ currency: Currency) -> ProjectFilter? { ProjectFilter(saved: query, currency) }
}

extension SavedSearch {
    init(row: Row) throws {
        self.init(
            id: try row["id"], name: try row["name"], query: try row["query"], pace: try row["pace"], createdAt: try row["created_at"])
    }
}

extension ProjectFilter {
    /// Reads a query that was kept; nil when nothing in it narrows the list.
    init?(saved query: String, _ currency: Currency) {
        guard let form = try? Form(urlEncoded: query) else { return nil }
        self.init(form, currency)
        guard isWorthSaving else { return nil }
    }

    /// Whether it narrows the list for whoever reads it; "open to me" alone is everything that anybody hears of.
    var isWorthSaving: Bool { count > (isOpenToMe ? 1 : 0) }

    /// The query of its address, always written in the same order.
    var queryText: String { String(Paths.projects(query).text.drop { $0 != "?" }.dropFirst()) }

    /// What it looks for, as a name to begin with.
    var suggestedName: String {
        var parts = words.isEmpty ? [] : [words]
        for facet in ProjectFacet.allCases { parts += (chosen[facet] ?? []).sorted().map { Self.name($0, facet) } }
        if let leastFee { parts.append("from \(leastFee.brief) \(leastFee.currency.code)") }
        if let leastHours { parts.append("from \(leastHours) h") }
        if let mostHours { parts.append("up to \(mostHours) h") }
        if let startAfter { parts.append("starts from \(startAfter.text)") }
        if let applyBefore { parts.append("apply by \(applyBefore.text)") }
        return Text.line(String(parts.joined(separator: ", ").prefix(SavedSearch.longestName)))
    }
}
