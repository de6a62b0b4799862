import Domain
import Foundation
import Storage
import Testing

@testable import App

@Suite("Following, saved searches and saved projects")
struct FollowTests {
    private typealias Scene = ProjectTests.Scene

    @Test("An employer is followed and left on its own page; a visitor is asked to sign in, and its people are not asked at all")
    func employer() async throws {
        let scene = try await Scene()
        let mina = try await scene.site.person("Mina Okafor", "mina@people.example")
        let tern = try await scene.tern()
        let fields = [("kind", "employer"), ("target", tern.text), ("next", "/organizations/tern")]
        #expect(try await mina.get("/organizations/tern").says("Follow"))
        let answer = try await mina.post("/following", fields)
        #expect(answer.status == 303 && answer.location == "/organizations/tern")
        let page = try await mina.get("/organizations/tern")
        #expect(page.says("Stop following") && page.says("You follow Tern"))
        #expect(try await mina.get("/following").says("1 of 100"))
        #expect(try await mina.post("/following", fields).status == 303, "a second time changes nothing")
        #expect(try await mina.post("/following/removal", fields).location == "/organizations/tern")
        #expect(try await scene.site.count("SELECT COUNT(*) AS value FROM follow") == 0)
        #expect(try await scene.site.visitor().get("/organizations/tern").says("Sign in to follow"))
        #expect(try await !scene.omar.get("/organizations/tern").says("Follow"), "their own page has no such button")
        #expect(try await mina.post("/following", [("kind", "employer"), ("target", "01m6dqs9m0nz35v8s17h2j8a7j")]).status == 404)
        #expect(try await mina.post("/following", [("kind", "planet"), ("target", "mars")]).status == 404)
        let away = try await mina.post("/following", fields.dropLast() + [("next", "https://evil.example")])
        #expect(away.location == "/following")
    }

