import Domain
import Testing

@testable import App

@Suite("Reminders that stop when they help nobody")
struct NudgeTests {
    @Test("Two in a row without an act in two days, and this kind stops; the room says so; another kind goes on")
    func stop() async throws {
        let work = try await Work.started()
        try await work.reach("2026-11-10", hour: 9)
        #expect(work.letters("“Part 1” is due on 12 November 2026") == 1)
        try await work.reach("2026-11-13", hour: 9)
        #expect(work.letters("“Part 1” was due") == 1)
        try await work.reach("2026-11-15", hour: 8)
        #expect(try await !work.mina.get(work.room).says("two in a row led to nothing"))
        try await work.reach("2026-11-15", hour: 9)
        #expect(try await work.mina.get(work.room).says("Stopped 15 November 2026: two in a row led to nothing"))
        #expect(try await work.omar.get(work.room).says("two in a row led to nothing"))
        _ = try await work.mina.post("/milestones/\(work.milestone(1).id)/steps", [("title", "Begin"), ("due", "2026-11-20")])
        try await work.reach("2026-11-21")
        #expect(work.letters("“Part 1” was due") == 1)
        #expect(work.letters("Your step: Begin") == 1)
    }

    @Test("An act within two days keeps them coming")
    func helped() async throws {
        let work = try await Work.started()
        try await work.reach("2026-11-11", hour: 9)
        _ = try await work.mina.post("/milestones/\(work.milestone(1).id)/steps", [("title", "Begin"), ("due", "")])
        try await work.reach("2026-11-16", hour: 9)
        #expect(work.letters("“Part 1” was due") == 2)
        #expect(try await !work.mina.get(work.room).says("Milestones that are due\nStopped"))
    }

    @Test("Whoever hands in is not reminded, and a muted kind does not come until it may again")
    func muted() async throws {
        let work = try await Work.started()
        try await work.submit(1)
        let path = "\(work.room)/nudges"
        #expect(try await work.omar.post(path, [("kind", "milestone"), ("on", "no")]).status == 403)
        #expect(try await work.mina.post(path, [("kind", "milestone"), ("on", "no")]).status == 303)
        try await work.reach("2026-11-13", hour: 12)
        #expect(work.letters("“Part 1” is due") == 0)
        #expect(work.letters("“Part 1” was due") == 0)
        #expect(try await work.mina.get(work.room).says("Muted"))
        try await work.reach("2026-11-17", hour: 12)
        #expect(work.letters("“Part 2” is due") == 0)
        #expect(try await work.mina.post(path, [("kind", "milestone"), ("on", "yes")]).status == 303)
        try await work.reach("2026-11-20", hour: 9)
        #expect(work.letters("“Part 2” was due") == 1)
    }

    @Test("A check-in is reminded of once, a day before it closes, with its links")
    func checkIn() async throws {
        let work = try await Work.started()
        try await work.reach("2026-11-08", hour: 9)
        #expect(work.letters("Your check-in with Tern is open until 9 Nov") == 1)
        _ = try await work.mina.post("\(work.room)/check-in", Work.answer())
        try await work.reach("2026-11-10")
        #expect(work.letters("Your check-in with Tern") == 1)
    }
}
