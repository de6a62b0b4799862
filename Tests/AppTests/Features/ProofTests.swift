import Domain
import Testing

@testable import App

@Suite("Credentials and portfolios")
struct ProofTests {
    /// Mina's portfolio, open to everyone, and its one piece shown.
    private func opened(_ work: FinishedWork) async throws -> String {
        try await work.certify()
        try await work.mina.post("/portfolio", [("slug", "mina-okafor"), ("visibility", "public")])
        let path = try await itemPath(work)
        try await work.mina.post(path, [("visibility", "public")])
        return path
    }

    private func itemPath(_ work: FinishedWork) async throws -> String {
        let page = try await work.mina.get("/portfolio")
        return try #require(page.body.firstMatch(of: #//portfolio/items/[0-9a-z]{26}/#).map { String($0.output) })
    }

    @Test("anyone checks a credential: who, what, judged by whom, how many criteria")
    func verify() async throws {
        let work = try await FinishedWork(TestSite())
        let id = try await work.certify()
        let page = try await work.site.visitor().get("/verify/\(id)")
        #expect(page.status == 200)
        for words in [
            "This credential is valid.", "Mina Okafor", "Clean up a donor list", "24 hours", "2 of 3", "Omar Haddad", "Data cleaning",
            "One clean list",
        ] {
            #expect(page.says(words), "\(words)")
        }
        #expect(page.body.contains("noindex") && !page.says("For your résumé"))
        #expect(try await work.certify() == id, "asked again, it is the same one")
        try await work.site.settle()
        #expect(work.site.post.to("mina@people.example").map(\.subject) == ["Your credential for “Clean up a donor list” is ready"])
    }

    @Test("keeps the facts as they were when it was issued")
    func snapshot() async throws {
        let work = try await FinishedWork(TestSite())
        let id = try await work.certify()
        try await work.site.site.database.write { tx in
            try tx.run("UPDATE project SET title = 'Something grander', hours = 999")
            try tx.run("UPDATE person SET name = 'Somebody Else'")
        }
        let page = try await work.site.visitor().get("/verify/\(id)")
        #expect(page.says("Clean up a donor list") && page.says("Mina Okafor") && !page.says("999"))
    }

    @Test("says so when silence accepted the work")
    func silent() async throws {
        let work = try await FinishedWork(TestSite(), .init(verdicts: []))
        let page = try await work.site.visitor().get("/verify/\(work.certify())")
        #expect(page.says("0 of 3") && page.says("Accepted by silence"))
    }

    @Test("finds what was pasted, and says clearly that there is no such credential")
    func find() async throws {
        let work = try await FinishedWork(TestSite())
        let id = try await work.certify()
        let visitor = work.site.visitor()
        for typed in [id.text, " \(id.text.uppercased()) ", "http://localhost/verify/\(id)"] {
            #expect(try await visitor.get("/verify?id=\(Path.encoded(typed))").location == "/verify/\(id)")
        }
        for path in ["/verify/01hzzzzzzzzzzzzzzzzzzzzzzz", "/verify/%3Cscript%3E", "/verify?id=nonsense"] {
            let answer = try await visitor.get(path)
            #expect(answer.status == 404 && answer.says("No such credential"))
        }
    }

    @Test("is revoked by the operator alone, with a reason everyone reads, once")
    func revoke() async throws {
        let work = try await FinishedWork(TestSite())
        let id = try await work.certify()
        _ = try await opened(work)
        let reason = [("reason", "The work was another person’s.")]
        #expect(try await work.mina.post("/desk/credentials/\(id)", reason).status == 404)
        #expect(try await work.omar.post("/desk/credentials/\(id)", reason).status == 404)
        let ines = try await work.site.operatorVisitor()
        #expect(try await ines.post("/desk/credentials/\(id)", [("reason", "x")]).status == 422)
        #expect(try await ines.post("/desk/credentials/\(id)", reason).status == 303)
        #expect(try await ines.post("/desk/credentials/\(id)", reason).status == 409)
        let page = try await work.site.visitor().get("/verify/\(id)")
        #expect(page.says("This credential was revoked") && page.says("The work was another person’s.") && !page.says("is valid"))
        #expect(try await !work.site.visitor().get("/people/mina-okafor").says("Clean up a donor list"))
        try await work.site.settle()
        #expect(work.site.post.to("mina@people.example").last?.subject == "Your credential for “Clean up a donor list” was revoked")
    }

    @Test("gives its holder a LinkedIn link, encoded, and wording made of verified facts")
    func career() async throws {
        let work = try await FinishedWork(TestSite(), .init(title: "Q&A: clean “50 %” + more"))
        let id = try await work.certify()
        let page = try await work.mina.get("/verify/\(id)")
        #expect(page.body.contains("name=Fieldwork%3A%20Q%26A%3A%20clean%20%E2%80%9C50%20%25%E2%80%9D%20%2B%20more%20%28Tern%29&amp;"))
        #expect(page.body.contains("issueYear=2026&amp;issueMonth=11&amp;certUrl=http%3A%2F%2Flocalhost%2Fverify%2F\(id)&amp;certId=\(id)"))
        #expect(page.says("Met 2 of 3 acceptance criteria set before the work began, judged by Omar Haddad"))
        #expect(page.says("paid micro-internship in data analysis, 24 hours, November 2026"))
    }

