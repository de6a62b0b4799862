import Domain
import Storage

/// How one knows that something was read since: how many terms there are, and when the newest came.
struct SkillMark: Hashable, Sendable {
    var count = 0
    var newest = Instant(milliseconds: 0)
}

extension Transaction {
    /// Puts a term in its row.
    ///
    /// - Returns: whether it is new or changed.
    func keep(_ term: SkillTerm, at now: Instant) throws -> Bool {
        try run(
            """
            INSERT INTO skill (id, source, uri, name, name_folded, aliases, imported_at)
            SELECT \(term.id), \(term.source), \(term.uri), \(term.name), \(Text.folded(term.name)), \(term.aliases.joined(separator: "\n")), \(now)
            WHERE TRUE
            ON CONFLICT (id) DO UPDATE SET uri = excluded.uri, name = excluded.name, name_folded = excluded.name_folded,
            aliases = excluded.aliases, imported_at = excluded.imported_at
            WHERE skill.uri <> excluded.uri OR skill.name <> excluded.name OR skill.aliases <> excluded.aliases
            """) == 1
    }

    func skillMark() throws -> SkillMark {
        let row = try row("SELECT COUNT(*) AS terms, COALESCE(MAX(imported_at), 0) AS newest FROM skill")
        return SkillMark(count: try row?["terms"] ?? 0, newest: try row?["newest"] ?? SkillMark().newest)
    }

    /// Some of the terms in the order of their ids, which is that of the lists.
    func skillRows(after id: String, limit: Int) throws -> [ImportedSkills.Entry] {
        try rows("SELECT id, source, uri, name, name_folded, aliases FROM skill WHERE id > \(id) ORDER BY id LIMIT \(limit)").map { row in
            let aliases: String = try row["aliases"]
            return ImportedSkills.Entry(
                id: try row["id"], source: try row["source"], uri: try row["uri"], name: try row["name"], folded: try row["name_folded"],
                aliases: aliases.split(separator: "\n").map(String.init))
        }
    }
}
