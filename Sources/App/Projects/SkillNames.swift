import Domain

/// Skills as people type them: names with commas between, turned into ids of the list.
enum SkillNames {
    static let most = 8

    static func text(_ ids: [String]) -> String { ids.map(Taxonomy.skill).joined(separator: ", ") }

    /// Reads names or aliases, whatever their case and accents.
    ///
    /// - Throws: a refusal that names each unknown one, with the nearest that is known.
    static func ids(_ raw: String) throws(Refusal) -> [String] {
        var ids: [String] = []
        var unknown: [String] = []
        for name in Text.line(raw).split(whereSeparator: { $0 == "," || $0 == ";" }).map({ Text.line(String($0)) }) where !name.isEmpty {
            if let id = known[Text.folded(name)] {
                if !ids.contains(id) { ids.append(id) }
            } else {
                unknown.append("We do not know “\(name.prefix(40))”: did you mean “\(nearest(to: String(name.prefix(40))))”?")
            }
        }
        guard unknown.isEmpty else { throw .invalid("", unknown.prefix(3).joined(separator: " ")) }
        guard ids.count <= most else { throw .invalid("", "Name at most \(most) skills: the ones that matter most.") }
        return ids
    }

    private static let known: [String: String] = Taxonomy.standard.skills.reduce(into: [:]) { table, skill in
        for name in [skill.name, skill.id] + (skill.aliases ?? []) where table[Text.folded(name)] == nil {
            table[Text.folded(name)] = skill.id
        }
    }

    /// The name with the smallest edit distance, aliases counted in.
    private static func nearest(to name: String) -> String {
        let wanted = Array(Text.folded(name).unicodeScalars)
        let best = known.keys.sorted().min { distance(wanted, Array($0.unicodeScalars)) < distance(wanted, Array($1.unicodeScalars)) }
        return best.flatMap { known[$0] }.map(Taxonomy.skill) ?? ""
    }

    /// How many letters have to be changed, added or taken out (Levenshtein).
    private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
        var row = Array(0...other.count)
        for (i, letter) in one.enumerated() {
            var previous = row[0]
            row[0] = i + 1
            for (j, candidate) in other.enumerated() {
                let cost = letter == candidate ? previous : 1 + min(previous, row[j], row[j + 1])
                previous = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[other.count]
    }
}
