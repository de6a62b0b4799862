import Domain
import Storage
import Testing

@testable import App

@Suite("The showcase of work that is not open")
struct ShowcaseTests {
    private static let words = "I found that one in nine donors gave twice under two names."
    private static let edited = "I found out who was counted twice, and how to stop it."

    /// Mina's confidential work for Tern is done, its piece is public, and her portfolio is open.
    private func finished(_ confidentiality: Confidentiality = .confidential) async throws -> (
        FinishedWork, piece: String, credential: String
    ) {
        let work = try await FinishedWork(TestSite())
        try await work.site.site.database.write { tx in _ = try tx.run("UPDATE project SET confidentiality = \(confidentiality)") }
        let credential = try await work.certify()
        try await work.mina.post("/portfolio", [("slug", "mina-okafor"), ("visibility", "public")])
        let item = try await work.site.value("SELECT id AS value FROM portfolio_item")
        try await work.mina.post(
            "/portfolio/items/\(item)", [("visibility", "public"), ("words", "Sneaked in"), ("link", "https://sneaked.example")])
        return (work, "/portfolio/items/\(item)", "/verify/\(credential)")
    }

    private func ask(_ work: FinishedWork, _ piece: String) async throws -> String {
        let fields = [("proposed", Self.words), ("link", "https://example.org/list")]
        return try #require(try await work.mina.post(piece + "/requests", fields).location)
    }

    @Test("Before the employer has answered, the verified facts are all there is, whatever the project allowed")
    func before() async throws {
        for level in [Confidentiality.internal, .confidential] {
            let (work, piece, credential) = try await finished(level)
            let page = try await work.mina.get(piece)
            #expect(page.says("Show more of it") && page.says("Tern reads what you want to say"))
            for path in ["/people/mina-okafor", credential] {
                let shown = try await work.site.visitor().get(path)
                #expect(shown.says("Clean up a donor list") && shown.says("2 of 3") == (path == credential))
                #expect(!shown.says("Sneaked in") && !shown.body.contains("sneaked.example") && !shown.says("One clean list"))
            }
            let request = try await ask(work, piece)
            #expect(try await !work.site.visitor().get("/people/mina-okafor").says("one in nine"))
            #expect(try await work.mina.get(piece).says("waits for the employer"))
            #expect(try await work.mina.post(piece + "/requests", [("proposed", Self.words)]).status == 409)
            #expect(try await work.mina.get(request).says("Silence until"))
        }
    }

    @Test("The employer edits the words, the participant agrees, and only then do they stand there; the first ones never do")
    func redacted() async throws {
        let (work, piece, credential) = try await finished()
        let request = try await ask(work, piece)
        try await work.site.settle()
        let letter = try #require(work.site.post.to("omar@tern.example").last)
        #expect(letter.subject.hasPrefix("Mina Okafor asks what may be shown") && !letter.body.contains("one in nine"))
        #expect(try await work.omar.get(request).says("one in nine"))
        #expect(try await work.omar.get("/home").says("Say what Mina Okafor may show"))
        #expect(try await work.omar.post(request, [("act", "redact"), ("redacted", "Short")]).status == 422)
        #expect(try await work.omar.post(request, [("act", "agree")]).status == 403)
        #expect(try await work.omar.post(request, [("act", "redact"), ("redacted", Self.edited), ("note", "No figures.")]).status == 303)
        let visitor = work.site.visitor()
        #expect(try await !visitor.get("/people/mina-okafor").says("counted twice"))
        let page = try await work.mina.get(request)
        #expect(page.says("No figures.") && page.says(Self.edited) && page.says("Agree and show these words"))
        #expect(try await work.mina.post(request, [("act", "agree")]).status == 303)
        #expect(try await work.mina.post(request, [("act", "agree")]).status == 409)
        let shown = try await visitor.get("/people/mina-okafor")
        #expect(shown.says(Self.edited) && shown.says("Tern read and approved these words") && !shown.says("one in nine"))
        #expect(!shown.body.contains("example.org/list"))
        #expect(try await !visitor.get(credential).says("counted twice"))
        try await work.mina.post(piece, [("visibility", "public"), ("words", "Other words"), ("link", "")])
        #expect(try await visitor.get("/people/mina-okafor").says(Self.edited))
    }

    @Test("Approved as they are, the words and the link are shown")
    func approved() async throws {
        let (work, piece, _) = try await finished(.internal)
        let request = try await ask(work, piece)
        #expect(try await work.omar.post(request, [("act", "approve")]).status == 303)
        let shown = try await work.site.visitor().get("/people/mina-okafor")
        #expect(shown.says("one in nine") && shown.body.contains("https://example.org/list"))
        try await work.site.settle()
        #expect(work.site.post.to("mina@people.example").last?.subject.hasPrefix("Approved for your portfolio") == true)
    }

    @Test("Seven days of silence are a description only, and no answer counts after them")
    func silence() async throws {
        let (work, piece, _) = try await finished()
        let request = try await ask(work, piece)
        try await work.site.pass(.days(7) - .minutes(1))
        #expect(try await work.omar.get(request).says("Waits for the employer"))
        try await work.site.pass(.minutes(2))
        #expect(try await work.mina.get(request).says("Description only"))
        #expect(try await work.omar.post(request, [("act", "approve")]).status == 409)
        #expect(try await !work.site.visitor().get("/people/mina-okafor").says("one in nine"))
        #expect(work.site.post.to("mina@people.example").last?.subject.hasPrefix("A description only") == true)
        #expect(try await work.mina.post(piece + "/requests", [("proposed", Self.words)]).status == 303, "she may ask again")
    }

    @Test("An answer stops the clock, and a request that was taken back is answered no more")
    func clock() async throws {
        let (work, piece, _) = try await finished()
        let first = try await ask(work, piece)
        #expect(try await work.mina.post(first, [("act", "withdraw")]).status == 303)
        #expect(try await work.omar.post(first, [("act", "approve")]).status == 409)
        let second = try await ask(work, piece)
        try await work.omar.post(second, [("act", "describe"), ("note", "Not before the fair.")])
        try await work.site.pass(.days(8))
        #expect(try await work.mina.get(second).says("Not before the fair."))
        #expect(
            try await work.site.value(
                "SELECT state AS value FROM portfolio_request WHERE id = \(first.split(separator: "/").last.map(String.init) ?? "")")
                == "withdrawn")
    }

    @Test("Strangers find nothing, and open work needs nobody's approval")
    func strangers() async throws {
        let (work, piece, _) = try await finished()
        let request = try await ask(work, piece)
        let zed = try await work.site.person("Zed Novak", "zed@people.example")
        let ines = try await work.site.operatorVisitor()
        for visitor in [zed, ines] {
            #expect(try await visitor.get(request).status == 404)
            #expect(try await visitor.post(request, [("act", "approve")]).status == 404)
            #expect(try await visitor.post(piece + "/requests", [("proposed", Self.words)]).status == 404)
        }
        #expect(try await work.site.visitor().get(request).status == 303)
        #expect(try await work.mina.post(request, [("act", "approve")]).status == 403)
        let (open, other, _) = try await finished(.open)
        #expect(try await open.mina.post(other + "/requests", [("proposed", Self.words)]).status == 409)
        #expect(try await open.site.visitor().get("/people/mina-okafor").says("Sneaked in"))
    }
}
