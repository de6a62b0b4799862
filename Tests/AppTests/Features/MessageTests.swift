import Domain
import Foundation
import Storage
import Testing

@testable import App

@Suite("Messages and notices")
struct MessageTests {
    @Test("The two sides talk; a letter carries the beginning; reading makes it seen")
    func talk() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let id = try await search.apply(mina)
        #expect(
            try await mina.post("/threads/\(id)", [("body", "How do <b>they</b> differ? " + String(repeating: "x", count: 400))]).status
                == 303)
        #expect(try await search.subjects(to: "omar@tern.example").last == "Applicant 1 wrote to you about “Clean up a donor list”")
        let letter = try #require(search.site.post.to("omar@tern.example").last?.body)
        #expect(letter.contains("How do <b>they</b> differ?") && letter.contains("…") && letter.contains("/threads/\(id)"))
        #expect(try await search.omar.get("/home").body.contains("<span class=\"count\">1<span class=\"sr\"> unread</span>"))
        #expect(try await search.omar.get("/inbox").says("1 new"))
        let thread = try await search.omar.get("/threads/\(id)")
        #expect(thread.says("Applicant 1"))
        #expect(!thread.body.contains("<b>they</b>"))
        #expect(try await search.omar.get("/inbox").says("Nothing unread."))
        #expect(try await search.omar.post("/threads/\(id)", [("body", "One is from events.")]).status == 303)
        #expect(
            try await search.subjects(to: "mina@people.example").last
                == "Omar Haddad (Tern Foundation) wrote to you about “Clean up a donor list”")
        #expect(try await mina.get("/threads/\(id)").says("Omar Haddad"))
        #expect(try await search.omar.post("/threads/\(id)", [("body", "  ")]).status == 422)
        #expect(try await search.omar.post("/threads/\(id)", [("body", String(repeating: "y", count: 4001))]).status == 422)
    }

    @Test("Strangers find no thread; a closed application is read but not written to")
    func permissions() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let bo = try await search.site.person("Bo Lindqvist", "bo@people.example")
        let mentor = try await search.site.person("Lea Brandt", "lea@tern.example")
        let viewer = try await search.site.person("Ida Moss", "ida@tern.example")
        try await search.run(
            """
            INSERT INTO membership (organization_id, person_id, role, since)
            VALUES (\(search.organization), \(mentor.id), 'mentor', 1), (\(search.organization), \(viewer.id), 'viewer', 1)
            """)
        try await search.run("UPDATE project SET mentor_id = \(mentor.id) WHERE id = \(search.project)")
        let id = try await search.apply(mina)
        for stranger in [bo, mentor, viewer] {
            #expect(try await stranger.get("/threads/\(id)").status == 404, "\(stranger.name)")
            #expect(try await stranger.post("/threads/\(id)", [("body", "Hello")]).status == 404, "\(stranger.name)")
        }
        try await search.offer(id)
        #expect(try await search.accept(id, by: mina).status == 303)
        #expect(try await mentor.post("/threads/\(id)", [("body", "Welcome, Mina.")]).status == 303)
        #expect(try await mina.get("/threads/\(id)").says("Welcome, Mina."))
        #expect(try await viewer.get("/threads/\(id)").status == 404)
        let second = try await Searching()
        let zed = try await second.site.person("Zed Novak", "zed@people.example")
        let declined = try await second.apply(zed)
        try await second.omar.post("/threads/\(declined)", [("body", "Thank you for this.")])
        try await second.omar.post("/applications/\(declined)/decline", [("reason", "timing"), ("words", "")])
        #expect(try await zed.get("/threads/\(declined)").says("This conversation is closed"))
        #expect(try await zed.post("/threads/\(declined)", [("body", "Why?")]).status == 409)
        #expect(try await second.count("SELECT COUNT(*) AS value FROM message") == 1)
    }

    @Test("Notices are read one by one or all at once, by their owner alone")
    func notices() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        #expect(try await search.omar.get("/notices").says("No notices yet"))
        let id = try await search.apply(mina)
        try await search.site.pass(.minutes(1))
        let other = try await search.apply(search.site.person("Bo Lindqvist", "bo@people.example"))
        try await search.site.settle()
        let page = try await search.omar.get("/notices")
        #expect(page.says("2 unread.") && page.says("Applicant 1 applied"))
        let links = page.body.components(separatedBy: "href=\"/notices/").dropFirst().map { "/notices/" + $0.prefix { $0 != "\"" } }
        #expect(links.count == 2)
        #expect(try await mina.get(links[0]).status == 404)
        #expect(try await search.omar.get(links[0]).location == "/applications/\(other)")
        #expect(try await search.omar.get("/notices").says("1 unread."))
        #expect(try await search.omar.get(links[1]).location == "/applications/\(id)")
        #expect(try await search.omar.post("/notices").status == 303)
        #expect(try await search.omar.get("/notices").says("Nothing unread."))
    }

    @Test("A form that is sent several times at once is one message, and one letter")
    func once() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let id = try await search.apply(mina)
        let page = try await mina.get("/threads/\(id)").body
        let once = try #require(page.firstMatch(of: /name="once" value="([A-Za-z0-9_-]+)"/)?.output.1)
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { try await mina.post("/threads/\(id)", [("once", String(once)), ("body", "Once is enough.")]).status }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == Array(repeating: 303, count: 8))
        #expect(try await search.count("SELECT COUNT(*) AS value FROM message") == 1)
        #expect(try await search.count("SELECT COUNT(*) AS value FROM event WHERE noun = 'message'") == 1)
        #expect(try await mina.get("/threads/\(id)").body.contains(once) == false)
    }

    @Test("An operator reads the messages of a dispute, every reading is recorded, and otherwise reads nobody's")
    func evidence() async throws {
        let site = try await DemoSite.copy()
        let ines = try await site.member("ines@foothold.example")
        func thread(_ state: String) async throws -> String {
            try await site.value("SELECT application_id AS value FROM engagement WHERE state = \(state) ORDER BY id LIMIT 1")
        }
        func readings() async throws -> String {
            try await site.value("SELECT CAST(COUNT(*) AS TEXT) AS value FROM event WHERE kind = 'read_messages' AND role = 'operator'")
        }
        let disputed = try await thread("disputed")
        #expect(try await ines.get("/threads/\(disputed)").status == 200)
        #expect(try await readings() == "1")
        #expect(try await ines.post("/threads/\(disputed)", [("body", "I decide.")]).status == 403)
        #expect(try await ines.get("/threads/\(thread("active"))").status == 404)
        #expect(try await readings() == "1")
    }
}
