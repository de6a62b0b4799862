import Domain
import Storage
import Testing

@testable import App

@Suite("Who gives no sign")
struct AttendanceTests {
    @Test("Nothing from the participant for five days after the start: reminded on the third, and the employer may end it")
    func noShow() async throws {
        // The agreed start is on day three.
        let work = try await Work.started()
        try await work.site.pass(.days(6) - .minutes(1))
        #expect(try await work.letters(to: work.mina, "Reminder: Clean up") == 0)
        try await work.site.pass(.minutes(1))
        #expect(try await work.letters(to: work.mina, "Reminder: Clean up") == 1)
        #expect(try await work.mina.get(work.room).says("Hand something in or write a message"))
        try await work.site.pass(.days(2) - .minutes(1))
        #expect(try await work.omar.get("\(work.room)/absence").status == 409)
        #expect(try await work.omar.post("\(work.room)/absence").status == 409)
        try await work.site.pass(.minutes(1))
        #expect(try await work.letters(to: work.omar, "You may end this") == 1)
        #expect(try await work.letters(to: work.mina, "Tern may end the work now") == 1)
        #expect(try await work.mina.post("\(work.room)/absence").status == 409)
        #expect(try await work.ines.post("\(work.room)/absence").status == 403)
        #expect(try await work.omar.get(work.room).says("End it as a no-show"))
        #expect(try await work.omar.get("\(work.room)/absence").says("528.00 USD goes back to Tern"))
        #expect(try await work.omar.post("\(work.room)/absence", [("note", "We never heard anything.")]).status == 303)
        #expect(try await work.row().cancelReason == .noShow)
        #expect(try await work.balance(.refund(work.organization)) == 52_800)
        let strike = try #require(try await work.strikes().first)
        #expect(strike.subject == .person(try #require(work.mina.id)) && strike.reason == .noShow)
        #expect(try await work.letters(to: work.mina, "A strike") == 1)
        #expect(try await work.omar.post("\(work.room)/absence").status == 409)
        #expect(try await work.ledgerProblems().isEmpty)
    }

    @Test("One message is a sign, and no reminder comes")
    func sign() async throws {
        let work = try await Work.started()
        try await work.site.pass(.days(4))
        _ = try await work.mina.post("/threads/\(work.row().application)", [("body", "I begin today.")])
        try await work.site.pass(.days(5))
        #expect(try await work.letters(to: work.mina, "Reminder: Clean up") == 0)
        #expect(try await work.omar.post("\(work.room)/absence").status == 409)
    }

    @Test("Seven days past a due date without a sign: reminded on the third and sixth, then the employer may end it")
    func late() async throws {
        let work = try await Work.started()
        let application = try await work.row().application
        try await work.site.pass(.days(4))
        _ = try await work.mina.post("/threads/\(application)", [("body", "I begin today.")])
        let due = try await work.milestone(1).dueAt
        try await work.site.pass(due + .days(3) - work.site.now - .minutes(1))
        #expect(try await work.letters(to: work.mina, "Reminder: Clean up") == 0)
        try await work.site.pass(.minutes(1))
        #expect(try await work.letters(to: work.mina, "Reminder: Clean up") == 1)
        try await work.site.pass(.days(3))
        #expect(try await work.letters(to: work.mina, "Reminder: Clean up") == 2)
        try await work.site.pass(.days(1) - .minutes(1))
        let (omar, mina) = (try await work.again(work.omar), try await work.again(work.mina))
        #expect(try await omar.post("\(work.room)/absence").status == 409)
        try await work.site.pass(.minutes(1))
        // A sign that comes before the employer acts still counts.
        #expect(try await omar.get("\(work.room)/absence").status == 200)
        _ = try await mina.post("/threads/\(application)", [("body", "I am late, sorry.")])
        #expect(try await omar.post("\(work.room)/absence").status == 409)
        try await work.site.pass(.days(7))
        #expect(try await omar.post("\(work.room)/absence").status == 303)
        #expect(try await work.row().state == .cancelled)
    }

    @Test("Work that waits for review is reviewed first, whoever gives no sign")
    func submitted() async throws {
        let work = try await Work.started()
        try await work.submit(1)
        let due = try await work.milestone(2).dueAt
        try await work.site.site.database.write { [engagement = work.engagement] tx in
            // The second part was due long ago, and the first was handed in just now by its clock.
            try tx.run("UPDATE milestone SET due_at = 1 WHERE engagement_id = \(engagement) AND position = 2")
        }
        #expect(due > work.site.now)
        try await work.site.pass(.days(7) - .minutes(1))
        #expect(try await work.omar.post("\(work.room)/absence").status == 409)
        try await work.site.pass(.minutes(1))
        #expect(try await work.milestone(1).state == .accepted)
    }

    @Test("An employer that is not ready is reminded on the third and sixth day; on the seventh the participant may leave at once")
    func employer() async throws {
        let work = try await Work.opened()
        for (days, reminders) in [(3, 1), (3, 2)] {
            try await work.site.pass(.days(days))
            #expect(try await work.letters(to: work.omar, "Reminder: Clean up") == reminders)
        }
        #expect(try await work.letters(to: work.mina, "Reminder: Clean up") == 0)
        #expect(try await work.mina.post("\(work.room)/absence").status == 409)
        try await work.site.pass(.days(1))
        #expect(try await work.letters(to: work.mina, "You may end this") == 1)
        #expect(try await work.omar.post("\(work.room)/absence").status == 409)
        #expect(try await work.mina.get(work.room).says("Leave at once"))
        #expect(try await work.mina.post("\(work.room)/absence").status == 303)
        #expect(try await work.row().cancelReason == .employerAbsent)
        #expect(try await work.balance(.due(work.engagement)) == 0)
        #expect(try await work.site.value("SELECT CAST(seats_taken AS TEXT) AS value FROM project") == "0")
        #expect(try await work.strikes().first?.subject == .organization(work.organization))
        #expect(try await work.letters(to: work.omar, "A strike") == 1)
    }

    @Test("An employer that is ready in time is not waited for")
    func ready() async throws {
        let work = try await Work.opened()
        try await work.site.pass(.days(7))
        _ = try await work.sign()
        _ = try await work.tick(.firstTask)
        _ = try await work.tick(.dates)
        _ = try await work.fund()
        #expect(try await work.row().state == .active)
        #expect(try await work.mina.post("\(work.room)/absence").status == 409)
    }

    @Test("Work agreed before there were clocks has none, and keeps its text")
    func old() async throws {
        let work = try await Work.opened()
        try await work.site.site.database.write { tx in try tx.run("DELETE FROM attendance") }
        try await work.site.pass(.days(12))
        #expect(try await work.letters(to: work.omar, "Reminder: Clean up") == 0)
        #expect(try await work.mina.post("\(work.room)/absence").status == 409)
    }

    @Test("The numbers are those of the agreement, whatever the policy says later")
    func agreed() async throws {
        let work = try await Work.opened()
        let text = try await work.row().agreement
        #expect(text.contains("for 5 days after the work started, or for 7 days after a due date"))
        #expect(text.contains("7 days after you accepted, you may leave at once"))
        #expect(text.contains("within 3 days has accepted it") && text.contains("no later than day 10"))
        try await work.site.site.database.write { tx in try tx.run("UPDATE attendance SET kickoff_days = 9") }
        try await work.site.pass(.days(8))
        #expect(try await work.mina.post("\(work.room)/absence").status == 409)
        try await work.site.pass(.days(1))
        #expect(try await work.mina.post("\(work.room)/absence").status == 303)
    }
}
