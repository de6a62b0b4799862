import Domain
import Testing

@testable import App

@Suite("A person's profile")
struct ProfileTests {
    private static let fields = [
        ("headline", "From shop floors to data"), ("story", "I count **twice**."), ("weekly_hours", "8"), ("languages", "English, Igbo"),
        ("work_authorisation", "United States"), ("accessibility", "Captions in calls"), ("skills", "Data cleaning"), ("skills", "sql"),
        ("skills", ""),
        ("interests", "data-analysis"), ("shown", "headline"),
    ]

    @Test("is saved and comes back as it was typed, skills by their names")
    func saves() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        #expect(try await mina.get("/profile").says("0 of 6 parts"))
        let answer = try await mina.post("/profile", Self.fields)
        #expect(answer.status == 303)
        let page = try await mina.get("/profile")
        #expect(page.body.contains("value=\"Data cleaning\"") && page.body.contains("value=\"SQL\""))
        #expect(page.body.contains("value=\"8\"") && page.says("I count **twice**."))
        #expect(page.says("4 of 6 parts"))
    }

    @Test("refuses a skill nobody knows and offers the nearest one, keeping everything typed")
    func unknownSkill() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        let answer = try await mina.post("/profile", [("headline", "Kept"), ("skills", "Spredsheets"), ("skills", "<script>x")])
        #expect(answer.status == 422)
        #expect(answer.says("“Spredsheets” is not on our list of skills: did you mean “Spreadsheets”?"))
        #expect(answer.body.contains("value=\"Kept\"") && answer.body.contains("value=\"&lt;script&gt;x\""))
        #expect(try await mina.get("/profile").says("0 of 6 parts"))
    }

    @Test("takes other names of a skill, several in one line, and each once")
    func skillNames() throws {
        var form = Form([("s", "competitive analysis, SQL"), ("s", "sql"), ("s", "COMPETITOR ANALYSIS")])
        #expect(form.skills("s") == ["competitor-analysis", "sql"])
        var many = Form([("s", Taxonomy.standard.skills.prefix(30).map(\.name).joined(separator: ","))])
        #expect(many.skills("s", atMost: 5) == nil)
        #expect(many.problems.first?.message == "Name at most 5 skills.")
        var huge = Form([("s", String(repeating: "x", count: 100_000))])
        #expect(huge.skills("s") == nil)
        #expect((huge.problems.first?.message.count ?? 999) < 150)
    }

    @Test(
        "refuses numbers and texts out of bounds at their fields",
        arguments: [
            ("weekly_hours", "0"), ("weekly_hours", "many"), ("headline", String(repeating: "h", count: 121)),
            ("story", String(repeating: "s", count: 3001)),
        ])
    func bounds(_ field: String, _ value: String) async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        let answer = try await mina.post("/profile", [(field, value)])
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"\(field)-error\""))
    }

    @Test("has entries that are added, changed and removed by their owner alone")
    func entries() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        let bo = try await site.person("Bo Lindqvist", "bo@people.example")
        let entry = [
            ("kind", "education"), ("title", "Data certificate"), ("place", "Northfield"), ("from_year", "2025"), ("to_year", "2026"),
        ]
        #expect(try await mina.post("/profile/entries", entry).status == 303)
        let page = try await mina.get("/profile")
        #expect(page.says("Data certificate") && page.says("Northfield · 2025 to 2026"))
        let path = try #require(page.body.firstMatch(of: #//profile/entries/[0-9a-z]{26}/#).map { String($0.output) })
        #expect(try await bo.get(path).status == 404)
        #expect(try await bo.post(path, entry).status == 404)
        #expect(try await bo.post(path + "/removal").status == 404)
        #expect(
            try await mina.post(path, [("kind", "education"), ("title", "x"), ("from_year", "2026"), ("to_year", "2020")]).status == 422)
        #expect(try await mina.post(path, [("kind", "experience"), ("title", "Shop lead"), ("from_year", "2019")]).status == 303)
        #expect(try await mina.get("/profile").says("since 2019"))
        #expect(try await mina.post(path + "/removal").status == 303)
        #expect(try await mina.post(path + "/removal").status == 404)
        #expect(try await !mina.get("/profile").says("Shop lead"))
    }

    @Test("asks a visitor to sign in")
    func visitors() async throws {
        let site = try await TestSite()
        for path in ["/profile", "/profile/entries", "/portfolio"] {
            #expect(try await site.visitor().get(path).location?.hasPrefix("/sign-in") == true)
        }
    }
}
