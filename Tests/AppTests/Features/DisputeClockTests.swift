import Domain
import Testing

@testable import App

@Suite("The clocks of a dispute")
struct DisputeClockTests {
    @Test("Who does not answer within three days is reminded on the second, and loses on the third")
    func unanswered() async throws {
        let work = try await Work.started()
        try await work.submit(1)
        let path = try await work.dispute("cancelled", whole: "80")
        try await work.site.pass(.days(2) - .minutes(1))
        #expect(try await work.letters(to: work.omar, "An answer is due") == 0)
        try await work.site.pass(.minutes(1))
        #expect(try await work.letters(to: work.omar, "An answer is due") == 1)
        #expect(try await work.letters(to: work.mina, "An answer is due") == 0)
        try await work.site.pass(.days(1) - .minutes(1))
        #expect(try await work.row().state == .disputed)
        try await work.site.pass(.minutes(1))
        #expect(try await work.row().state == .cancelled)
        #expect(try await work.lastDispute()?.ending == .unanswered)
        #expect(try await work.balance(.payable(#require(work.mina.id))) == 38_400)
        #expect(try await work.mina.get(path).says("Nobody answered in time"))
        #expect(try await work.answer(path) == 409)
        #expect(try await work.ledgerProblems().isEmpty)
    }

    @Test("Who does not refuse a proposal within three days has accepted it; a refusal stops that")
    func silence() async throws {
        let work = try await Work.started()
        let path = try await work.dispute()
        #expect(try await work.answer(path) == 303)
        _ = try await work.omar.post("\(path)/proposal", work.terms("cancelled", whole: "10"))
        try await work.site.pass(.days(2))
        #expect(try await work.letters(to: work.mina, "Your word is due") == 1)
        #expect(try await work.letters(to: work.omar, "Your word is due") == 0)
        #expect(try await work.mina.post("\(path)/refusal", work.proposal()).status == 303)
        try await work.site.pass(.days(2))
        #expect(try await work.row().state == .disputed)
        _ = try await work.ines.post("\(path)/proposal", work.terms("cancelled", whole: "30"))
        try await work.site.pass(.days(3) - .minutes(1))
        #expect(try await work.row().state == .disputed)
        try await work.site.pass(.minutes(1))
        #expect(try await work.row().state == .cancelled)
        #expect(try await work.lastDispute()?.ending == .silence)
        #expect(try await work.balance(.payable(#require(work.mina.id))) == 14_400)
    }

    @Test("A proposal that another one replaced does not lapse into a decision")
    func replaced() async throws {
        let work = try await Work.started()
        let path = try await work.dispute()
        #expect(try await work.answer(path) == 303)
        _ = try await work.omar.post("\(path)/proposal", work.terms("cancelled", whole: "10"))
        try await work.site.pass(.days(2))
        _ = try await work.mina.post("\(path)/proposal", work.terms("cancelled", whole: "90"))
        try await work.site.pass(.days(2))
        #expect(try await work.row().state == .disputed)
        try await work.site.pass(.days(1))
        #expect(try await work.balance(.payable(#require(work.mina.id))) == 43_200)
    }

    @Test("The operator is reminded to propose and to decide; past day ten both sides hear that it is overdue")
    func operators() async throws {
        let work = try await Work.started()
        let path = try await work.dispute()
        try await work.site.pass(.days(1))
        #expect(try await work.answer(path) == 303)
        try await work.site.pass(.days(2))
        #expect(try await work.letters(to: work.ines, "A dispute waits for you") == 1)
        try await work.site.pass(.days(5))
        #expect(try await work.letters(to: work.ines, "A dispute waits for you") == 2)
        #expect(try await work.letters(to: work.mina, "The decision is overdue") == 0)
        try await work.site.pass(.days(2))
        for reader in [work.mina, work.omar, work.ines] {
            #expect(try await work.letters(to: reader, "The decision is overdue") == 1, "\(reader.name)")
        }
        #expect(try await work.ines.get("/desk/disputes").says("overdue since"))
        #expect(try await work.row().state == .disputed, "nobody was silent, so no clock decides")
    }

    @Test("In dispute no silence accepts work, and when the work goes on the clock of the review begins anew")
    func reviewClock() async throws {
        let work = try await Work.started()
        try await work.submit(1)
        try await work.site.pass(.days(5))
        let path = try await work.dispute("active", whole: "")
        #expect(try await work.submit(2).status == 409)
        #expect(try await work.answer(path) == 303)
        try await work.site.pass(.days(5))
        #expect(try await work.milestone(1).state == .submitted)
        #expect(try await work.ines.post("\(path)/decision", work.terms("active")).status == 303)
        #expect(try await work.row().state == .active)
        try await work.site.pass(.days(7) - .minutes(1))
        #expect(try await work.milestone(1).state == .submitted)
        try await work.site.pass(.minutes(1))
        #expect(try await work.milestone(1).state == .accepted)
    }
}
