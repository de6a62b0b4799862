import Domain
import Storage
import Testing

@testable import App

@Suite("The board")
struct BoardTests {
    @Test("What is at risk is marked, counted and filtered, and the address is the question")
    func risks() async throws {
        let cohort = try await Cohort.opened(2)
        let (mina, bo) = (cohort.members[0], cohort.members[1])
        #expect(try await cohort.omar.get("/board?risk=unfunded").says("2 engagements"))
        try await cohort.start(mina)
        #expect(try await cohort.omar.get("/board?risk=unfunded").says("1 engagement\n"))
        #expect(try await cohort.omar.get("/board?risk=silent").says("0 engagements"))
        try await cohort.site.pass(.days(5))
        let silent = try await cohort.omar.get("/board?risk=silent")
        #expect(silent.says("1 engagement\n") && silent.says("Mina Okafor") && !silent.says("Bo Lindqvist"))
        let thread = try await cohort.site.value("SELECT application_id AS value FROM engagement WHERE id = \(mina.engagement)")
        try await mina.visitor.post("/threads/\(thread)", [("body", "I am on it.")])
        #expect(try await cohort.omar.get("/board?risk=silent").says("0 engagements"), "a message is an act")
        try await cohort.submit(mina)
        #expect(try await cohort.omar.get("/board?risk=unreviewed").says("0 engagements"))
        try await cohort.site.pass(.days(2))
        #expect(try await cohort.omar.get("/board?risk=unreviewed").says("1 engagement\n"))
        try await cohort.site.pass(.days(12))
        let late = try await cohort.omar.get("/board?risk=late&view=rows")
        #expect(late.says("1 engagement\n") && late.says("Overdue") && late.body.contains("<table"))
        #expect(try await cohort.omar.get("/board?q=bo+donor").says("1 engagement\n"))
        #expect(try await cohort.omar.get("/board?q=nobody").says("Nothing here is like that"))
        #expect(try await cohort.omar.get("/board?risk=nonsense&sort=x&view=y&project=!").says("2 engagements"))
        _ = bo
    }

    @Test("Blocked is what the participant said and nobody lifted; in a pause no clock makes a risk")
    func flags() async throws {
        let cohort = try await Cohort.started(2)
        let (id, moment) = (cohort.members[0].engagement, cohort.site.site.world.moment())
        try await cohort.site.site.database.write { tx in try tx.raise(.blocked, over: id, because: "No access to the list.", moment) }
        let blocked = try await cohort.omar.get("/board?risk=blocked")
        #expect(blocked.says("1 engagement\n") && blocked.says("Mina Okafor"))
        try await cohort.site.site.database.write { tx in try tx.lift([.blocked], over: id, moment) }
        #expect(try await cohort.omar.get("/board?risk=blocked").says("0 engagements"))
        try await cohort.site.pass(.days(6))
        #expect(try await cohort.omar.get("/board?risk=silent").says("2 engagements"))
        let (pause, person, now) = ("01kawp00000000000000pause1", cohort.members[0].visitor.id, cohort.site.now)
        try await cohort.site.site.database.write { tx in
            try tx.run(
                """
                INSERT INTO pause (id, engagement_id, state, side, proposed_by, is_illness, reason, ends_at, created_at, began_at)
                VALUES (\(pause), \(id), 'running', 'participant', \(person), FALSE, 'Ill', \(now + .days(7)), \(now), \(now))
                """)
        }
        let silent = try await cohort.omar.get("/board?risk=silent")
        #expect(silent.says("1 engagement\n") && silent.says("Bo Lindqvist"))
    }

    @Test("It is there for the employer's staff alone: strangers, participants and schools find no page, and a rival sees only its own")
    func wrongPeople() async throws {
        let cohort = try await Cohort.started(2)
        let submission = try await cohort.submit(cohort.members[0])
        let rival = try await cohort.site.person("Rita Rival", "rita@rival.example")
        try await rival.post("/organizations", OrganizationTests.tern.map { $0.0 == "name" ? ("name", "Rival Works") : $0 })
        #expect(try await rival.get("/board").says("No work under way yet"))
        #expect(try await rival.get("/board/reviews").says("Nothing waits"))
        #expect(try await rival.get("/board/reviews/\(submission)").status == 404)
        #expect(try await rival.post("/board/reviews/\(submission)", cohort.verdicts(cohort.members[0])).status == 404)
        #expect(try await rival.get("/board/messages?\(cohort.query)").says("0 chosen"))
        #expect(try await rival.post("/board/messages", cohort.all + [("body", "Hello")]).status == 422)
        #expect(try await rival.post("/board/kickoff", cohort.all + [("name", "Rita Rival")]).status == 422)
        for path in ["/board", "/board/reviews", "/board/comments", "/board/messages?\(cohort.query)"] {
            #expect(try await cohort.members[1].visitor.get(path).status == 404)
        }
        let priya = try await cohort.site.person("Priya Raman", "priya@northfield.example")
        let school = OrganizationTests.tern.map { $0.0 == "name" ? ("name", "Northfield") : $0.0 == "kind" ? ("kind", "school") : $0 }
        try await priya.post("/organizations", school)
        #expect(try await priya.get("/board").status == 404)
        // A viewer of Tern sees nothing they do not see elsewhere, and does nothing.
        try await cohort.site.site.database.write { tx in
            try tx.run("UPDATE membership SET role = 'viewer' WHERE person_id = \(cohort.sara.id)")
        }
        #expect(try await cohort.sara.get("/board").says("No work under way yet"))
        #expect(try await cohort.sara.post("/board/messages", cohort.all + [("body", "Hello")]).status == 403)
        #expect(try await cohort.sara.post("/board/comments", [("words", "Say more here.")]).status == 403)
    }

