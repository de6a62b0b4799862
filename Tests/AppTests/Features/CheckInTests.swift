import Domain
import Testing

@testable import App

@Suite("Check-ins: one minute a week, and what two of silence mean")
struct CheckInTests {
    @Test("On Friday at nine of their own morning the participant is asked; the link in the letter answers once, without signing in")
    func byMail() async throws {
        let work = try await Work.started()
        try await work.reach("2026-11-06", hour: 9)
        #expect(try await work.checkIns().map(\.askedAt) == [Zone("America/Chicago").instant(on: Day(parsing: "2026-11-06")!, hour: 9)])
        #expect(work.letters("One minute: how does it go with Tern?") == 1)
        let links = work.checkInLinks()
        #expect(links.count == 2)
        let anybody = work.site.visitor()
        let page = try await anybody.get(links[0])
        #expect(page.status == 200)
        #expect(page.body.contains("name=\"on_track\" value=\"yes\" checked"))
        #expect(page.body.contains("name=\"energy\" value=\"4\" checked"))
        #expect(try await anybody.get(links[1]).body.contains("name=\"blocked\" value=\"yes\" checked"))
        #expect(try await work.checkIns().map(\.state) == [.open], "looking answers nothing")
        let path = String(links[0].prefix { $0 != "?" })
        let wrong = try await anybody.post(path, Work.answer(blocked: "yes", energy: "9"))
        #expect(wrong.status == 422)
        #expect(wrong.body.contains("id=\"words-error\"") && wrong.body.contains("id=\"energy-error\""))
        #expect(try await anybody.post(path, Work.answer()).status == 303)
        #expect(try await anybody.get(path).says("Thank you, this is answered"))
        #expect(try await anybody.post(path, Work.answer(onTrack: "no")).status == 409)
        let row = try #require(try await work.checkIns().first)
        #expect(row.state == .answered && row.isOnTrack == true && row.energy == 4)
        #expect(try await work.flags().isEmpty)
        #expect(try await work.omar.get(work.room).says("Check-in answered"))
    }

