/// Full-text search, the one place where the two stores speak differently: FTS5 on SQLite, tsvector on PostgreSQL.
///
/// A search table has the columns `id` and `words`; on PostgreSQL also `vector`, made from `words` by the migration.
/// Words are folded (lower case, no diacritics) before they come here.
public enum SearchText {
    /// What one searched word may stand for: what begins with `prefix`, or any of `words`.
    public struct Term: Sendable {
        let prefix: String?
        let words: [String]

        public init(prefix: String?, words: [String]) {
            self.prefix = prefix
            self.words = words
        }

        var isEmpty: Bool { prefix == nil && words.isEmpty }
        var nonempty: Term { Term(prefix: prefix?.isEmpty == true ? nil : prefix, words: words.filter { !$0.isEmpty }) }

        func anyOf(prefix start: (String) -> String, word: (String) -> String, or: String) -> String {
            let parts = [prefix.map(start)].compactMap { $0 } + words.map(word)
            return "(" + parts.joined(separator: or) + ")"
        }
    }

    /// A condition: the row's `words` hold one word of every term.
    ///
    /// - Parameters:
    ///   - terms: of folded words of letters, their marks, and digits; anything else in them is dropped, so no operator gets through.
    ///   - id: the column that holds a project's id.
    public static func matches(_ terms: [Term], inProjectsOf id: SQL) -> SQL {
        let safe = terms.map { Term(prefix: $0.prefix.map(clean), words: $0.words.map(clean)) }.map(\.nonempty).filter { !$0.isEmpty }
        guard !safe.isEmpty else { return "TRUE" }
        let forSQLite = safe.map { $0.anyOf(prefix: { "\"\($0)\"*" }, word: { "\"\($0)\"" }, or: " OR ") }.joined(separator: " AND ")
        let forPostgres = safe.map { $0.anyOf(prefix: { "\($0):*" }, word: { $0 }, or: " | ") }.joined(separator: " & ")
        let sqlite: SQL = "\(id) IN (SELECT id FROM project_search WHERE project_search MATCH \(forSQLite))"
        let postgres: SQL = "\(id) IN (SELECT id FROM project_search WHERE vector @@ to_tsquery('simple', \(forPostgres)))"
        return SQL(pieces: [.perDialect(sqlite: sqlite.pieces, postgres: postgres.pieces)])
    }

    private static func clean(_ word: String) -> String { String(word.unicodeScalars.filter(isPartOfWord)) }

    /// Marks stay, too: in many scripts a word is another one without them, and no operator of either store is a mark.
    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
    }
}
