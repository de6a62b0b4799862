/// Full-text search, the one place where the two stores speak differently: FTS5 on SQLite, tsvector on PostgreSQL.
///
/// A search table has the columns `id` and `words`; on PostgreSQL also `vector`, made from `words` by the migration.
/// Words are folded (lower case, no diacritics) before they come here.
public enum SearchText {
    /// A condition: the row's `words` hold every one of `words`, the last letters of each left open.
    ///
    /// - Parameters:
    ///   - words: folded words of letters, their marks, and digits; anything else in them is dropped, so no operator gets through.
    ///   - id: the column that holds a project's id.
    public static func matches(_ words: [String], inProjectsOf id: SQL) -> SQL {
        let safe = words.map { String($0.unicodeScalars.filter(isPartOfWord)) }.filter { !$0.isEmpty }
        guard !safe.isEmpty else { return "TRUE" }
        let forSQLite = safe.map { "\"\($0)\"*" }.joined(separator: " ")
        let forPostgres = safe.map { "\($0):*" }.joined(separator: " & ")
        let sqlite: SQL = "\(id) IN (SELECT id FROM project_search WHERE project_search MATCH \(forSQLite))"
        let postgres: SQL = "\(id) IN (SELECT id FROM project_search WHERE vector @@ to_tsquery('simple', \(forPostgres)))"
        return SQL(pieces: [.perDialect(sqlite: sqlite.pieces, postgres: postgres.pieces)])
    }

    /// Marks stay, too: in many scripts a word is another one without them, and no operator of either store is a mark.
    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
    }
}