    @Test("Another reviewer takes over: the lane, the letters and the room follow, and only a supervisor can be one")
    func assigning() async throws {
        let cohort = try await Cohort.started(2)
        let (mina, bo, sara) = (cohort.members[0], cohort.members[1], try #require(cohort.sara.id))
        let path = "/board?group=supervisor"
        #expect(try await cohort.omar.get(path).body.contains("data-reviewer=\"\(sara)\""), "an empty lane waits for cards")
        let one = [("e", mina.engagement.text), ("once", "a-word-of-sixteen"), ("back", path)]
        let answer = try await cohort.omar.post("/board/assignments", one + [("reviewer", sara.text)])
        #expect(answer.status == 303 && answer.location == path)
        #expect(try await cohort.omar.get("/board?supervisor=\(sara)").says("1 engagement\n"))
        #expect(try await mina.visitor.get(mina.room).says("Sara Lind reviews this work from now on"))
        try await cohort.site.settle()
        #expect(cohort.site.post.to("sara@tern.example").contains { $0.subject.hasPrefix("Sara Lind reviews") })
        #expect(cohort.site.post.to("mina@people.example").contains { $0.subject.hasPrefix("Sara Lind reviews") })
        try await cohort.submit(mina)
        try await cohort.site.settle()
        #expect(cohort.site.post.to("sara@tern.example").contains { $0.subject.contains("Part 1") })
        // Once more is refused, and said beside what was done.
        let again = try await cohort.omar.post(
            "/board/assignments", cohort.all + [("reviewer", sara.text), ("once", "another-word-of-it")])
        let report = try await cohort.omar.get(again.location ?? "")
        #expect(
            report.says("1 not done") && report.says("Sara Lind reviews this already.") && report.says("Sara Lind reviews it from now on."))
        let stranger = try #require(bo.visitor.id)
        let wrong = try await cohort.omar.post("/board/assignments", one + [("reviewer", stranger.text)])
        #expect(try await cohort.omar.get(wrong.location ?? "").says("Choose an owner or a supervisor"))
        #expect(try await cohort.count("SELECT COUNT(*) AS value FROM engagement_reviewer WHERE person_id <> \(sara)") == 0)
        #expect(try await cohort.omar.post("/board/assignments", [("reviewer", sara.text), ("back", "//evil")]).location == "/board")
    }

    @Test("Minutes are those from opening a review to sending it, half an hour at most, and shown beside their definition")
    func minutes() async throws {
        let cohort = try await Cohort.started(2)
        let (mina, bo) = (cohort.members[0], cohort.members[1])
        let (first, second) = (try await cohort.submit(mina), try await cohort.submit(bo))
        try await cohort.omar.get("/board/reviews/\(first)")
        try await cohort.site.pass(.minutes(8))
        try await cohort.omar.get("/board/reviews/\(first)")
        try await cohort.sara.get("/submissions/\(first)/review")
        try await cohort.site.pass(.minutes(4))
        #expect(try await cohort.omar.post("/board/reviews/\(first)", cohort.verdicts(mina)).status == 303)
        #expect(try await cohort.omar.get("/board").says("12 min/week"), "opened twice is one sitting")
        #expect(try await cohort.count("SELECT COUNT(*) AS value FROM review_sitting") == 1, "who only looked was not at it")
        try await cohort.omar.get("/submissions/\(second)/review")
        try await cohort.site.pass(.hours(20))
        #expect(try await cohort.omar.post("/submissions/\(second)/review", cohort.verdicts(bo)).status == 303)
        let board = try await cohort.omar.get("/board")
        #expect(board.says("30 min/week") && board.says("What is counted") && board.says("30 minutes at most each time"))
        #expect(board.body.contains("class=\"num\">42</td>"), "both sittings")
        #expect(board.says("Over"), "21 minutes each a week")
        try await cohort.site.pass(.days(13))
        #expect(try await cohort.omar.get("/board").says("Kept"), "the same minutes over two weeks")
    }
}
