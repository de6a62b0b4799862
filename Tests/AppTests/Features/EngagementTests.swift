import Domain
import Testing

@testable import App

@Suite("From a signature to work, and out again")
struct EngagementTests {
    @Test("Nothing starts unfunded, and everything starts by itself with the last thing missing")
    func starts() async throws {
        let work = try await Work.opened()
        #expect(try await work.sign().status == 303)
        #expect(try await work.tick(.firstTask).status == 303)
        #expect(try await work.tick(.dates).status == 303)
        #expect(try await work.row().state == .onboarding)
        let early = try await work.submit(1)
        #expect(early.status == 409)
        #expect(early.says("The work has not started yet"))
        #expect(try await work.fund().status == 303)
        #expect(try await work.row().state == .active)
        #expect(try await work.row().startedAt == TestSite.start)
        try await work.site.settle()
        let mail = work.site.post.to("mina@people.example").map(\.subject)
        #expect(mail.contains("Work starts: Clean up a donor list"))
        #expect(mail.contains("The fee is held: Clean up a donor list"))
    }

    @Test("The order does not matter: the last signature starts the work as well")
    func startsBySigning() async throws {
        let work = try await Work.opened()
        _ = try await work.fund()
        _ = try await work.tick(.dates)
        _ = try await work.tick(.firstTask)
        #expect(try await work.row().state == .onboarding)
        _ = try await work.sign()
        #expect(try await work.row().state == .active)
    }

    @Test("A signature needs the text that was read, is given once, and by the employer")
    func signing() async throws {
        let work = try await Work.opened()
        let wrong = try await work.omar.post("\(work.room)/signature", [("name", "Omar Haddad"), ("hash", "0000")])
        #expect(wrong.status == 409)
        #expect(try await work.mina.post("\(work.room)/signature", [("name", "Mina Okafor"), ("hash", "x")]).status == 409)
        let empty = try await work.omar.post("\(work.room)/signature", [("name", " "), ("hash", "x")])
        #expect(empty.status == 422)
        #expect(try await work.sign().status == 303)
        #expect(try await work.sign().status == 409)
        let page = try await work.mina.get("\(work.room)/agreement")
        #expect(page.says("Omar Haddad"))
        #expect(page.says("from 198.51.100.7"))
    }

    @Test("An agreement that changed meanwhile is not signed")
    func changedAgreement() async throws {
        let work = try await Work.opened()
        let desk = try AgreementDesk(site: work.site.site)
        let moment = work.site.site.world.moment()
        let application = try await work.row().application
        let name = try Line("Mina Okafor", "The name", 1...80)
        await #expect(throws: Refusal.self) {
            try await work.site.site.database.write { tx in
                try tx.openEngagement(for: application, signedAs: name, agreement: "an older text", from: "", desk, moment)
            }
        }
    }

    @Test("Strangers see nothing, the wrong side changes nothing")
    func wrongPeople() async throws {
        let work = try await Work.started()
        let zed = try await work.site.person("Zed Novak", "zed@people.example")
        let acts = ["", "/agreement", "/cancellation", "/dispute"]
        for act in acts { #expect(try await zed.get(work.room + act).status == 404) }
        for act in ["/signature", "/kickoff", "/cancellation", "/dispute"] {
            let answer = try await zed.post(
                work.room + act,
                [("name", "Zed Novak"), ("item", "dates"), ("reason", "other"), ("note", "I would like to see what happens here.")])
            #expect(answer.status == 404)
        }
        #expect(try await work.mina.post("\(work.room)/kickoff", [("item", "channel"), ("note", "Here I am.")]).status == 403)
        #expect(try await work.mina.get("/desk/money").status == 404)
        #expect(
            try await work.omar.post("/desk/money/funding/\(work.engagement)", [("reference", "mine"), ("day", "2026-11-02")]).status == 404
        )
        #expect(try await work.site.visitor().get(work.room).status == 303)
        #expect(try await work.row().state == .active)
    }

    @Test("Each side reads its own next step in every state")
    func nextSteps() async throws {
        let work = try await Work.opened()
        #expect(try await work.omar.get(work.room).says("Read and sign"))
        #expect(try await work.mina.get(work.room).says("Nothing to do for you now"))
        _ = try await work.sign()
        #expect(try await work.omar.get(work.room).says("Pay 528.00 USD by bank transfer"))
        #expect(try await work.ines.get(work.room).says("Record money"))
        _ = try await work.fund()
        #expect(try await work.omar.get(work.room).says("Finish the kick-off list: first task, dates and check-ins"))
        _ = try await work.tick(.firstTask)
        _ = try await work.tick(.dates)
        #expect(try await work.mina.get(work.room).says("Hand in “Part 1”"))
        try await work.submit(1)
        #expect(try await work.omar.get(work.room).says("Review the work"))
        try await work.review(1, "changes")
        #expect(try await work.mina.get(work.room).says("asked for changes to “Part 1”"))
        for part in 1...2 {
            try await work.submit(part)
            try await work.review(part, "accept")
        }
        #expect(try await work.mina.get(work.room).says("Give feedback"))
        #expect(try await work.omar.get(work.room).says("Give feedback"))
    }

    @Test("Cancelling before the fee arrived voids the bill and frees the seat")
    func cancelUnfunded() async throws {
        let work = try await Work.opened()
        #expect(try await work.mina.get("\(work.room)/cancellation").says("the bill is taken back"))
        let answer = try await work.mina.post("\(work.room)/cancellation", [("reason", "unavailable"), ("note", "")])
        #expect(answer.status == 303)
        #expect(try await work.row().state == .cancelled)
        #expect(try await work.balance(.due(work.engagement)) == 0)
        #expect(try await work.balance(.receivable(work.organization)) == 0)
        let (seats, state) = try await project(work)
        #expect(seats == 0)
        #expect(state == .published)
        #expect(try await work.fund().status == 409)
        #expect(try await work.mina.post("\(work.room)/cancellation", [("reason", "unavailable")]).status == 409)
        #expect(try await work.ledgerProblems().isEmpty)
    }

    @Test("A seat that is freed after the apply-by date opens for nobody")
    func cancelLate() async throws {
        let work = try await Work.opened()
        try await work.site.pass(.days(3))
        _ = try await work.omar.post("\(work.room)/cancellation", [("reason", "withdrawn"), ("note", "")])
        let (seats, state) = try await project(work)
        #expect(seats == 0)
        #expect(state == .filled)
    }

    private func project(_ work: Work) async throws -> (Int, Project.State) {
        try await work.site.site.database.read { [project = work.project] tx in
            let row = try #require(try tx.row("SELECT seats_taken, state FROM project WHERE id = \(project)"))
            return (try row["seats_taken"], try row["state"])
        }
    }

    @Test("The board shows an organization its work, with what needs somebody, and nobody else's")
    func board() async throws {
        let work = try await Work.opened()
        #expect(try await work.omar.get("/board").says("Not paid"))
        _ = try await work.sign()
        #expect(!(try await work.omar.get("/board").says("Not signed")))
        _ = try await work.fund()
        _ = try await work.tick(.firstTask)
        _ = try await work.tick(.dates)
        try await work.site.pass(.days(12))
        #expect(try await work.omar.get("/board").says("Overdue"))
        try await work.submit(1)
        #expect(try await work.omar.get("/board").says("Waiting for review since"))
        #expect(try await work.mina.get("/board").status == 404)
    }
}
