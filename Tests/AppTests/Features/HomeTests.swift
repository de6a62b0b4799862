import Domain
import Storage
import Testing

@testable import App

@Suite("Home")
struct HomeTests {
    @Test("A participant finds the next step first, and projects that fit with the reason")
    func participant() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        #expect(try await mina.get("/home").says("It still needs a headline and your skills."))
        try await search.run("UPDATE profile SET headline = 'Into data' WHERE person_id = \(mina.id)")
        try await search.run("INSERT INTO profile_skill (person_id, skill) VALUES (\(mina.id), 'spreadsheets')")
        let fresh = try await mina.get("/home")
        #expect(fresh.says("Nothing waits for you.") && fresh.says("1 of 1 skills claimed"))
        try await mina.post("/projects/\(search.project)/apply", [("pitch", "I"), ("act", "draft")])
        #expect(try await mina.get("/home").says("Finish your application"))
        let id = try await search.apply(mina)
        let waiting = try await mina.get("/home")
        #expect(waiting.says("you hear by 19 November 2026") && !waiting.says("1 of 1 skills claimed"))
        try await search.offer(id)
        #expect(try await mina.get("/home").says("answer in 3 days"))
        #expect(try await search.accept(id, by: mina).status == 303)
        #expect(try await mina.get("/home").says("Get ready with Tern Foundation"))
    }

    @Test("Who has not confirmed is told, and can have the link again")
    func unconfirmed() async throws {
        let site = try await TestSite()
        let zed = try await site.person("Zed Novak", "zed@people.example")
        try await site.site.database.write { tx in _ = try tx.run("UPDATE person SET confirmed_at = NULL WHERE id = \(zed.id)") }
        #expect(try await zed.get("/home").says("Confirm your e-mail address"))
        #expect(try await zed.post("/confirmation").location == "/home")
        try await site.settle()
        #expect(site.post.to("zed@people.example").map(\.subject) == ["Confirm your address for Foothold"])
    }

    @Test("An employer sees what waits, with its date and the way to it")
    func employer() async throws {
        let search = try await Searching()
        #expect(try await search.omar.get("/home").says("Nothing waits for you."))
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let id = try await search.apply(mina)
        let page = try await search.omar.get("/home")
        #expect(page.says("1 to rate") && page.says("everyone must hear by 19 November 2026"))
        #expect(page.body.contains("href=\"/projects/\(search.project)/screening\""))
        try await search.offer(id)
        #expect(try await search.accept(id, by: mina).status == 303)
        #expect(try await search.omar.get("/home").says("Sign the agreement with Mina Okafor"))
        try await search.run("UPDATE project SET state = 'returned' WHERE id = \(search.project)")
        #expect(try await search.omar.get("/home").says("A project came back with changes to make"))
    }

    @Test("Operators go to the desk, schools see what is open, visitors sign in first")
    func seats() async throws {
        let search = try await Searching()
        #expect(try await search.site.operatorVisitor().get("/home").location == "/desk")
        #expect(try await search.site.visitor().get("/home").location?.hasPrefix("/sign-in") == true)
        let priya = try await search.site.person("Priya Raman", "priya@northfield.example")
        try await search.run(
            """
            INSERT INTO organization (id, kind, state, slug, name, name_folded, industry, size, place, time_zone, website, created_at)
            VALUES ('01kavq800000000000000sch01', 'school', 'verified', 'northfield', 'Northfield College', 'northfield college', 'education',
            '51-250', 'Northfield', 'UTC', 'https://northfield.example', 1)
            """)
        try await search.run(
            "INSERT INTO membership (organization_id, person_id, role, since) VALUES ('01kavq800000000000000sch01', \(priya.id), 'owner', 1)"
        )
        let page = try await priya.get("/home")
        #expect(page.says("Northfield College") && page.says("Clean up a donor list") && page.says("Invite colleagues"))
    }
}
