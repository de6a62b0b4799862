import Domain
import Storage
import Testing

@testable import App

@Suite("The review queue")
struct ReviewQueueTests {
    @Test("What waits is there oldest first with its criteria, and each review leads to the next")
    func queue() async throws {
        let cohort = try await Cohort.started(3)
        var versions: [ID<Submission>] = []
        for member in cohort.members {
            versions.append(try await cohort.submit(member))
            try await cohort.site.pass(.hours(1))
        }
        let list = try await cohort.omar.get("/board/reviews")
        #expect(list.says("3 versions wait") && list.says("Criterion 1 of part 1"))
        let places = try cohort.members.map { try #require(list.text.range(of: $0.visitor.name)).lowerBound }
        #expect(places == places.sorted())
        let second = try await cohort.omar.get("/board/reviews/\(versions[1])")
        #expect(second.says("2 of 3, oldest first"))
        #expect(second.body.contains("rel=\"prev\" href=\"/board/reviews/\(versions[0])\""))
        #expect(second.body.contains("rel=\"next\" href=\"/board/reviews/\(versions[2])\""))
        let wrong = try await cohort.omar.post("/board/reviews/\(versions[1])", [("decision", "accept"), ("comment", "Typed words")])
        #expect(wrong.status == 422 && wrong.says("Typed words") && wrong.says("2 of 3"))
        let sent = try await cohort.omar.post("/board/reviews/\(versions[1])", cohort.verdicts(cohort.members[1]))
        #expect(sent.location == "/board/reviews/\(versions[2])")
        #expect(try await cohort.omar.get("/board/reviews/\(versions[1])").status == 409, "it waits no more")
        #expect(
            try await cohort.omar.post("/board/reviews/\(versions[2])", cohort.verdicts(cohort.members[2])).location
                == "/board/reviews/\(versions[0])")
        #expect(
            try await cohort.omar.post("/board/reviews/\(versions[0])", cohort.verdicts(cohort.members[0])).location == "/board/reviews")
        #expect(try await cohort.omar.get("/board/reviews").says("Nothing waits for a review"))
        #expect(try await cohort.sara.get("/board/reviews?whose=mine").says("Nothing waits"))
    }

    @Test("A comment is kept, put in with what was typed, counted when the review is sent, changed and removed")
    func bank() async throws {
        let cohort = try await Cohort.started(2)
        let (mina, bo) = (cohort.members[0], cohort.members[1])
        let (first, second) = (try await cohort.submit(mina), try await cohort.submit(bo))
        let words = "Name the source of every figure."
        let kept = try await cohort.verdicts(mina).map { $0.0 == "comment" ? ("comment", words) : $0 } + [("keep", "yes")]
        #expect(try await cohort.omar.post("/board/reviews/\(first)", kept).status == 303)
        let id = try await cohort.site.value("SELECT id AS value FROM saved_comment")
        // Sara of the same organization puts it in: nothing is sent yet, and what she typed stays.
        let typed = [("decision", "changes"), ("comment", "Almost there."), ("insert", id)]
        let filled = try await cohort.sara.post("/board/reviews/\(second)", typed)
        #expect(filled.status == 200 && filled.body.contains("Almost there.\n\(words)</textarea>"))
        #expect(filled.body.contains("name=\"used\" value=\"\(id)\"") && filled.body.contains("value=\"changes\" checked"))
        #expect(try await cohort.omar.get("/board/comments").says("Not used yet"))
        let sent = try await cohort.verdicts(bo) + [("used", id), ("used", id), ("used", "nonsense")]
        #expect(try await cohort.sara.post("/board/reviews/\(second)", sent).status == 303)
        #expect(try await cohort.omar.get("/board/comments").says("In 1 review"))
        #expect(try await cohort.omar.post("/board/comments/\(id)", [("words", "No")]).status == 422)
        #expect(try await cohort.omar.post("/board/comments/\(id)", [("words", "Name every source.")]).status == 303)
        try await cohort.omar.post("/board/comments", [("words", "Name every source.")])
        #expect(try await cohort.count("SELECT COUNT(*) AS value FROM saved_comment") == 1, "the same words are kept once")
        let rival = try await cohort.site.person("Rita Rival", "rita@rival.example")
        try await rival.post("/organizations", OrganizationTests.tern.map { $0.0 == "name" ? ("name", "Rival Works") : $0 })
        for path in ["/board/comments/\(id)", "/board/comments/\(id)/removal"] {
            #expect(try await rival.post(path, [("words", "Mine now, all of it.")]).status == 404)
        }
        #expect(!(try await rival.get("/board/comments").says("Name every source")))
        #expect(try await cohort.omar.post("/board/comments/\(id)/removal").status == 303)
        #expect(try await cohort.omar.get("/board/comments").says("Nothing is saved yet"))
    }
}
