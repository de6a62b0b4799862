import Domain
import Storage
import Testing

@testable import App

@Suite("Screening")
struct ScreeningTests {
    @Test("Until it is rated no page and no letter to the employer names the applicant; then all of them do")
    func blind() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let bo = try await search.site.person("Bo Lindqvist", "bo@people.example")
        try await search.run("UPDATE profile SET headline = 'Career changer', story = 'Northfield taught me' WHERE person_id = \(mina.id)")
        let (first, second) = (try await search.apply(mina), try await search.apply(bo))
        try await mina.post("/threads/\(first)", [("body", "How do the lists differ?")])
        let pages = [
            "/applications/\(first)", "/projects/\(search.project)/screening",
            "/projects/\(search.project)/screening?sort=rating&state=unrated",
            "/projects/\(search.project)/comparison?id=\(first)&id=\(second)", "/inbox", "/threads/\(first)", "/notices", "/home",
        ]
        _ = try await search.subjects(to: "omar@tern.example")
        for path in pages {
            let page = try await search.omar.get(path)
            #expect(page.status == 200, "\(path)")
            #expect(!page.body.contains("Okafor") && !page.body.contains("Mina"), "\(path)")
            #expect(!page.body.contains("Northfield") && !page.body.contains("mina@people"), "\(path)")
        }
        for letter in search.site.post.to("omar@tern.example") {
            #expect(!letter.subject.contains("Mina") && !letter.body.contains("Mina") && !letter.body.contains("Okafor"))
        }
        try await search.rate(first)
        for path in pages where path != "/home" && path != "/notices" && !path.contains("unrated") {
            #expect(try await search.omar.get(path).says("Mina Okafor"), "\(path)")
        }
        #expect(try await search.omar.get("/applications/\(first)").says("Northfield taught me"))
        #expect(try await !search.omar.get("/projects/\(search.project)/screening").body.contains("Bo Lindqvist"))
        #expect(try await !search.omar.get("/applications/\(first)").body.contains("mina@people"))
    }

    @Test("A rating says what is missing at each question, and may be corrected")
    func rating() async throws {
        let search = try await Searching()
        let id = try await search.apply(search.site.person("Mina Okafor", "mina@people.example"))
        let wrong = try await search.omar.post("/applications/\(id)/rating", [("fit", "9"), ("evidence", "x"), ("note", "")])
        #expect(wrong.status == 422)
        for name in ["fit", "understanding", "evidence"] { #expect(wrong.body.contains("id=\"\(name)-error\"")) }
        #expect(!wrong.body.contains("Mina"))
        try await search.rate(id)
        try await search.omar.post(
            "/applications/\(id)/rating", [("fit", "1"), ("understanding", "1"), ("evidence", "2"), ("note", "Thin.")])
        #expect(try await search.omar.get("/projects/\(search.project)/screening").says("4 of 12"))
    }

    @Test("Rows are counted by state, filtered and sorted; two to four are compared")
    func list() async throws {
        let search = try await Searching(seats: 2)
        let first = try await search.apply(search.site.person("Mina Okafor", "mina@people.example"))
        let second = try await search.apply(search.site.person("Bo Lindqvist", "bo@people.example"))
        try await search.rate(second)
        try await search.omar.post("/applications/\(second)/shortlisting")
        let page = "/projects/\(search.project)/screening"
        let byTime = try await search.omar.get(page).text
        let byRating = try await search.omar.get("\(page)?sort=rating").text
        #expect(try #require(byTime.range(of: "Applicant 1")).lowerBound < #require(byTime.range(of: "Bo Lindqvist")).lowerBound)
        #expect(try #require(byRating.range(of: "Bo Lindqvist")).lowerBound < #require(byRating.range(of: "Applicant 1")).lowerBound)
        #expect(try await !search.omar.get("\(page)?state=shortlisted").says("Applicant 1"))
        let compared = try await search.omar.get("/projects/\(search.project)/comparison?id=\(first)&id=\(second)")
        #expect(compared.says("Applicant 1") && compared.says("Bo Lindqvist") && compared.says("Have you merged lists before?"))
        #expect(try await search.omar.get("/projects/\(search.project)/comparison?id=\(first)").location == page)
    }

    @Test("An offer needs a rating and a free place, and can be taken back")
    func offers() async throws {
        let search = try await Searching()
        let first = try await search.apply(search.site.person("Mina Okafor", "mina@people.example"))
        let second = try await search.apply(search.site.person("Bo Lindqvist", "bo@people.example"))
        #expect(try await search.omar.post("/applications/\(first)/offer", [("offerNote", "")]).says("Rate this application first"))
        try await search.offer(first)
        try await search.rate(second)
        let over = try await search.omar.post("/applications/\(second)/offer", [("offerNote", "")])
        #expect(over.status == 409)
        #expect(over.says("Every place is taken or offered"))
        #expect(try await search.state(second) == "submitted")
        #expect(try await search.omar.post("/applications/\(first)/rescission").status == 303)
        #expect(try await search.state(first) == "shortlisted")
        #expect(try await search.subjects(to: "mina@people.example").last == "Tern Foundation took its offer back")
        #expect(try await search.omar.post("/applications/\(second)/offer", [("offerNote", "")]).status == 303)
    }

    @Test("An offer lapses after 72 hours to the minute; a timer of an earlier offer does nothing")
    func lapse() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let id = try await search.apply(mina)
        try await search.offer(id)
        try await search.site.pass(.hours(48))
        try await search.omar.post("/applications/\(id)/rescission")
        try await search.omar.post("/applications/\(id)/offer", [("offerNote", "")])
        try await search.site.pass(.hours(71))
        #expect(try await search.state(id) == "offered")
        try await search.run("UPDATE job SET due_at = due_at + 7200000 WHERE name = 'lapse_offer' AND state = 'ready'")
        try await search.site.pass(.minutes(61))
        #expect(try await mina.get("/applications/\(id)/acceptance").says("The time to answer this offer is over"))
        try await search.site.pass(.hours(2))
        #expect(try await search.state(id) == "lapsed")
        #expect(try await search.subjects(to: "mina@people.example").last == "Your offer from Tern Foundation has lapsed")
        #expect(try await search.subjects(to: "omar@tern.example").last == "Your offer to Mina Okafor has lapsed")
    }
}
