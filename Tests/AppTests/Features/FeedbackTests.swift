import Domain
import Testing

@testable import App

@Suite("Feedback")
struct FeedbackTests {
    @Test("is hidden from the other side until both have spoken, then both read it and are told")
    func bothSides() async throws {
        let work = try await FinishedWork(TestSite())
        #expect(try await work.mina.post(work.feedbackPath, FinishedWork.fields(.participant, saying: "Clear and quick.")).status == 303)
        #expect(try await work.mina.get(work.feedbackPath).says("Clear and quick."))
        #expect(try await !work.omar.get(work.feedbackPath).says("Clear and quick."))
        try await work.site.settle()
        #expect(work.site.post.to("omar@tern.example").last?.subject == "Mina Okafor has given feedback")
        let words = FinishedWork.fields(.employer, saying: "Careful work.", skills: [("data-cleaning", 4), ("spreadsheets", 0)])
        #expect(try await work.omar.post(work.feedbackPath, words).status == 303)
        let page = try await work.mina.get(work.feedbackPath)
        #expect(page.says("Careful work.") && page.says("Between us: Careful work.") && page.says("Could show others"))
        #expect(!page.says("Spreadsheets"))
        #expect(try await work.omar.get(work.feedbackPath).says("Between us: Clear and quick."))
        try await work.site.settle()
        for address in ["mina@people.example", "omar@tern.example"] {
            #expect(work.site.post.to(address).last?.subject == "Feedback on “Clean up a donor list” is open")
        }
        let mails = work.site.post.all.count
        try await work.site.pass(.days(30))
        #expect(work.site.post.all.count == mails, "the timer has nothing left to say")
    }

    @Test("is shown after 14 days of silence, and the silent side can no longer answer it")
    func silence() async throws {
        let work = try await FinishedWork(TestSite())
        try await work.mina.post(work.feedbackPath, FinishedWork.fields(.participant, saying: "Clear and quick."))
        try await work.site.pass(.days(14) - .minutes(1))
        #expect(try await !work.omar.get(work.feedbackPath).says("Clear and quick."))
        try await work.site.pass(.minutes(1))
        #expect(try await work.omar.get(work.feedbackPath).says("Clear and quick."))
        #expect(work.site.post.to("omar@tern.example").last?.subject == "Feedback on “Clean up a donor list” is open")
        #expect(work.site.post.to("mina@people.example").last?.body.isEmpty == false)
        let late = try await work.omar.post(work.feedbackPath, FinishedWork.fields(.employer, saying: "Me too."))
        #expect(late.status == 409)
        #expect(try await !work.mina.get(work.feedbackPath).says("Me too."))
    }

    @Test("is given once a side, even when sent twice at once")
    func once() async throws {
        let work = try await FinishedWork(TestSite())
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 1...6 {
                group.addTask {
                    try await work.mina.post(work.feedbackPath, FinishedWork.fields(.participant, saying: "Try \(number)")).status
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == 303 }.count == 1)
        #expect(statuses.filter { $0 == 409 }.count == 5)
        let events: Int? = try await work.site.site.database.read { tx in
            try tx.value("SELECT COUNT(*) AS value FROM event WHERE noun = 'feedback'")
        }
        #expect(events == 1)
    }

    @Test(
        "opens when the work is over, and after a start that was cancelled",
        arguments: [
            (Engagement.State.active, 409), (.onboarding, 409), (.disputed, 409), (.cancelled, 303), (.completed, 303),
        ])
    func opens(_ state: Engagement.State, _ status: Int) async throws {
        let work = try await FinishedWork(TestSite(), .init(state: state))
        #expect(try await work.mina.post(work.feedbackPath, FinishedWork.fields(.participant, saying: "So it was.")).status == status)
    }

    @Test("is nobody else's business")
    func strangers() async throws {
        let work = try await FinishedWork(TestSite())
        let bo = try await work.site.person("Bo Lindqvist", "bo@people.example")
        #expect(try await bo.get(work.feedbackPath).status == 404)
        #expect(try await bo.post(work.feedbackPath, FinishedWork.fields(.participant, saying: "Hello")).status == 404)
        let ines = try await work.site.operatorVisitor()
        #expect(try await ines.post(work.feedbackPath, FinishedWork.fields(.employer, saying: "Hello")).status == 403)
    }

    @Test("says at once what is missing, and keeps the words")
    func missing() async throws {
        let work = try await FinishedWork(TestSite())
        let answer = try await work.omar.post(
            work.feedbackPath, [("overall", "6"), ("public_words", "Kept <b>words</b>"), ("skill.data-cleaning", "9")])
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"overall-error\"") && answer.body.contains("id=\"quality-error\""))
        #expect(answer.body.contains("id=\"skill-data-cleaning-error\"") && answer.says("Kept <b>words</b>"))
    }
}
