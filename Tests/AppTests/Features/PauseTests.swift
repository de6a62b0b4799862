import Domain
import Testing

@testable import App

@Suite("A pause stops every clock")
struct PauseTests {
    private static func fields(_ until: String, alone: Bool = false) -> [(String, String)] {
        [("until", until), ("reason", "An exam week.")] + (alone ? [("alone", "yes")] : [])
    }

    /// Mina proposes a pause on the first Tuesday, Omar agrees.
    private static func paused(until: String = "2026-11-09") async throws -> Work {
        let work = try await Work.started()
        try await work.submit(1)
        try await work.site.pass(.days(1))
        #expect(try await work.mina.post("\(work.room)/pause", fields(until)).status == 303)
        #expect(try await work.omar.post("/pauses/\(work.pauses()[0].id)/agreement").status == 303)
        return work
    }

    @Test("Silence, check-ins, reminders and due dates stand still, and go on where they were")
    func standstill() async throws {
        let work = try await Self.paused()
        #expect(try await work.mina.get(work.room).says("The work is paused"))
        let due = try await work.milestone(2).dueAt
        try await work.reach("2026-11-09", hour: 8)
        #expect(try await work.milestone(1).state == .submitted, "seven days are over, but they stood still")
        #expect(try await work.checkIns().isEmpty)
        #expect(work.letters("waits for your review", to: "omar@tern.example") == 0)
        try await work.reach("2026-11-09", hour: 9)
        #expect(try await work.pauses().map(\.state) == [.ended])
        #expect(work.letters("Work goes on: Clean up a donor list") == 1)
        #expect(try await work.milestone(2).dueAt == due + .days(7), "six days and a quarter are seven dates")
        // Paused from 3 November 09:00 to 9 November 15:00 UTC.
        let silence = TestSite.start + .days(7) + .days(6) + .hours(6)
        try await work.site.pass(silence - .seconds(1) - work.site.now)
        #expect(try await work.milestone(1).state == .submitted)
        #expect(work.letters("Reminder: “Part 1” waits for your review", to: "omar@tern.example") == 2)
        try await work.site.pass(.seconds(1))
        #expect(try await work.milestone(1).state == .accepted)
        #expect(try await work.events(.milestone, "lapse") == 1)
    }

    @Test("Going on before the day moves the dates by what was paused, once")
    func early() async throws {
        let work = try await Self.paused()
        let due = try await work.milestone(2).dueAt
        try await work.site.pass(.hours(25))
        #expect(try await work.omar.post("/pauses/\(work.pauses()[0].id)/end").status == 303)
        #expect(try await work.milestone(2).dueAt == due + .days(2))
        try await work.reach("2026-11-10")
        #expect(try await work.milestone(2).dueAt == due + .days(2))
        #expect(try await work.checkIns().count == 1)
        #expect(try await work.omar.post("/pauses/\(work.pauses()[0].id)/end").status == 409)
    }

    @Test("An open check-in closes later by the pause, and own steps move with their milestone")
    func openThings() async throws {
        let work = try await Work.started()
        _ = try await work.mina.post("/milestones/\(work.milestone(1).id)/steps", [("title", "Read the lists"), ("due", "2026-11-12")])
        try await work.reach("2026-11-06", hour: 10)
        let closes = try await work.checkIns()[0].closesAt
        _ = try await work.mina.post("\(work.room)/pause", Self.fields("2026-11-10", alone: true))
        try await work.reach("2026-11-10", hour: 8)
        #expect(try await work.checkIns().map(\.state) == [.open])
        try await work.reach("2026-11-10", hour: 10)
        #expect(try await work.checkIns()[0].closesAt == closes + .days(3) + .hours(23))
        #expect(try await work.steps()[0].dueOn?.text == "2026-11-16")
        try await work.site.pass(.days(3))
        #expect(try await work.checkIns().last?.state == .missed)
    }

    @Test("Who is ill pauses alone, at once, for seven days at most, and only once")
    func illness() async throws {
        let work = try await Work.started()
        #expect(try await work.omar.post("\(work.room)/pause", Self.fields("2026-11-05", alone: true)).status == 403)
        let long = try await work.mina.post("\(work.room)/pause", Self.fields("2026-11-10", alone: true))
        #expect(long.status == 422)
        #expect(long.body.contains("id=\"until-error\""))
        #expect(long.says("An exam week."))
        #expect(try await work.mina.post("\(work.room)/pause", Self.fields("2026-11-09", alone: true)).status == 303)
        #expect(try await work.pauses().map(\.state) == [.running])
        try await work.site.settle()
        #expect(work.letters("Mina Okafor is ill", to: "omar@tern.example") == 1)
        #expect(try await work.mina.post("\(work.room)/pause", Self.fields("2026-11-20")).status == 409)
        try await work.reach("2026-11-09", hour: 12)
        #expect(try await work.mina.post("\(work.room)/pause", Self.fields("2026-11-12", alone: true)).status == 422)
        #expect(try await work.mina.post("\(work.room)/pause", Self.fields("2026-11-12")).status == 303)
        #expect(try await work.pauses().map(\.state) == [.proposed, .ended])
    }

    @Test("The other side agrees or declines, the proposer takes back, and what nobody answered lapses")
    func answers() async throws {
        let work = try await Work.started()
        let zed = try await work.site.person("Zed Novak", "zed@people.example")
        func newest() async throws -> String { "/pauses/\(try await work.pauses()[0].id)" }
        #expect(try await zed.post("\(work.room)/pause", Self.fields("2026-11-09")).status == 404)
        #expect(try await work.omar.post("\(work.room)/pause", [("until", "2026-11-02"), ("reason", "")]).status == 422)
        #expect(try await work.omar.post("\(work.room)/pause", Self.fields("2026-11-09")).status == 303)
        #expect(try await work.omar.post("\(newest())/agreement").status == 403)
        #expect(try await work.ines.post("\(newest())/agreement").status == 403)
        #expect(try await zed.post("\(newest())/agreement").status == 404)
        #expect(try await work.mina.post("\(newest())/refusal").status == 303)
        #expect(try await work.omar.post("\(work.room)/pause", Self.fields("2026-11-09")).status == 303)
        #expect(try await work.mina.post("\(newest())/withdrawal").status == 403)
        #expect(try await work.omar.post("\(newest())/withdrawal").status == 303)
        #expect(try await work.mina.post("\(work.room)/pause", Self.fields("2026-11-05")).status == 303)
        try await work.reach("2026-11-05", hour: 10)
        #expect(try await work.pauses().map(\.state) == [.withdrawn, .withdrawn, .declined])
        #expect(try await work.omar.post("\(newest())/agreement").status == 409)
    }
}