    @Test("A link opens its own check-in only, and not for longer than it is open")
    func linkEnds() async throws {
        let work = try await Work.started()
        try await work.reach("2026-11-06", hour: 9)
        let path = String(try #require(work.checkInLinks().first).prefix { $0 != "?" })
        let anybody = work.site.visitor()
        #expect(try await anybody.get(path + "x").status == 404)
        #expect(try await anybody.get("/check-ins/\(work.engagement)").status == 404)
        let elsewhere = CheckInLink(ID(work.engagement.text)).token(work.site.site.secret)
        #expect(try await anybody.get("/check-ins/\(elsewhere)").status == 404)
        let other = work.site.site.secret.token(try await work.checkIns()[0].id.text, for: "unsubscribe")
        #expect(try await anybody.get("/check-ins/\(other)").status == 404)
        try await work.reach("2026-11-09", hour: 9)
        #expect(try await work.checkIns().map(\.state) == [.missed])
        #expect(try await anybody.get(path).says("This check-in is over"))
        #expect(try await anybody.post(path, Work.answer()).status == 409)
    }

    @Test("Signed in, only the participant answers; nothing is asked when nothing is open")
    func onTheSite() async throws {
        let work = try await Work.started()
        let zed = try await work.site.person("Zed Novak", "zed@people.example")
        #expect(try await work.mina.get("\(work.room)/check-in").says("Nothing is asked now"))
        #expect(try await work.mina.post("\(work.room)/check-in", Work.answer()).status == 409)
        try await work.reach("2026-11-06", hour: 9)
        #expect(try await work.mina.get(work.room).says("Answer the check-in"))
        #expect(try await zed.post("\(work.room)/check-in", Work.answer()).status == 404)
        #expect(try await work.omar.post("\(work.room)/check-in", Work.answer()).status == 403)
        #expect(try await work.mina.post("\(work.room)/check-in", [("words", "Kept words")]).says("Kept words"))
        #expect(try await work.mina.post("\(work.room)/check-in", Work.answer()).status == 303)
        #expect(try await !work.mina.get(work.room).says("Answer the check-in"))
    }

    @Test("Somebody who is blocked has the supervisor, the backup and the mentor told; a good check-in takes the flag down")
    func blocked() async throws {
        let work = try await Work.started()
        _ = try await work.site.person("Lena Brandt", "lena@tern.example")
        _ = try await work.colleague("Sol Reyes", "sol@tern.example", .mentor, isMentor: true)
        try await work.reach("2026-11-06", hour: 9)
        _ = try await work.mina.post(
            "\(work.room)/check-in", Work.answer(onTrack: "no", blocked: "yes", words: "The export is locked.", energy: "2"))
        try await work.site.settle()
        for email in ["omar@tern.example", "lena@tern.example", "sol@tern.example"] {
            #expect(work.letters("Mina Okafor is blocked", to: email) == 1, "\(email)")
        }
        #expect(work.letters("is blocked") == 0)
        let flag = try #require(try await work.flags().first)
        #expect(flag.kind == .blocked && flag.isUp && flag.reason == "The export is locked.")
        #expect(try await work.omar.get(work.room).says("The export is locked."))
        try await work.reach("2026-11-13", hour: 10)
        _ = try await work.mina.post("\(work.room)/check-in", Work.answer())
        #expect(try await work.flags().map(\.isUp) == [false])
        let up = try await work.site.site.database.read { tx in try tx.riskFlagsUp(where: "TRUE") }
        #expect(up.isEmpty)
    }

    @Test("One miss is nothing, two in a row raise a flag; the supervisor takes it down and says what was agreed")
    func twoMisses() async throws {
        let work = try await Work.started()
        try await work.reach("2026-11-16", hour: 8)
        #expect(try await work.checkIns().map(\.state) == [.open, .missed])
        #expect(try await work.flags().isEmpty)
        try await work.reach("2026-11-16", hour: 9)
        let flag = try #require(try await work.flags().first)
        #expect(flag.kind == .missed && flag.isUp)
        #expect(work.letters("No word from Mina Okafor", to: "omar@tern.example") == 1)
        let up = try await work.site.site.database.read { tx in try tx.riskFlagsUp(where: "engagement.state = 'active'") }
        #expect(up[work.engagement]?.map(\.id) == [flag.id])
        let zed = try await work.site.person("Zed Novak", "zed@people.example")
        let path = "/risk-flags/\(flag.id)"
        #expect(try await zed.get(path).status == 404)
        #expect(try await work.mina.post(path, [("note", "We spoke on the phone.")]).status == 403)
        #expect(try await work.omar.post(path, [("note", "")]).status == 422)
        #expect(try await work.omar.post(path, [("note", "We spoke on the phone.")]).status == 303)
        #expect(try await work.omar.post(path, [("note", "We spoke on the phone.")]).status == 409)
        #expect(try await work.flags().map(\.note) == ["We spoke on the phone."])
        try await work.site.settle()
        #expect(work.letters("Looked at: Clean up a donor list") == 1)
    }

    @Test("Twice a week is Tuesday and Friday; where no check-ins were agreed, nobody is asked")
    func rhythms() async throws {
        let twice = try await Work.opened()
        try await twice.set(rhythm: .twice)
        try await twice.begin()
        try await twice.reach("2026-11-14")
        #expect(try await twice.checkIns().count == 3, "Tuesday of the first week is too soon after the start")
        let none = try await Work.opened()
        try await none.set(rhythm: .none)
        try await none.begin()
        try await none.reach("2026-11-20")
        #expect(try await none.checkIns().isEmpty)
    }

    @Test("Whoever waits for a review is not asked, and what is open when the work ends is not missed")
    func notAtWork() async throws {
        let work = try await Work.started()
        try await work.submit(1)
        try await work.submit(2)
        try await work.reach("2026-11-07")
        #expect(try await work.row().state == .delivered)
        #expect(try await work.checkIns().isEmpty)
        let ended = try await Work.started()
        try await ended.reach("2026-11-06", hour: 10)
        _ = try await ended.mina.post("\(ended.room)/cancellation", [("reason", "unavailable"), ("note", "")])
        try await ended.reach("2026-11-20")
        #expect(try await ended.checkIns().map(\.state) == [.void])
        #expect(try await ended.flags().isEmpty)
    }
}

extension Work {
    /// Everything that is left to do before work starts.
    func begin() async throws {
        _ = try await sign()
        _ = try await tick(.firstTask)
        _ = try await tick(.dates)
        _ = try await fund()
    }
}
