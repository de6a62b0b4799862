import Domain
import Testing

@testable import App

@Suite("The operator's desk")
struct DeskTests {
    private static let pages = [
        "/desk", "/desk/people", "/desk/jobs", "/desk/audit", "/desk/reports", "/desk/reports?show=ended", "/desk/policies",
        "/desk/people?after=%00", "/desk/audit?before=%00",
    ]

    @Test("is there for operators alone", arguments: pages)
    func operatorsOnly(_ path: String) async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        #expect(try await site.visitor().get(path).location?.hasPrefix("/sign-in") == true)
        #expect(try await mina.get(path).status == 404)
        #expect(try await site.operatorVisitor().get(path).status == 200)
    }

    @Test("says that all is clear, and counts what waits with its age")
    func queues() async throws {
        let site = try await TestSite()
        let ines = try await site.operatorVisitor()
        #expect(try await ines.get("/desk").says("All clear Nothing waits for you."))
        _ = try await FinishedWork(site, .init(state: .disputed))
        try await site.visitor().post("/report", [("page", "/projects"), ("reason", "scam"), ("words", "It asks me to pay first.")])
        try await site.pass(.hours(6))
        let page = try await ines.get("/desk")
        #expect(page.says("2 things wait") && page.says("1 dispute to settle") && page.says("1 report to look at oldest 6 hours ago"))
        #expect(page.body.contains("href=\"/desk/reports\""))
    }

    @Test("a report is filed by anyone, a few times an hour, about a page of this site")
    func reports() async throws {
        let site = try await TestSite()
        let visitor = site.visitor()
        let report = [("page", "http://localhost/projects/1"), ("reason", "privacy"), ("words", "It shows <b>a phone number</b>.")]
        #expect(try await visitor.get("/report?page=/projects/1").body.contains("value=\"/projects/1\""))
        for wrong in [("page", "//evil.example"), ("reason", "nonsense"), ("words", "short")] {
            let fields = report.filter { $0.0 != wrong.0 } + [wrong]
            #expect(try await visitor.post("/report", fields).status == 422)
        }
        for _ in 1...5 { #expect(try await visitor.post("/report", report).status == 303) }
        #expect(try await visitor.post("/report", report).status == 429)
        let ines = try await site.operatorVisitor()
        let list = try await ines.get("/desk/reports")
        #expect(list.text.components(separatedBy: "It shows private information").count == 6)
    }

    @Test("a report is ended once, with a note, and the record says by whom")
    func endReport() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        try await mina.post("/report", [("page", "/projects"), ("reason", "other"), ("words", "Something is off here.")])
        let ines = try await site.operatorVisitor()
        let list = try await ines.get("/desk/reports")
        let path = try #require(list.body.firstMatch(of: #//desk/reports/[0-9a-z]{26}/#).map { String($0.output) })
        #expect(try await mina.post(path, [("act", "dismiss"), ("note", "No.")]).status == 404)
        #expect(try await ines.post(path, [("act", "settle"), ("note", "")]).status == 422)
        #expect(try await ines.post(path, [("act", "burn"), ("note", "What")]).status == 422)
        #expect(try await ines.post(path, [("act", "settle"), ("note", "Closed the project.")]).status == 303)
        #expect(try await ines.post(path, [("act", "dismiss"), ("note", "Changed my mind.")]).status == 409)
        #expect(try await ines.get(path).says("Closed the project."))
        #expect(try await ines.get("/desk/reports?show=ended").says("Acted upon"))
        let audit = try await ines.get("/desk/audit?noun=report")
        #expect(audit.says("Report settle") && audit.says("Ines Ortega") && audit.says("Closed the project."))
    }

    @Test("finds people by the beginning of a name or address, accents aside, page by page")
    func people() async throws {
        let site = try await TestSite()
        let ines = try await site.operatorVisitor()
        try await site.person("Łukasz Żak", "lukasz@people.example")
        for number in 10...70 { try await site.person("Test \(number)", "t\(number)@people.example") }
        #expect(try await ines.get("/desk/people?q=lukasz%20z").says("Łukasz Żak"))
        #expect(try await ines.get("/desk/people?q=t33%40").says("Test 33"))
        #expect(try await ines.get("/desk/people?q=%25").says("Nobody found"))
        let first = try await ines.get("/desk/people?q=test")
        #expect(first.says("Test 59") && !first.says("Test 60"))
        let next = try #require(first.body.firstMatch(of: #/rel="next" href="([^"]+)"/#).map { String($0.output.1) })
        let second = try await ines.get(next.replacingOccurrences(of: "&amp;", with: "&"))
        #expect(second.says("Test 60") && second.says("Test 70") && !second.says("Test 59") && !second.body.contains("rel=\"next\""))
    }

    @Test("suspends an account: sessions end, sign-in and portfolio close; and restores it")
    func suspend() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        let ines = try await site.operatorVisitor()
        let id = try #require(mina.id)
        try await mina.post("/portfolio", [("slug", "mina"), ("visibility", "public")])
        #expect(try await ines.get("/desk/people/\(id)").says("Open sessions\n1"))
        #expect(try await ines.post("/desk/people/\(id)/suspension", [("reason", "")]).status == 422)
        #expect(try await mina.post("/desk/people/\(id)/suspension", [("reason", "Let me")]).status == 404)
        #expect(try await ines.post("/desk/people/\(id)/suspension", [("reason", "Two no-shows")]).status == 303)
        #expect(try await ines.post("/desk/people/\(id)/suspension", [("reason", "Again")]).status == 409)
        #expect(try await mina.get("/profile").location?.hasPrefix("/sign-in") == true)
        #expect(try await site.visitor().get("/people/mina").status == 404)
        let signIn = [("email", "mina@people.example"), ("password", CastMember.password)]
        #expect(try await site.visitor().post("/sign-in", signIn).status == 403)
        let page = try await ines.get("/desk/people/\(id)")
        #expect(page.says("Suspended") && page.says("Two no-shows"))
        #expect(try await ines.post("/desk/people/\(id)/restoration").status == 303)
        #expect(try await ines.post("/desk/people/\(id)/restoration").status == 409)
        #expect(try await site.visitor().post("/sign-in", signIn).status == 303)
    }

    @Test("an operator suspends neither themselves nor another operator")
    func operators() async throws {
        let site = try await TestSite()
        let ines = try await site.operatorVisitor()
        let other = try await site.operatorVisitor("Ruth Vance", "ruth@foothold.example")
        for id in [try #require(ines.id), try #require(other.id)] {
            #expect(try await ines.post("/desk/people/\(id)/suspension", [("reason", "Because")]).status == 409)
        }
        #expect(try await ines.post("/desk/people/01hzzzzzzzzzzzzzzzzzzzzzzz/suspension", [("reason", "Because")]).status == 404)
    }

    @Test("shows a job that failed and why, and tries it again when told to")
    func jobs() async throws {
        let site = try await TestSite()
        let ines = try await site.operatorVisitor()
        site.post.fail(MailError(isPermanent: true, description: "550 no such mailbox"))
        try await site.visitor().post("/reset", [("email", "ines@foothold.example")])
        try await site.settle()
        let page = try await ines.get("/desk/jobs")
        #expect(page.says("1 failed") && page.says("550 no such mailbox"))
        let path = try #require(page.body.firstMatch(of: #//desk/jobs/[0-9a-z]{26}/#).map { String($0.output) })
        site.post.fail(nil)
        #expect(try await ines.post(path).status == 303)
        #expect(try await ines.post(path).status == 409)
        try await site.settle()
        #expect(site.post.to("ines@foothold.example").count == 1)
        #expect(try await ines.get("/desk/audit?noun=job").says("Job retry"))
        #expect(try await ines.get("/desk/jobs").says("0 failed"))
    }

    @Test("the audit trail is filtered by person and read page by page, newest first")
    func audit() async throws {
        let site = try await TestSite()
        let ines = try await site.operatorVisitor()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        for number in 1...60 {
            try await mina.post("/portfolio", [("slug", "mina-\(number)"), ("visibility", "private")])
            try await site.pass(.seconds(1))
        }
        let first = try await ines.get("/desk/audit?person=\(try #require(mina.id))")
        #expect(first.says("Done by Mina Okafor"))
        #expect(first.body.components(separatedBy: "Person portfolio").count == 51)
        let next = try #require(first.body.firstMatch(of: #/rel="next" href="([^"]+)"/#).map { String($0.output.1) })
        let second = try await ines.get(next.replacingOccurrences(of: "&amp;", with: "&"))
        #expect(second.body.components(separatedBy: "Person portfolio").count == 11)
        #expect(try await ines.get("/desk/audit?noun=nonsense&before='").status == 200)
    }

    @Test("the policies page names every number in force")
    func policies() async throws {
        let site = try await TestSite()
        let page = try await site.operatorVisitor().get("/desk/policies")
        for words in ["us-2026.1", "20.00 USD an hour", "5 to 40", "10 %", "72 hours", "day 3 and day 6", "1099-NEC"] {
            #expect(page.says(words), "\(words)")
        }
    }
}
