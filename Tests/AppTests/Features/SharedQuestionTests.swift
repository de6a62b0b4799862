import Domain
import Storage
import Testing

@testable import App

@Suite("Shared questions")
struct SharedQuestionTests {
    @Test("One asks, everybody at work reads the answer and is told, and nobody learns who asked")
    func asking() async throws {
        let cohort = try await Cohort.started(3)
        let (mina, bo, zed) = (cohort.members[0].visitor, cohort.members[1].visitor, cohort.members[2])
        try await zed.visitor.post("\(zed.room)/cancellation", [("reason", "unavailable")])
        let path = "/projects/\(cohort.work.project)/questions"
        #expect(try await mina.get(cohort.members[0].room).body.contains(path))
        #expect(try await mina.post(path, [("question", "Why")]).status == 422)
        #expect(try await mina.post(path, [("question", "Do gifts of goods count?")]).status == 303)
        #expect(try await mina.get(path).says("Do gifts of goods count?"))
        #expect(!(try await bo.get(path).says("gifts of goods")), "open questions are between who asked and the employer")
        try await cohort.site.settle()
        #expect(cohort.site.post.to("omar@tern.example").contains { $0.body.contains("Mina Okafor asks:") })
        let id = try await cohort.site.value("SELECT id AS value FROM shared_question")
        #expect(try await bo.post("/questions/\(id)/answer", [("answer-\(id)", "Yes.")]).status == 404)
        #expect(try await mina.post("/questions/\(id)/answer", [("answer-\(id)", "Yes.")]).status == 403)
        let wrong = try await cohort.omar.post("/questions/\(id)/answer", [("answer-\(id)", "")])
        #expect(wrong.status == 422)
        #expect(try await cohort.omar.get(path).says("Mina Okafor"))
        #expect(try await cohort.omar.post("/questions/\(id)/answer", [("answer-\(id)", "No, leave *them* out.")]).status == 303)
        let read = try await bo.get(path)
        #expect(read.says("Do gifts of goods count?") && read.says("No, leave them out.") && !read.says("Mina"))
        try await cohort.site.settle()
        for email in ["mina@people.example", "bo@people.example"] {
            #expect(cohort.site.post.to(email).contains { $0.subject.hasPrefix("An answer for everybody") }, "\(email)")
        }
        #expect(!cohort.site.post.to("zed@people.example").contains { $0.subject.hasPrefix("An answer") }, "whose work is over is not told")
        #expect(try await zed.visitor.get(path).status == 404)
        #expect(try await cohort.omar.post("/questions/\(id)/answer", [("answer-\(id)", "They count after all.")]).status == 303)
        #expect(try await bo.get(path).says("They count after all."))
        #expect(try await mina.post("/questions/\(id)/withdrawal").status == 409, "an answer belongs to everybody")
        #expect(try await cohort.omar.post("/questions/\(id)/withdrawal").status == 303)
        #expect(!(try await bo.get(path).says("gifts of goods")))
        #expect(try await cohort.omar.post("/questions/\(id)/answer", [("answer-\(id)", "Once more.")]).status == 404)
    }

    @Test("A message becomes a question for everybody, and searching finds words in questions and answers")
    func promoting() async throws {
        let cohort = try await Cohort.started(2)
        let (mina, bo) = (cohort.members[0].visitor, cohort.members[1].visitor)
        let thread = try await cohort.site.value(
            "SELECT application_id AS value FROM engagement WHERE id = \(cohort.members[0].engagement)")
        try await mina.post("/threads/\(thread)", [("body", "Which café list is the newest?")])
        let message = try await cohort.site.value("SELECT id AS value FROM message")
        let path = "/projects/\(cohort.work.project)/questions"
        let link = "\(path)?message=\(message)"
        #expect(try await cohort.omar.get("/threads/\(thread)").body.contains(link))
        #expect(!(try await mina.get("/threads/\(thread)").body.contains(link)))
        #expect(try await cohort.omar.get(link).says("Which café list is the newest?"))
        #expect(try await bo.get(link).status == 404)
        #expect(try await mina.post(path, [("question", "Which is it?"), ("answer", "Mine."), ("message", message)]).status == 303)
        #expect(
            try await cohort.count("SELECT COUNT(*) AS value FROM shared_question WHERE state = 'answered'") == 0, "a participant only asks"
        )
        let form = [("question", "Which café list is the newest?"), ("answer", "The one of October."), ("message", message)]
        #expect(try await cohort.omar.post(path, form).status == 303)
        #expect(try await cohort.count("SELECT COUNT(*) AS value FROM shared_question WHERE message_id = \(message)") == 1)
        #expect(try await bo.get("\(path)?q=CAFE+october").says("The one of October."))
        #expect(try await bo.get("\(path)?q=taxes").says("Nothing says that"))
        let stranger = try await cohort.site.person("Nils Nobody", "nils@people.example")
        #expect(try await stranger.get(path).status == 404)
        #expect(try await stranger.post(path, [("question", "May I look?")]).status == 404)
        #expect(try await cohort.site.visitor().get(path).location?.hasPrefix("/sign-in") == true)
    }
}
