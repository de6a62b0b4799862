import Domain
import Testing

@testable import App

@Suite("Changes that both sides sign")
struct ChangeRequestTests {
    private static func fields(
        _ milestone: MilestoneRow, due: String = "2026-11-20", title: String = "", criteria: String = "", name: String = "Mina Okafor"
    ) -> [(String, String)] {
        [
            ("milestone", milestone.id.text), ("due", due), ("title", title), ("criteria", criteria),
            ("reason", "The third list came late."), ("name", name),
        ]
    }

    @Test("More time is true when the other side has signed it: the date and its reminders move, both texts are named")
    func extended() async throws {
        let work = try await Work.started()
        let first = try await work.milestone(1)
        #expect(try await work.mina.post("\(work.room)/changes", Self.fields(first)).status == 303)
        let change = try #require(try await work.changes().first)
        #expect(try await work.milestone(1).dueAt == first.dueAt, "proposed is not agreed")
        #expect(try await change.earlierHash == work.row().agreementHash)
        #expect(change.text.contains("It is due Friday 20 November 2026, 23:59 (UTC) instead of Thursday 12 November 2026, 23:59 (UTC)."))
        try await work.site.settle()
        #expect(work.letters("Mina Okafor asks for a change", to: "omar@tern.example") == 1)
        let path = "/changes/\(change.id)"
        #expect(try await work.omar.get(path).says("Sign this change"))
        #expect(try await work.omar.post("\(path)/signature", [("name", ""), ("hash", change.hash)]).status == 422)
        #expect(try await work.omar.post("\(path)/signature", [("name", "Omar Haddad"), ("hash", "0000")]).status == 409)
        #expect(try await work.mina.post("\(path)/signature", [("name", "Mina Okafor"), ("hash", change.hash)]).status == 403)
        #expect(try await work.omar.post("\(path)/signature", [("name", "Omar Haddad"), ("hash", change.hash)]).status == 303)
        #expect(try await work.milestone(1).dueAt == Zone.utc.end(of: #require(Day(parsing: "2026-11-20"))))
        let agreed = try #require(try await work.changes().first)
        #expect(agreed.state == .agreed && agreed.answerName == "Omar Haddad" && agreed.answeredAt == work.site.now)
        try await work.reach("2026-11-17", hour: 12)
        #expect(work.letters("“Part 1” is due") == 0, "the old date is not reminded of")
        try await work.reach("2026-11-18", hour: 9)
        #expect(work.letters("“Part 1” is due on 20 November 2026") == 1)
    }

    @Test("A second change builds on the first, and a text that is no longer the last cannot be signed")
    func chain() async throws {
        let work = try await Work.started()
        _ = try await work.mina.post("\(work.room)/changes", Self.fields(work.milestone(1)))
        #expect(try await work.omar.post("\(work.room)/changes", Self.fields(work.milestone(2), due: "2026-11-27")).status == 409)
        let first = try await work.changes()[0]
        _ = try await work.omar.post("/changes/\(first.id)/signature", [("name", "Omar Haddad"), ("hash", first.hash)])
        try await work.site.pass(.hours(1))
        _ = try await work.omar.post("\(work.room)/changes", Self.fields(work.milestone(2), due: "2026-11-27", name: "Omar Haddad"))
        let second = try await work.changes()[0]
        #expect(second.earlierHash == first.hash)
        #expect(
            try await work.omar.post("/changes/\(second.id)/signature", [("name", "Omar Haddad"), ("hash", second.hash)]).status == 403)
        #expect(try await work.mina.post("/changes/\(second.id)/refusal", [("words", "")]).status == 422)
        #expect(try await work.mina.post("/changes/\(second.id)/refusal", [("words", "I need it sooner.")]).status == 303)
        #expect(try await work.omar.get("/changes/\(second.id)").says("I need it sooner."))
        #expect(
            try await work.mina.post("/changes/\(second.id)/signature", [("name", "Mina Okafor"), ("hash", second.hash)]).status == 409)
    }

    @Test("Words change only as long as nothing was handed in for them")
    func words() async throws {
        let work = try await Work.started()
        let fields = Self.fields(try await work.milestone(1), due: "", title: "One list", criteria: "Every donor once.\nEvery gift dated.")
        _ = try await work.omar.post("\(work.room)/changes", fields)
        let change = try await work.changes()[0]
        _ = try await work.mina.post("/changes/\(change.id)/signature", [("name", "Mina Okafor"), ("hash", change.hash)])
        #expect(try await work.milestone(1).title == "One list")
        #expect(try await work.milestone(1).criteria.map(\.text) == ["Every donor once.", "Every gift dated."])
        try await work.submit(1)
        try await work.review(1, "changes", "not")
        let late = try await work.mina.post("\(work.room)/changes", Self.fields(work.milestone(1), title: "Other"))
        #expect(late.status == 422)
        #expect(late.body.contains("id=\"title-error\"") && late.says("The third list came late."))
        let nothing = try await work.mina.post("\(work.room)/changes", Self.fields(work.milestone(2), due: ""))
        #expect(nothing.status == 422)
        #expect(nothing.body.contains("id=\"due-error\""))
    }

    @Test("What is handed in meanwhile stays as it was, the proposer takes back, strangers find nothing")
    func ends() async throws {
        let work = try await Work.started()
        let zed = try await work.site.person("Zed Novak", "zed@people.example")
        _ = try await work.mina.post("\(work.room)/changes", Self.fields(work.milestone(1)))
        let change = try await work.changes()[0]
        #expect(try await zed.get("/changes/\(change.id)").status == 404)
        #expect(try await zed.post("/changes/\(change.id)/signature", [("name", "Zed Novak"), ("hash", change.hash)]).status == 404)
        #expect(try await zed.post("\(work.room)/changes", Self.fields(work.milestone(1))).status == 404)
        #expect(try await work.ines.post("\(work.room)/changes", Self.fields(work.milestone(1))).status == 403)
        try await work.submit(1)
        #expect(
            try await work.omar.post("/changes/\(change.id)/signature", [("name", "Omar Haddad"), ("hash", change.hash)]).status == 409)
        #expect(try await work.omar.post("/changes/\(change.id)/withdrawal").status == 403)
        #expect(try await work.mina.post("/changes/\(change.id)/withdrawal").status == 303)
        #expect(try await work.changes().map(\.state) == [.withdrawn])
    }
}