    @Test("a portfolio is private until its owner opens it, and its pieces likewise")
    func privacy() async throws {
        let work = try await FinishedWork(TestSite())
        try await work.certify()
        let visitor = work.site.visitor()
        try await work.mina.post("/portfolio", [("slug", "mina-okafor"), ("visibility", "private")])
        #expect(try await visitor.get("/people/mina-okafor").status == 404)
        #expect(try await work.omar.get("/people/mina-okafor").status == 404)
        #expect(try await work.mina.get("/people/mina-okafor").says("Only you see this page"))
        try await work.mina.post("/portfolio", [("slug", "mina-okafor"), ("visibility", "link")])
        let byLink = try await visitor.get("/people/mina-okafor")
        #expect(byLink.status == 200 && byLink.body.contains("noindex") && !byLink.says("Clean up a donor list"))
        try await work.mina.post(itemPath(work), [("visibility", "public"), ("words", "I counted.")])
        try await work.mina.post("/portfolio", [("slug", "mina-okafor"), ("visibility", "public")])
        let open = try await visitor.get("/people/mina-okafor")
        #expect(open.says("Clean up a donor list") && open.says("I counted.") && !open.body.contains("noindex"))
    }

    @Test("a piece for those with its link has a page that the portfolio does not list")
    func byLink() async throws {
        let work = try await FinishedWork(TestSite())
        let path = try await opened(work)
        try await work.mina.post(path, [("visibility", "link")])
        let alone = "/people/mina-okafor/" + (path.split(separator: "/").last.map(String.init) ?? "")
        let visitor = work.site.visitor()
        #expect(try await !visitor.get("/people/mina-okafor").says("Clean up a donor list"))
        #expect(try await visitor.get(alone).says("Clean up a donor list"))
        try await work.mina.post(path, [("visibility", "private")])
        #expect(try await visitor.get(alone).status == 404)
    }

    @Test(
        "shows as much as the employer permits",
        arguments: [
            (PortfolioPermission.full, true, true), (.redacted, true, false), (.description, false, false),
        ])
    func permission(_ permission: PortfolioPermission, _ mayWrite: Bool, _ mayLink: Bool) async throws {
        let work = try await FinishedWork(TestSite(), .init(permission: permission))
        let path = try await opened(work)
        #expect(try await work.mina.post(path, [("visibility", "public"), ("words", "My words.")]).status == (mayWrite ? 303 : 422))
        #expect(
            try await work.mina.post(
                path, [("visibility", "public"), ("words", mayWrite ? "My words." : ""), ("link", "https://example.org/work")]
            ).status
                == (mayLink ? 303 : 422))
        let page = try await work.site.visitor().get("/people/mina-okafor")
        #expect(page.says("Clean up a donor list") && page.says("Data cleaning"))
        #expect(page.says("My words.") == mayWrite)
        #expect(page.body.contains("https://example.org/work") == mayLink)
        #expect(page.says("One clean list") == mayLink)
        #expect(try await work.mina.post(path, [("visibility", "public"), ("link", "javascript:alert(1)")]).status == 422)
    }

    @Test("skills stand with the ratings behind them once feedback is open; what is only named says so")
    func evidence() async throws {
        let work = try await FinishedWork(TestSite())
        _ = try await opened(work)
        try await work.mina.post("/profile", [("skills", "SQL"), ("skills", "Data cleaning"), ("shown", "skills")])
        let words = FinishedWork.fields(.employer, saying: "She asked first.", skills: [("data-cleaning", 3)])
        try await work.omar.post(work.feedbackPath, words)
        let visitor = work.site.visitor()
        let before = try await visitor.get("/people/mina-okafor")
        #expect(!before.says("She asked first.") && !before.body.contains("3 of 4"))
        try await work.mina.post(work.feedbackPath, FinishedWork.fields(.participant, saying: "Good."))
        let after = try await visitor.get("/people/mina-okafor")
        #expect(
            after.says("She asked first.") && after.body.contains("aria-label=\"3 of 4\"") && after.says("1 project, rated by 1 supervisor")
        )
        #expect(!after.says("Between us"))
        #expect(after.text.contains("Named, not rated yet\nSQL"))
    }

    @Test("shows only the sections its owner ticked, and never what they need")
    func sections() async throws {
        let work = try await FinishedWork(TestSite())
        _ = try await opened(work)
        let profile = [
            ("headline", "Data, please"), ("story", "Long ago"), ("accessibility", "Captions"), ("work_authorisation", "Visa F1"),
        ]
        try await work.mina.post("/profile", profile + [("shown", "headline"), ("shown", "accessibility")])
        let page = try await work.site.visitor().get("/people/mina-okafor")
        #expect(page.says("Data, please") && !page.says("Long ago") && !page.says("Captions") && !page.says("F1"))
    }

    @Test("public names are tidy, not reserved, and one person's")
    func names() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        let bo = try await site.person("Bo Lindqvist", "bo@people.example")
        for name in ["admin", "x", "Mina Okafor", "a--b", "../etc"] {
            #expect(try await mina.post("/portfolio", [("slug", name), ("visibility", "public")]).status == 422)
        }
        #expect(try await mina.post("/portfolio", [("slug", "mina"), ("visibility", "public")]).status == 303)
        #expect(try await bo.post("/portfolio", [("slug", "mina"), ("visibility", "public")]).status == 422)
        #expect(try await site.visitor().get("/people/nobody").status == 404)
    }

    @Test("pieces move up and down, and only their owner's")
    func order() async throws {
        let first = try await FinishedWork(TestSite())
        try await first.certify()
        let second = try await FinishedWork(first.site, .init(title: "Draw the charts"), mina: first.mina, omar: first.omar)
        try await second.certify()
        let path = try await itemPath(first)
        #expect(try await first.omar.post(path + "/place", [("direction", "down")]).status == 404)
        #expect(try await first.omar.get(path).status == 404)
        try await first.mina.post(path + "/place", [("direction", "down")])
        let text = try await first.mina.get("/portfolio").text
        let (charts, list) = (try #require(text.range(of: "Draw the charts")), try #require(text.range(of: "Clean up a donor list")))
        #expect(charts.lowerBound < list.lowerBound)
    }
}
