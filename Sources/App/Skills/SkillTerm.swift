import Domain

/// One skill as another list names it.
struct SkillTerm: Sendable {
    let id: String
    let source: SkillSource
    /// Where the list describes it.
    let uri: String
    let name: String
    /// Its other names, folded, each once.
    let aliases: [String]

    static let longestName = 160

    /// - Throws: a refusal that says why this is no name.
    init(id: String, source: SkillSource, uri: String, name raw: String, aliases: [String] = []) throws(Refusal) {
        let name = Text.line(raw)
        guard !name.isEmpty else { throw .invalid("", "it has no name") }
        guard name.count <= Self.longestName else { throw .invalid("", "its name has more than \(Self.longestName) letters") }
        var seen: Set<String> = ["", Text.folded(name)]
        self.id = id
        self.source = source
        self.uri = uri
        self.name = name
        self.aliases = aliases.map(Text.folded).filter { $0.count <= Self.longestName && seen.insert($0).inserted }
    }
}
