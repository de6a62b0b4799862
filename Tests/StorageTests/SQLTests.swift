import Testing

@testable import Storage

@Suite("SQL values")
struct SQLTests {
    @Test("What is interpolated is bound, in the order in which it appears")
    func binding() {
        let condition: SQL = "b = \(2) AND c IS NOT DISTINCT FROM \(nil as String?)"
        let sql: SQL = "SELECT * FROM t WHERE a = \("x'; DROP TABLE t; --") AND \(condition) AND d = \(true)"
        let (text, values) = sql.rendered(for: .sqlite)
        #expect(text == "SELECT * FROM t WHERE a = $1 AND b = $2 AND c IS NOT DISTINCT FROM $3 AND d = $4")
        #expect(values == [.text("x'; DROP TABLE t; --"), .integer(2), .null, .boolean(true)])
    }

    @Test("A list for IN binds each value, and an empty one matches nothing")
    func lists() {
        #expect(("IN \(list: ["a", "b"])" as SQL).rendered(for: .sqlite).text == "IN ($1, $2)")
        #expect(("IN \(list: [] as [String])" as SQL).rendered(for: .sqlite).text == "IN (NULL)")
    }

    @Test("Conditions are joined in parentheses, and none of them is TRUE")
    func conditions() {
        #expect(SQL.all(["a OR b", "c"]).rendered(for: .postgres).text == "(a OR b) AND (c)")
        #expect(SQL.all([]).rendered(for: .postgres).text == "TRUE")
    }

    @Test("Search words reach either store without their operators")
    func search() {
        let nasty = [
            SearchText.Term(prefix: "ferry\" OR *", words: ["port NEAR("]), SearchText.Term(prefix: nil, words: ["a:b*", "''"]),
            SearchText.Term(prefix: "*", words: ["&|!"]),
        ]
        let sqlite = SearchText.matches(nasty, inProjectsOf: "project.id").rendered(for: .sqlite)
        #expect(sqlite.values == [.text("(\"ferryOR\"* OR \"portNEAR\") AND (\"ab\")")])
        let postgres = SearchText.matches(nasty, inProjectsOf: "project.id").rendered(for: .postgres)
        #expect(postgres.values == [.text("(ferryOR:* | portNEAR) & (ab)")])
        let marked = SearchText.matches([SearchText.Term(prefix: "हिन्दी", words: [])], inProjectsOf: "project.id").rendered(for: .postgres)
        #expect(marked.values == [.text("(हिन्दी:*)")])
        #expect(SearchText.matches([SearchText.Term(prefix: "!?", words: [])], inProjectsOf: "id").rendered(for: .sqlite).text == "TRUE")
    }
}
