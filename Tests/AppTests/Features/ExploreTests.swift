import Domain
import Storage
import Testing

@testable import App

@Suite("Trying out fields")
struct ExploreTests {
    /// One more published project of Tern's in a field.
    private func add(_ hours: Int, _ fee: Int64, to search: Searching, field: String = "finance", needs skill: String = "sql") async throws
    {
        let (site, organization, now) = (search.site, search.organization, search.site.now)
        let id = site.site.world.moment().newID(Project.self)
        let owner = try #require(search.omar.id)
        try await site.site.database.write { tx in
            try tx.run(
                """
                INSERT INTO project (id, organization_id, state, title, summary, field, hours, fee_minor, currency, apply_by, decide_by,
                supervisor_id, policy_version, created_by, created_at, updated_at, published_at)
                VALUES (\(id), \(organization), 'published', \("Work of \(hours) hours"), 'Sums.', \(field), \(hours), \(fee), 'USD',
                \(now + .days(10)), \(now + .days(17)), \(owner), 'us-2026.1', \(owner), \(now), \(now), \(now))
                """)
            try tx.run("INSERT INTO project_skill (project_id, skill, kind) VALUES (\(id), \(skill), 'needed')")
        }
    }

    @Test("What a field pays and takes is the median of real projects, and is not said below three")
    func figures() async throws {
        let search = try await Searching()
        let visitor = search.site.visitor()
        try await add(10, 20_000, to: search)
        try await add(20, 50_000, to: search)
        let early = try await visitor.get("/explore?field=finance")
        #expect(early.says("only 2 so far: shown once there are 3") && !early.says("middle half"))
        try await add(40, 120_000, to: search)
        let page = try await visitor.get("/explore?field=finance")
        #expect(page.says("25 USD") && page.says("middle half 22.50 to 27.50, from 3 projects"), "\(page.text)")
        #expect(page.says("middle half 15 to 30") && page.says("3 projects") && page.says("nobody yet"))
        #expect(page.says("SQL 3 projects") && page.says("Work of 10 hours"))
        try await search.run("UPDATE organization SET state = 'suspended'")
        #expect(try await visitor.get("/explore?field=finance").says("no project yet"))
    }

    @Test("A visitor compares three fields by their address, each once, and unknown ones not at all")
    func comparing() async throws {
        let site = try await TestSite()
        let page = try await site.visitor().get(
            "/explore?field=finance&field=finance&field=nonsense&field=writing&field=media&field=archives")
        #expect(page.status == 200 && page.body.components(separatedBy: "<article").count == 4)
        #expect(page.body.contains("f-media") && !page.body.contains("id=\"f-archives\""))
        #expect(page.says("Sign in") && !page.says("How it feels to you"))
        #expect(try await site.visitor().get("/explore").says("No field chosen yet"))
        for path in ["/explore/plan", "/explore/finance/rating", "/explore/finance/verdict"] {
            #expect(try await site.visitor().post(path, [("field", "finance")]).location?.hasPrefix("/sign-in") == true)
        }
    }

    @Test("A plan is kept, its ratings are compared, and only its owner ever sees it")
    func plan() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        let bo = try await site.person("Bo Lindqvist", "bo@people.example")
        let shown = [("field", "finance"), ("field", "writing")]
        #expect(try await mina.post("/explore/plan", shown).location == "/explore?field=finance&field=writing")
        let begun = try await mina.get("/explore")
        #expect(begun.says("Your plan") && begun.says("Before you begin") && begun.body.contains("id=\"f-writing\""))
        let before = shown + [("side", "before"), ("interest-finance", "2"), ("energy-finance", "3")]
        #expect(try await mina.post("/explore/finance/rating", before).status == 303)
        let after = shown + [("side", "after"), ("interest-finance", "5"), ("energy-finance", "1")]
        #expect(try await mina.post("/explore/finance/rating", after).status == 303)
        #expect(try await mina.post("/explore/finance/rating", before).status == 409)
        let page = try await mina.get("/explore")
        #expect(page.says("2 to 5, up 3") && page.says("3 to 1, down 2"), "\(page.text)")
        let other = try await bo.get("/explore?field=finance")
        #expect(!other.says("2 to 5") && !other.says("Your plan"))
        // Another plan puts it aside, and loses nothing.
        try await mina.post("/explore/plan", [("field", "media")])
        #expect(try await mina.get("/explore").says("Other fields you looked at"))
        #expect(try await mina.get("/explore?field=finance").says("2 to 5, up 3"))
    }

    @Test("A rating that is not whole comes back with what was chosen, and the fields that were shown")
    func wrong() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        let answer = try await mina.post(
            "/explore/finance/rating",
            [("field", "finance"), ("field", "media"), ("side", "after"), ("interest-finance", "4"), ("energy-finance", "9")])
        #expect(answer.status == 422 && answer.says("Choose how much energy it gives you, from 1 to 5."))
        #expect(answer.body.contains("name=\"interest-finance\" value=\"4\" checked") && answer.body.contains("id=\"f-media\""))
        #expect(try await mina.post("/explore/nonsense/rating", [("side", "after")]).status == 404)
        #expect(try await mina.post("/explore/finance/rating", [("side", "between")]).status == 404)
        let long = [("field", "finance"), ("verdict", "for_me"), ("learned-finance", String(repeating: "x", count: 401))]
        #expect(try await mina.post("/explore/finance/verdict", long).status == 422)
    }

    @Test("Not for me is said warmly, is taken back in one click, and keeps what was learned")
    func verdict() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        let words = [("field", "finance"), ("learned-finance", "Too many forms.")]
        #expect(try await mina.post("/explore/finance/verdict", words + [("verdict", "not_for_me")]).status == 303)
        let page = try await mina.get("/explore?field=finance")
        #expect(page.says("Finding that out early is a success") && page.says("Not for me") && page.says("Too many forms."))
        #expect(try await mina.post("/explore/finance/verdict", words + [("verdict", "")]).status == 303)
        let again = try await mina.get("/explore?field=finance")
        #expect(again.says("Too many forms.") && again.says("Taken back"))
        #expect(try await site.value("SELECT COALESCE(verdict, 'none') AS value FROM exploration") == "none")
    }

    @Test("The project to try is the shortest that asks for nothing one lacks; the nearest says what it asks for more")
    func trial() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        try await mina.post("/profile", [("skills", "Spreadsheets"), ("weekly_hours", "20")])
        try await add(8, 20_000, to: search, needs: "sql")
        #expect(try await mina.get("/explore?field=finance").says("asks for SQL, which your profile does not name"))
        try await add(12, 30_000, to: search, needs: "spreadsheets")
        try await add(16, 30_000, to: search, needs: "spreadsheets")
        let page = try await mina.get("/explore?field=finance")
        let tried = page.text.components(separatedBy: "To try it").last ?? ""
        #expect(tried.contains("Work of 12 hours") && !page.says("does not name"))
        #expect(
            try await (search.site.visitor().get("/explore?field=finance").text.components(separatedBy: "To try it").last ?? "").contains(
                "Work of 8 hours"))
    }
}
