import Domain
import Storage
import Testing

@testable import App

@Suite("Applying")
struct ApplicationTests {
    @Test("A draft is kept as far as it goes, is nobody else's business, and is sent when it is complete")
    func drafts() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let saved = try await mina.post("/projects/\(search.project)/apply", [("pitch", "I would"), ("act", "draft")])
        #expect(saved.status == 303)
        #expect(try await search.omar.get("/applications/\(saved.newID)").status == 404)
        #expect(try await search.omar.get("/projects/\(search.project)/screening").says("No applications yet"))
        #expect(try await mina.get("/projects/\(search.project)/apply").body.contains("I would"))
        let short = try await mina.post("/projects/\(search.project)/apply", [("pitch", "I would"), ("act", "send")])
        #expect(short.status == 422)
        #expect(short.body.contains("id=\"pitch-error\"") && short.body.contains("id=\"answer-\(Searching.question)-error\""))
        #expect(short.body.contains("I would"))
        let sent = try await search.apply(mina)
        #expect(sent == saved.newID)
        #expect(try await mina.get("/applications/\(sent)").says("promised to answer by 19 November 2026"))
        #expect(try await mina.get("/applications").says("Waiting for them"))
        #expect(try await search.subjects(to: "omar@tern.example") == ["Applicant 1 applied to “Clean up a donor list”"])
    }

    @Test("Who may not apply is told why, and nothing is kept")
    func refusals() async throws {
        let search = try await Searching()
        let path = "/projects/\(search.project)/apply"
        #expect(try await search.site.visitor().get(path).status == 303)
        #expect(try await search.omar.post(path, Searching.words).status == 403)
        #expect(try await search.omar.get(path).says("You belong to Tern Foundation"))
        let zed = try await search.site.person("Zed Novak", "zed@people.example")
        try await search.run("UPDATE person SET confirmed_at = NULL WHERE id = \(zed.id)")
        #expect(try await zed.post(path, Searching.words).status == 403)
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        try await search.run("UPDATE project SET state = 'draft', published_at = NULL WHERE id = \(search.project)")
        #expect(try await mina.post(path, Searching.words).status == 404)
        try await search.run("UPDATE project SET state = 'closed', published_at = 1 WHERE id = \(search.project)")
        #expect(try await mina.post(path, Searching.words).status == 409)
        try await search.run("UPDATE project SET state = 'published' WHERE id = \(search.project)")
        try await search.run("UPDATE project SET apply_by = \(search.site.now) WHERE id = \(search.project)")
        #expect(try await mina.post(path, Searching.words).says("The time to apply is over"))
        #expect(try await search.count("SELECT COUNT(*) AS value FROM application") == 0)
    }

    @Test("The eleventh live application is refused, a withdrawn one makes room")
    func cap() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let cap = search.site.site.policy.liveApplicationCap
        var first = ""
        for number in 0..<cap {
            try await search.run(
                """
                INSERT INTO project (id, organization_id, state, title, field, hours, fee_minor, currency, apply_by, decide_by, supervisor_id,
                policy_version, created_by, created_at, updated_at, published_at)
                SELECT \("01kavq80000000000000prj0\(number + 10)"), organization_id, state, title, field, hours, fee_minor, currency, apply_by, decide_by,
                supervisor_id, policy_version, created_by, created_at, updated_at, published_at FROM project WHERE id = \(search.project)
                """)
            let answer = try await mina.post(
                "/projects/01kavq80000000000000prj0\(number + 10)/apply", [("pitch", Searching.pitch), ("act", "send")])
            #expect(answer.status == 303)
            first = answer.newID
        }
        let over = try await mina.post("/projects/\(search.project)/apply", Searching.words)
        #expect(over.status == 409)
        #expect(over.says("You have \(cap) applications waiting"))
        #expect(try await search.count("SELECT COUNT(*) AS value FROM application") == cap)
        #expect(try await mina.post("/applications/\(first)/withdrawal").status == 303)
        _ = try await search.apply(mina)
    }

    @Test("What was withdrawn is sent again in the same row, under the same number, unrated")
    func again() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let id = try await search.apply(mina)
        try await search.rate(id)
        #expect(try await mina.post("/applications/\(id)/withdrawal").status == 303)
        #expect(try await mina.post("/applications/\(id)/withdrawal").status == 409)
        #expect(try await mina.get("/applications/\(id)").says("you can send it again"))
        let bo = try await search.site.person("Bo Lindqvist", "bo@people.example")
        _ = try await search.apply(bo)
        #expect(try await search.apply(mina) == id)
        #expect(try await search.omar.get("/applications/\(id)").says("Applicant 1"))
        #expect(try await search.state(id) == "submitted")
        try await search.run("UPDATE project SET apply_by = \(search.site.now) WHERE id = \(search.project)")
        #expect(try await mina.post("/applications/\(id)/withdrawal").status == 303)
        #expect(try await mina.post("/projects/\(search.project)/apply", Searching.words).status == 409)
        #expect(try await search.state(id) == "withdrawn")
    }

    @Test("A sent application can be edited until somebody acts on it")
    func edits() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let id = try await search.apply(mina)
        let changed = [("pitch", Searching.pitch + " And I can start on Monday."), ("answer.\(Searching.question)", "Twice.")]
        #expect(try await mina.post("/applications/\(id)", changed).status == 303)
        let page = try await search.omar.get("/applications/\(id)")
        #expect(page.says("And I can start on Monday."), "\(page.text)")
        #expect(try await mina.post("/applications/\(id)", [("pitch", "short")]).status == 422)
        #expect(try await search.omar.post("/applications/\(id)", changed).status == 403)
        #expect(try await search.omar.post("/applications/\(id)/shortlisting").status == 303)
        #expect(try await mina.post("/applications/\(id)", changed).status == 409)
    }

    @Test("Every act, by everyone: the applicant, the employer, another participant, another employer, a visitor")
    func permissions() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let bo = try await search.site.person("Bo Lindqvist", "bo@people.example")
        let id = try await search.apply(mina)
        let rating = [("fit", "4"), ("understanding", "3"), ("evidence", "3"), ("note", "")]
        let acts: [(String, [(String, String)], Int)] = [
            ("rating", rating, 403), ("shortlisting", [], 403), ("unshortlisting", [], 403), ("offer", [("offerNote", "")], 403),
            ("rescission", [], 403),
            ("decline", [("reason", "timing"), ("words", "")], 403),
        ]
        for (act, fields, mine) in acts {
            #expect(try await mina.post("/applications/\(id)/\(act)", fields).status == mine, "mina \(act)")
            #expect(try await bo.post("/applications/\(id)/\(act)", fields).status == 404, "bo \(act)")
            #expect(try await search.site.visitor().post("/applications/\(id)/\(act)", fields).location?.hasPrefix("/sign-in") == true)
        }
        for (act, fields) in [("withdrawal", []), ("refusal", [("words", "")]), ("acceptance", [("name", "Omar Haddad")])]
            as [(String, [(String, String)])]
        {
            #expect(try await search.omar.post("/applications/\(id)/\(act)", fields).status == 403, "omar \(act)")
            #expect(try await bo.post("/applications/\(id)/\(act)", fields).status == 404, "bo \(act)")
        }
        #expect(try await search.state(id) == "submitted")
        for path in ["/applications/\(id)", "/threads/\(id)", "/applications/\(id)/acceptance"] {
            #expect(try await bo.get(path).status == 404)
        }
        for path in ["/projects/\(search.project)/screening", "/projects/\(search.project)/comparison?id=\(id)&id=\(search.project)"] {
            #expect(try await mina.get(path).status == 404)
        }
        #expect(try await search.omar.post("/applications/\(id)/rescission").status == 409)
        #expect(try await search.omar.post("/applications/\(id)/unshortlisting").status == 409)
        #expect(try await mina.post("/applications/\(id)/refusal", [("words", "")]).status == 409)
        #expect(try await mina.get("/applications/\(id)/acceptance").status == 409)
    }

    @Test("A decline needs a reason of the employer's, which the applicant reads")
    func declines() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let id = try await search.apply(mina)
        #expect(try await search.omar.post("/applications/\(id)/decline", [("reason", ""), ("words", "")]).status == 422)
        #expect(try await search.omar.post("/applications/\(id)/decline", [("reason", "filled"), ("words", "")]).status == 422)
        #expect(try await search.omar.post("/applications/\(id)/decline", [("reason", "other"), ("words", " ")]).status == 422)
        let words = [("reason", "missing_skill"), ("words", "We need charts as well. <b>Keep</b> the club story.")]
        #expect(try await search.omar.post("/applications/\(id)/decline", words).status == 303)
        let page = try await mina.get("/applications/\(id)")
        #expect(page.says("A skill the project needs was missing"))
        #expect(page.says("We need charts as well. <b>Keep</b> the club story."))
        #expect(!page.body.contains("<b>Keep</b>"))
        let letter = try await search.subjects(to: "mina@people.example")
        #expect(letter == ["An answer about “Clean up a donor list”"])
        #expect(search.site.post.to("mina@people.example")[0].body.contains("a skill the project needs was missing"))
        #expect(try await mina.get("/applications").says("Past"))
    }
}