    @Test("Fields, industries and skills are followed in one form; what is wrong with it is said at its field, and what was typed is kept")
    func more() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        #expect(try await mina.get("/following").says("Nothing yet"))
        let none = try await mina.post("/following", [("field", ""), ("industry", ""), ("skills", "")])
        #expect(none.status == 422 && none.says("Choose a field or an industry, or name a skill."))
        let typo = try await mina.post("/following", [("field", "writing"), ("skills", "Spredsheets")])
        #expect(typo.status == 422 && typo.says("did you mean “Spreadsheets”?") && typo.body.contains("value=\"Spredsheets\""))
        #expect(typo.body.contains("<option value=\"writing\" selected>"))
        #expect(try await site.count("SELECT COUNT(*) AS value FROM follow") == 0)
        let all = [("field", "writing"), ("industry", "nonprofit"), ("skills", "Spreadsheets, spreadsheets")]
        #expect(try await mina.post("/following", all).status == 303)
        let page = try await mina.get("/following")
        #expect(page.says("3 of 100") && page.says("Writing and editing") && page.body.contains("href=\"/projects?skill=spreadsheets\""))
        let gone = try await mina.post("/following/removal", [("kind", "field"), ("target", "writing")])
        let after = try await mina.get(gone.location ?? "")
        #expect(after.says("You do not follow Writing and editing any more.") && after.says("Undo") && after.says("2 of 100"))
        #expect(try await mina.post("/following", [("kind", "field"), ("target", "writing")]).status == 303)
        #expect(try await !mina.get(gone.location ?? "").says("Undo"))
    }

    @Test("A search is kept as its address, once; its pace changes, its removal can be undone, and others do not find it")
    func searches() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        let bo = try await site.person("Bo Lindqvist", "bo@people.example")
        let search = [("query", "hours=20&place=remote&q=data&after=7~x&nonsense=1"), ("name", "Remote data"), ("pace", "instant")]
        #expect(try await mina.post("/searches", search).status == 303)
        #expect(try await mina.post("/searches", search.dropLast() + [("pace", "weekly")]).status == 303)
        #expect(try await site.value("SELECT query AS value FROM saved_search") == "q=data&place=remote&hours=20")
        #expect(try await site.value("SELECT pace AS value FROM saved_search") == "weekly")
        let page = try await mina.get("/following")
        #expect(page.body.contains("href=\"/projects?q=data&amp;place=remote&amp;hours=20\"") && page.says("1 of 25"))
        let id = try await site.value("SELECT id AS value FROM saved_search")
        for act in ["/searches/\(id)", "/searches/\(id)/removal"] {
            #expect(try await bo.post(act, [("pace", "off")]).status == 404)
            #expect(try await site.visitor().post(act, [("pace", "off")]).location?.hasPrefix("/sign-in") == true)
        }
        #expect(try await mina.post("/searches/\(id)", [("pace", "daily")]).status == 422)
        #expect(try await mina.post("/searches/\(id)", [("pace", "off")]).status == 303)
        #expect(try await site.value("SELECT pace AS value FROM saved_search") == "off")
        let gone = try await mina.post("/searches/\(id)/removal")
        let after = try await mina.get(gone.location ?? "")
        #expect(after.says("The search “Remote data” is removed.") && after.says("0 of 25"))
        #expect(after.body.contains("name=\"query\" value=\"q=data&amp;place=remote&amp;hours=20\""))
        #expect(try await mina.get("/following?removed=x&query=%zz").status == 422)
    }

    @Test("A search for everything is not kept, nor one without a name; what was chosen is kept in the form")
    func refused() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        let empty = try await mina.post("/searches", [("query", "sort=pay"), ("name", "All"), ("pace", "weekly")])
        #expect(empty.status == 422 && empty.says("Choose at least one filter first"))
        let mine = try await mina.post("/searches", [("query", "open=me"), ("name", "Mine"), ("pace", "instant")])
        #expect(mine.status == 422)
        let nameless = try await mina.post("/searches", [("query", "q=data"), ("name", " "), ("pace", "instant")])
        #expect(nameless.status == 422 && nameless.body.contains("href=\"#name\"") && nameless.body.contains("value=\"q=data\""))
        #expect(nameless.body.contains("<option value=\"instant\" selected>"))
        #expect(try await site.count("SELECT COUNT(*) AS value FROM saved_search") == 0)
    }

    @Test("There is an end to what one can follow and keep: the next one is refused, and nothing of it is done")
    func caps() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        let id = try #require(mina.id)
        try await site.site.database.write { tx in
            for number in 1...99 {
                try tx.run("INSERT INTO follow (person_id, kind, target, created_at) VALUES (\(id), 'skill', \("skill \(number)"), 1)")
            }
        }
        let two = try await mina.post("/following", [("field", "writing"), ("industry", "nonprofit"), ("skills", "")])
        #expect(two.status == 422 && two.says("You can follow 100 things at most"))
        #expect(try await site.count("SELECT COUNT(*) AS value FROM follow") == 99)
        let statuses = try await atOnce(
            ["writing", "operations", "finance"].map { field in
                { try await mina.post("/following", [("kind", "field"), ("target", field)]).status }
            })
        #expect(statuses.sorted() == [303, 422, 422], "three at once are not more than one")
        for number in 1...25 {
            let saved = try await mina.post("/searches", [("query", "q=word\(number)"), ("name", "\(number)"), ("pace", "weekly")])
            #expect(saved.status == 303)
        }
        let more = try await mina.post("/searches", [("query", "q=other"), ("name", "One more"), ("pace", "weekly")])
        #expect(more.status == 422 && more.says("You can keep 25 searches at most") && more.body.contains("value=\"One more\""))
        #expect(try await mina.post("/searches", [("query", "q=word1"), ("name", "Renamed"), ("pace", "off")]).status == 303)
    }

    @Test("A project is put aside on its page and listed with what became of it; a draft of others is not there to save")
    func projects() async throws {
        let scene = try await Scene()
        let mina = try await scene.site.person("Mina Okafor", "mina@people.example", zone: "America/Chicago")
        let draft = try await scene.draft()
        let project = try await scene.publish("Count the donors")
        #expect(try await mina.post("/projects/\(draft)/saving").status == 404)
        #expect(try await mina.get("/projects/\(project)").says("Save for later"))
        #expect(try await !scene.omar.get("/projects/\(project)").says("Save for later"))
        #expect(try await mina.post("/projects/\(project)/saving").location == "/projects/\(project)")
        #expect(try await mina.post("/projects/\(project)/saving").status == 303)
        let page = try await mina.get("/projects/\(project)")
        #expect(page.says("Remove from saved") && page.says("Saved. We remind you on 12 November 2026, 01:59"))
        #expect(try await mina.get("/following").says("apply by 14 November 2026, 01:59"))
        let gone = try await mina.post("/projects/\(project)/saving/removal", [("next", "/following")])
        #expect(try await mina.get(gone.location ?? "").says("“Count the donors” is not saved any more."))
        let undone = try await mina.post("/projects/\(project)/saving", [("next", "/following")])
        #expect(undone.location == "/following")
        #expect(try await scene.omar.post("/projects/\(project)/closure", [("reason", "We found somebody.")]).status == 303)
        #expect(try await mina.get("/following").says("applications are over"))
        #expect(try await scene.site.count("SELECT COUNT(*) AS value FROM saved_project") == 1)
    }

    @Test("What a column allows is what the lists have, no more and no fewer")
    func checks() throws {
        let schema = try #require(SourceTree.files(in: "Sources/App/Migrations", ending: "0014_follows.sql").first).text
        func lists(_ column: String) -> [String] {
            schema.components(separatedBy: "CHECK (\(column) IN (").dropFirst().map { String($0.prefix { $0 != ")" }) }
        }
        #expect(lists("kind") == [FollowKind.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")])
        #expect(lists("pace") == Array(repeating: Pace.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", "), count: 2))
    }

    @Test("The form that keeps a search is offered where there is one, with its parts as a name; a visitor signs in first")
    func form() {
        var filter = ProjectFilter()
        #expect(SaveSearchForm(filter: filter).html.isEmpty)
        (filter.words, filter.mostHours, filter.chosen) = ("data", 20, [.place: ["remote"]])
        let html = SaveSearchForm(filter: filter).html.text
        #expect(html.contains("value=\"data, Remote, up to 20 h\"") && html.contains("value=\"q=data&amp;place=remote&amp;hours=20\""))
        #expect(SaveSearchForm(filter: filter, isSignedIn: false).html.text.contains("/sign-in?next="))
    }
}
