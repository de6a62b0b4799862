import Domain

extension Taxonomy {
    /// Our skills by every name people use for them, folded.
    static let typed: [String: String] = standard.skills.reduce(into: [:]) { ids, skill in
        for name in [skill.name] + (skill.aliases ?? []) where ids[Text.folded(name)] == nil { ids[Text.folded(name)] = skill.id }
    }

    /// Our skills by their own names alone, folded.
    static let named = Dictionary(standard.skills.map { (Text.folded($0.name), $0.id) }) { first, _ in first }

    /// Our names in the order of their folded letters.
    private static let ordered = OrderedNames(
        standard.skills.flatMap { skill in
            ([skill.name] + (skill.aliases ?? [])).map { .init(folded: Text.folded($0), shown: $0, id: skill.id) }
        })

    /// The id behind a name as people type it, or behind an id.
    ///
    /// - Throws: a refusal that offers the nearest name we know.
    static func skillID(named raw: String) throws(Refusal) -> String {
        let folded = Text.folded(raw)
        if let id = typed[folded] ?? imported.now.typed[folded] { return id }
        if knowsSkill(folded) { return folded }
        let shown = raw.count > 40 ? "\(raw.prefix(40))…" : raw
        guard let near = Text.nearest(to: raw, among: standard.skills.flatMap { [$0.name] + ($0.aliases ?? []) }),
            let id = typed[Text.folded(near)]
        else { throw .invalid("", "“\(shown)” is not on our list of skills: choose one of the names offered while you type.") }
        throw .invalid("", "“\(shown)” is not on our list of skills: did you mean “\(skill(id))”?")
    }

    /// What somebody may be about to type: our own names first, then those read from other lists.
    ///
    /// - Returns: each skill once, with the other name by which it was found, empty when it was its own.
    static func offers(for raw: String, most: Int = 12) -> [(name: String, by: String)] {
        let folded = Text.folded(raw)
        guard !folded.isEmpty else { return [] }
        var (offers, seen): ([(name: String, by: String)], Set<String>) = ([], [])
        let (own, read) = (ordered, imported.now.ordered)
        for found in own.beginning(with: folded) + own.holding(word: folded) + read.beginning(with: folded) {
            guard offers.count < most else { break }
            let name = skill(found.id)
            if seen.insert(Text.folded(name)).inserted { offers.append((name, name == found.shown ? "" : found.shown)) }
        }
        return offers
    }
}

/// Names in the order of their folded letters, so that those with the same beginning stand together.
struct OrderedNames: Sendable {
    struct Entry: Sendable {
        let folded: String
        /// As people read it.
        let shown: String
        let id: String
    }

    private let entries: [Entry]

    init(_ entries: [Entry] = []) { self.entries = entries.sorted { ($0.folded, $0.id) < ($1.folded, $1.id) } }

    /// The entries that begin so, at most forty.
    func beginning(with folded: String) -> [Entry] {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].folded < folded { low = middle + 1 } else { high = middle }
        }
        return Array(entries[low...].prefix(40).prefix { $0.folded.hasPrefix(folded) })
    }

    /// The entries of which a later word begins so.
    func holding(word folded: String) -> [Entry] { entries.filter { $0.folded.contains(" " + folded) } }
}
