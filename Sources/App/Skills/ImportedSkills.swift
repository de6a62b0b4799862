import Domain
import Synchronization

/// What was read from other lists, as this process knows it.
struct ImportedSkills: Sendable {
    /// One term as its row has it.
    struct Entry: Sendable {
        let id: String
        let source: SkillSource
        let uri: String
        let name: String
        let folded: String
        let aliases: [String]
    }

    /// Names by id.
    private(set) var names: [String: String] = [:]
    /// Ids by every folded name; a skill of our own is not in it.
    private(set) var typed: [String: String] = [:]
    /// Where a list describes a skill, by id, for our own skills too.
    private(set) var uris: [String: String] = [:]
    private(set) var ordered = OrderedNames()
    /// The lists something is read from.
    private(set) var sources: [SkillSource] = []
    let mark: SkillMark

    init() { mark = SkillMark() }

    /// - Parameter entries: in the order of the lists: of two terms with one name the first is meant.
    init(_ entries: [Entry], mark: SkillMark) {
        self.mark = mark
        sources = SkillSource.allCases.filter { source in entries.contains { $0.source == source } }
        for entry in entries {
            names[entry.id] = entry.name
            uris[entry.id] = entry.uri
        }
        align(entries)
        let others = entries.filter { Taxonomy.typed[$0.folded] == nil }
        for entry in others where typed[entry.folded] == nil { typed[entry.folded] = own(entry) ?? entry.id }
        ordered = OrderedNames(
            others.filter { typed[$0.folded] == $0.id }.map { .init(folded: $0.folded, shown: $0.name, id: $0.id) })
        for entry in others {
            for alias in entry.aliases where typed[alias] == nil && Taxonomy.typed[alias] == nil { typed[alias] = entry.id }
        }
    }

    /// Our own skills get the address of the term that is the same: by its name if one is, or else by one of its other names.
    private mutating func align(_ entries: [Entry]) {
        for entry in entries {
            if let own = Taxonomy.typed[entry.folded], uris[own] == nil { uris[own] = entry.uri }
        }
        for entry in entries {
            for alias in entry.aliases {
                if let own = Taxonomy.named[alias], uris[own] == nil { uris[own] = entry.uri }
            }
        }
    }

    /// The skill of our own that a term is by another of its names.
    private func own(_ entry: Entry) -> String? {
        entry.aliases.lazy.compactMap { Taxonomy.named[$0] }.first { uris[$0] == entry.uri }
    }
}

/// Holds what was read from other lists: replaced as a whole, read by everyone.
final class ImportedSkillsBox: Sendable {
    private let skills = Mutex(ImportedSkills())

    var now: ImportedSkills { skills.withLock { $0 } }

    func set(_ imported: ImportedSkills) { skills.withLock { $0 = imported } }
}
