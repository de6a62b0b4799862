import Domain
import Storage
import Testing

@testable import App

@Suite("Many at once")
struct BatchTests {
    @Test("One kick-off signs and ticks for all, says for each what was done or why not, and what fails changes nothing else")
    func kickoff() async throws {
        let cohort = try await Cohort.opened(3)
        let (mina, bo, zed) = (cohort.members[0], cohort.members[1], cohort.members[2])
        try await bo.visitor.post("\(bo.room)/cancellation", [("reason", "unavailable")])
        let page = try await cohort.omar.get("/board/kickoff?\(cohort.query)")
        #expect(page.says("3 chosen") && page.says("read the agreement"))
        var form = cohort.all + [("once", "a-word-of-sixteen"), ("name", "Omar Haddad"), ("dates", "yes")]
        form += [("note.first_task", "Read the brief, then send three questions."), ("note.people", "")]
        form.append(("hash.\(mina.engagement)", try await cohort.hash(mina)))
        form.append(("hash.\(bo.engagement)", try await cohort.hash(bo)))
        form.append(("hash.\(zed.engagement)", "another text"))
        let sent = try await cohort.omar.post("/board/kickoff", form)
        #expect(sent.status == 303)
        let report = try await cohort.omar.get(sent.location ?? "")
        #expect(report.says("2 not done") && report.says("Signed. Ticked: First task. Ticked: Dates and check-ins."))
        #expect(report.says("Not signed: This is not the text the participant signed."))
        #expect(try await cohort.state(bo) == .cancelled)
        #expect(try await cohort.count("SELECT COUNT(*) AS value FROM signature WHERE side = 'employer'") == 1)
        #expect(try await cohort.count("SELECT COUNT(*) AS value FROM kickoff_item WHERE engagement_id = \(zed.engagement)") == 2)
        #expect(try await cohort.count("SELECT COUNT(*) AS value FROM kickoff_item WHERE engagement_id = \(bo.engagement)") == 0)
        #expect(try await cohort.count("SELECT COUNT(*) AS value FROM event WHERE noun = 'engagement' AND kind = 'batch'") == 3)
        // Sent again it is the same batch, and nothing is done twice.
        #expect(try await cohort.omar.post("/board/kickoff", form).location == sent.location)
        #expect(try await cohort.count("SELECT COUNT(*) AS value FROM event WHERE noun = 'engagement' AND kind = 'tick'") == 4)
        try await cohort.work.ines.post("/desk/money/funding/\(mina.engagement)", [("reference", "SEPA"), ("day", "2026-11-02")])
        #expect(try await cohort.state(mina) == .active, "nothing else was missing")
        let nothing = try await cohort.omar.post("/board/kickoff", cohort.all)
        #expect(nothing.status == 422 && nothing.says("Sign, or tick at least one item."))
    }

    @Test("One text goes to each thread with their own names, once, and who cannot be written to is named")
    func message() async throws {
        let cohort = try await Cohort.opened(3)
        let (mina, bo) = (cohort.members[0], cohort.members[1])
        try await bo.visitor.post("\(bo.room)/cancellation", [("reason", "unavailable")])
        let body = "Hello {first}, “{project}” begins on Monday."
        let wrong = try await cohort.omar.post("/board/messages", cohort.all + [("body", "Hello {forename}")])
        #expect(wrong.status == 422 && wrong.says("Hello {forename}"))
        let form = cohort.all + [("once", "a-word-of-sixteen"), ("body", body)]
        let sent = try await cohort.omar.post("/board/messages", form)
        let report = try await cohort.omar.get(sent.location ?? "")
        #expect(report.says("1 not done") && report.says("Not sent: The engagement is marked “Cancelled”"))
        try await cohort.omar.post("/board/messages", form)
        #expect(try await cohort.count("SELECT COUNT(*) AS value FROM message") == 2)
        let thread = try await cohort.site.value("SELECT application_id AS value FROM engagement WHERE id = \(mina.engagement)")
        #expect(try await mina.visitor.get("/threads/\(thread)").says("Hello Mina, “Clean up a donor list” begins on Monday."))
        try await cohort.site.settle()
        #expect(cohort.site.post.to("zed@people.example").contains { $0.body.contains("Hello Zed") && !$0.body.contains("Mina") })
        #expect(!cohort.site.post.to("bo@people.example").contains { $0.body.contains("Hello Bo") })
        #expect(try await mina.visitor.get(sent.location ?? "").status == 404)
        let empty = try await cohort.omar.get("/board/messages?once=x")
        #expect(empty.status == 303 && empty.location == "/board")
    }

    @Test("At most a hundred at once")
    func most() async throws {
        let cohort = try await Cohort.opened(1)
        let many = (0...100).map { ("e", "01kawp0000engagement00\(1000 + $0)") }
        #expect(try await cohort.omar.post("/board/messages", many + [("body", "Hello")]).status == 409)
    }
}
