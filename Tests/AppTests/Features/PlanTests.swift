import Domain
import Testing

@testable import App

@Suite("The plan: own steps towards each milestone")
struct PlanTests {
    @Test("Steps are added, ordered, changed, ticked and removed by the participant; the others read them")
    func steps() async throws {
        let work = try await Work.started()
        let zed = try await work.site.person("Zed Novak", "zed@people.example")
        let add = "/milestones/\(try await work.milestone(1).id)/steps"
        let wrong = try await work.mina.post(add, [("title", " "), ("due", "2026-13-40")])
        #expect(wrong.status == 422)
        #expect(wrong.body.contains("id=\"title-error\"") && wrong.body.contains("id=\"due-error\""))
        #expect(wrong.body.contains("value=\"2026-13-40\""))
        for title in ["Read the lists", "Find doubles", "Write the rules"] {
            #expect(try await work.mina.post(add, [("title", title), ("due", "")]).status == 303)
        }
        func path(_ place: Int, _ act: String = "") async throws -> String { "/steps/\(try await work.steps()[place].id)\(act)" }
        _ = try await work.mina.post(path(2, "/place"), [("direction", "up")])
        _ = try await work.mina.post(path(0, "/place"), [("direction", "up")])
        #expect(try await work.steps().map(\.title) == ["Read the lists", "Write the rules", "Find doubles"])
        _ = try await work.mina.post(path(0, "/tick"), [("done", "yes"), ("back", "room")])
        #expect(try await work.steps().map(\.isDone) == [true, false, false])
        #expect(try await work.omar.get(work.room).says("Steps of Mina Okafor: 1 of 3 done"))
        #expect(try await work.mina.post(path(0), [("title", ""), ("due", "2026-11-08")]).status == 422)
        _ = try await work.mina.post(path(0), [("title", "Read all lists"), ("due", "2026-11-08")])
        #expect(try await work.steps()[0].dueOn?.text == "2026-11-08")
        for other in [work.omar, work.ines] {
            #expect(try await other.post(add, [("title", "Do this"), ("due", "")]).status == 403)
            #expect(try await other.post(path(0, "/removal")).status == 403)
            #expect(try await other.get("\(work.room)/plan").status == 403)
        }
        #expect(try await zed.post(path(0, "/tick"), [("done", "yes")]).status == 404)
        #expect(try await zed.post(add, [("title", "Do this")]).status == 404)
        _ = try await work.mina.post(path(1, "/removal"))
        #expect(try await work.steps().map(\.title) == ["Read all lists", "Find doubles"])
    }

    @Test("Where nothing is planned, the criteria become the first steps")
    func suggestions() async throws {
        let work = try await Work.started()
        let milestone = try await work.milestone(2)
        #expect(try await work.mina.get("\(work.room)/plan").says("Criterion 2 of part 2"))
        _ = try await work.mina.post(
            "/milestones/\(milestone.id)/suggested-steps",
            [("criterion", milestone.criteria[1].id.text), ("criterion", try await work.milestone(1).criteria[0].id.text)])
        #expect(try await work.steps().map(\.title) == ["Criterion 2 of part 2"], "a criterion of another milestone is none of it")
    }

    @Test("A step with a day is reminded of on its morning; a step that is done is not")
    func reminded() async throws {
        let work = try await Work.started()
        let add = "/milestones/\(try await work.milestone(1).id)/steps"
        _ = try await work.mina.post(add, [("title", "Read the lists"), ("due", "2026-11-05")])
        _ = try await work.mina.post(add, [("title", "Find doubles"), ("due", "2026-11-05")])
        _ = try await work.mina.post("/steps/\(work.steps()[1].id)/tick", [("done", "yes")])
        try await work.reach("2026-11-05", hour: 8)
        #expect(work.letters("Your step:") == 0)
        try await work.reach("2026-11-05", hour: 9)
        #expect(work.letters("Your step: Read the lists") == 1)
        #expect(work.letters("Your step: Find doubles") == 0)
    }

    @Test("The timeline says what is overdue, to come and done, in each reader's own zone")
    func timeline() async throws {
        let work = try await Work.started()
        let aki = try await work.colleague("Aki Mori", "aki@tern.example", .supervisor, zone: "Asia/Tokyo")
        _ = try await work.mina.post("/milestones/\(work.milestone(1).id)/steps", [("title", "Read the lists"), ("due", "2026-11-04")])
        try await work.reach("2026-11-05", hour: 8)
        let mina = try await work.mina.get(work.room)
        #expect(mina.says("Overdue") && mina.says("Read the lists"))
        #expect(mina.body.contains("17:59 (America/Chicago)"))
        #expect(mina.says("Times are yours: America/Chicago."))
        let late = try await aki.get(work.room)
        #expect(late.body.contains("Friday 13 November 2026, 08:59 (Asia/Tokyo)"), "the due date of 12 November, where she lives")
        #expect(try await work.omar.get(work.room).body.contains("Thursday 12 November 2026, 23:59 (UTC)"))
    }
}
