import Domain

extension Form {
    /// Puts skills into the form by their names, as `SkillsField` shows them.
    mutating func addSkills(_ name: String, _ ids: [String]) {
        for id in ids { add(name, Taxonomy.skill(id)) }
    }

    /// Reads the skills of a `SkillsField`: names, other names or ids, one to an input or separated by commas.
    ///
    /// - Returns: ids in the order they were typed, each once; nil when something was wrong, which is kept for the end.
    mutating func skills(_ name: String, atLeast least: Int = 0, atMost most: Int = 12) -> [String]? {
        let typed = all(name).flatMap(Self.names)
        return read(name) { _ throws(Refusal) in
            guard typed.count <= most * 2 else { throw .invalid(name, "Name at most \(most) skills.") }
            var (ids, unknown): ([String], [String]) = ([], [])
            // Looking for the nearest name takes a while: three are enough to go on with.
            for skill in typed where unknown.count < 3 {
                do throws(Refusal) {
                    let id = try Taxonomy.skillID(named: skill)
                    if !ids.contains(id) { ids.append(id) }
                } catch { unknown.append(error.message) }
            }
            guard unknown.isEmpty else { throw .invalid(name, unknown.joined(separator: " ")) }
            guard ids.count <= most else { throw .invalid(name, "Name at most \(most) skills.") }
            guard ids.count >= least else {
                throw .invalid(name, least == 1 ? "Name at least one skill." : "Name at least \(least) skills.")
            }
            return ids
        }
    }

    /// One input's names: the whole of it when that is one, for some have a comma in them.
    private static func names(_ raw: String) -> [String] {
        let whole = Text.line(raw)
        if (try? Taxonomy.skillID(named: whole)) != nil { return [whole] }
        return raw.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isNewline }).map { Text.line(String($0)) }.filter { !$0.isEmpty }
    }
}
