import Domain
import Storage
import Testing

@testable import App

@Suite("Strikes")
struct StrikeTests {
    private static let fields = [("reason", "performance"), ("words", "Three versions, and none was about the task.")]

    @Test("The second strike suspends a person from applying, and nothing else; it is theirs to read and to appeal once")
    func person() async throws {
        let search = try await Searching()
        let mina = try await search.findable("Mina Okafor", "mina@people.example")
        let ines = try await search.site.operatorVisitor()
        let page = "/desk/people/\(try #require(mina.id))/strikes"
        #expect(try await ines.get("/desk/people/\(try #require(mina.id))").body.contains(page))
        #expect(try await ines.post(page, [("reason", "performance"), ("words", "Bad")]).status == 422)
        #expect(try await ines.post(page, Self.fields).status == 303)
        #expect(try await mina.get("/strikes").says("Three versions, and none was about the task."))
        #expect(!(try await mina.get("/strikes").says("is suspended")))
        #expect(try await ines.post(page, Self.fields).status == 303)
        #expect(try await mina.get("/strikes").says("Mina Okafor is suspended"))
        try await search.site.settle()
        #expect(search.site.post.to("mina@people.example").map(\.subject).suffix(1) == ["Suspended after 2 strikes: Mina Okafor"])
        let refused = try await apply(mina, search)
        #expect(refused.status == 422 && refused.says("/strikes says why") && refused.says(Searching.pitch))
        let strikes = try await strikes(search.site)
        let appeal = "/strikes/\(strikes[0])/appeal"
        let typed = { (words: String) in [("words-\(strikes[0])", words)] }
        #expect(try await mina.post(appeal, typed("No.")).status == 422)
        #expect(try await search.omar.post(appeal, typed("This is none of my business here.")).status == 404)
        #expect(try await ines.post("/desk/strikes/\(strikes[0])", [("act", "uphold"), ("words", "It stays.")]).status == 409)
        #expect(try await mina.post(appeal, typed("All three versions did what was asked.")).status == 303)
        #expect(try await mina.post(appeal, typed("All three versions did what was asked.")).status == 409)
        #expect(try await ines.get("/desk").says("1 appeal to decide"))
        #expect(try await ines.get("/desk/strikes/\(strikes[0])").says("All three versions did what was asked."))
        #expect(try await apply(mina, search).status == 422, "an appeal changes nothing yet")
        #expect(try await mina.post("/desk/strikes/\(strikes[0])", [("act", "lift"), ("words", "It is wrong.")]).status == 404)
        #expect(try await ines.post("/desk/strikes/\(strikes[0])", [("act", "lift"), ("words", "They are right.")]).status == 303)
        #expect(try await apply(mina, search).status == 303)
    }

    @Test("An upheld strike has no second appeal, and expires after a year")
    func expiry() async throws {
        let work = try await Work.started()
        let page = "/desk/people/\(try #require(work.mina.id))/strikes"
        for _ in 0..<2 { #expect(try await work.ines.post(page, Self.fields).status == 303) }
        let strikes = try await strikes(work.site)
        _ = try await work.mina.post("/strikes/\(strikes[0])/appeal", [("words-\(strikes[0])", "All three versions did what was asked.")])
        #expect(try await work.ines.post("/desk/strikes/\(strikes[0])", [("act", "uphold"), ("words", "They did not.")]).status == 303)
        #expect(try await work.mina.get("/strikes").says("They did not."))
        let again = try await work.mina.post(
            "/strikes/\(strikes[0])/appeal", [("words-\(strikes[0])", "All three versions did what was asked.")])
        #expect(again.status == 409)
        #expect(try await work.submit(1).status == 303, "live work goes on")
        #expect(try await work.ines.get(page).says("Suspended 2 of 2 count now"))
        try await work.site.pass(.days(365))
        #expect(try await work.again(work.ines).get(page).says("0 of 2 count now"))
        #expect(try await work.strikes().map(\.state) == [.expired, .expired])
        #expect(try await work.letters(to: work.mina, "A strike has expired") == 2)
    }

    @Test("Two strikes keep an organization from publishing; its owners read them, its other people do not")
    func organization() async throws {
        let work = try await Work.started()
        let page = "/desk/organizations/\(work.organization)/strikes"
        for _ in 0..<2 { #expect(try await work.ines.post(page, Self.fields).status == 303) }
        #expect(try await work.omar.get("/strikes").says("Tern is suspended"))
        #expect(try await work.mina.get("/strikes").says("Nothing counts against you"))
        let draft = try await work.omar.post("/projects/\(work.project)/copy")
        let publication = try await work.omar.post("/projects/\(draft.newID == "edit" ? id(draft) : draft.newID)/publication")
        #expect(publication.status == 403 && publication.says("Your organization has 2 strikes"))
        try await work.submit(1)
        #expect(try await work.review(1, "accept").status == 303, "live work goes on")
        try await work.site.site.database.write { tx in try tx.run("UPDATE membership SET role = 'supervisor'") }
        #expect(try await work.omar.get("/strikes").says("Nothing counts against you"))
    }

    private func id(_ answer: Answer) -> String { answer.location?.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    @Test("Nobody judges in their own cause, and nothing of it is public")
    func ownCause() async throws {
        let work = try await Work.started()
        let ines = try #require(work.ines.id)
        #expect(try await work.ines.post("/desk/people/\(ines)/strikes", Self.fields).status == 403)
        _ = try await work.ines.post("/desk/people/\(try #require(work.mina.id))/strikes", Self.fields)
        _ = try await work.ines.post("/desk/organizations/\(work.organization)/strikes", Self.fields)
        for path in ["/organizations/tern", "/projects/\(work.project)", "/people/mina-okafor"] {
            let body = try await work.site.visitor().get(path).body
            #expect(!body.contains("none was about the task") && !body.lowercased().contains("strike"), "\(path)")
        }
        #expect(try await work.omar.get("/desk/strikes").status == 404)
        #expect(try await work.site.visitor().get("/strikes").location?.hasPrefix("/sign-in") == true)
    }

    private func strikes(_ site: TestSite) async throws -> [String] {
        try await site.site.database.read { tx in try tx.strikes(where: "TRUE").map(\.id.text) }
    }

    private func apply(_ mina: Visitor, _ search: Searching) async throws -> Answer {
        try await mina.post("/projects/\(search.project)/apply", Searching.words)
    }
}
