import Domain
import Testing

@testable import App

@Suite("Handing in, reviewing, and silence")
struct MilestoneTests {
    @Test("A version comes back with changes, the next one is accepted, and the whole is completed with a credential")
    func story() async throws {
        let work = try await Work.started()
        #expect(try await work.submit(1).status == 303)
        #expect(try await work.review(1, "changes", "not", comment: "").status == 422)
        #expect(try await work.review(1, "changes", "not", comment: "Say the year.").status == 303)
        #expect(try await work.balance(.payable(work.mina.id ?? ID(""))) == 0)
        #expect(try await work.mina.get("/milestones/\(work.milestone(1).id)/submission").says("Say the year."))
        #expect(try await work.submit(1).status == 303)
        #expect(try await work.review(1, "accept").status == 303)
        #expect(try await work.balance(.payable(work.mina.id ?? ID(""))) == 19_200)
        try await work.submit(2)
        #expect(try await work.row().state == .delivered)
        try await work.review(2, "changes", comment: "One more chart.")
        #expect(try await work.row().state == .active)
        try await work.submit(2)
        try await work.review(2, "accept", "partly")
        let row = try await work.row()
        #expect(row.state == .completed)
        #expect(row.completedAt == TestSite.start)
        let credentials: Int? = try await work.site.site.database.read { [id = work.engagement] tx in
            try tx.value("SELECT COUNT(*) AS value FROM credential WHERE engagement_id = \(id)")
        }
        #expect(credentials == 1)
        #expect(try await work.submit(2).status == 409)
        #expect(try await work.ledgerProblems().isEmpty)
    }

    @Test("Silence accepts after seven days and not before, with reminders on the third and the sixth")
    func silence() async throws {
        let work = try await Work.started()
        try await work.submit(1)
        try await work.site.pass(.days(7) - .seconds(1))
        #expect(try await work.milestone(1).state == .submitted)
        let subjects = work.site.post.to("omar@tern.example").map(\.subject)
        #expect(subjects.filter { $0 == "Reminder: “Part 1” waits for your review" }.count == 2)
        try await work.site.pass(.seconds(1))
        #expect(try await work.milestone(1).state == .accepted)
        #expect(try await work.milestone(1).newest?.review?.decision == .silence)
        #expect(try await work.balance(.payable(work.mina.id ?? ID(""))) == 19_200)
        #expect(try await work.events(.milestone, "lapse") == 1)
        #expect(try await work.review(1, "changes").status == 409)
    }

    @Test("Changes stop the clock, and the next version has its own")
    func silenceAfterChanges() async throws {
        let work = try await Work.started()
        try await work.submit(1)
        try await work.site.pass(.days(2))
        try await work.review(1, "changes")
        try await work.site.pass(.days(4))
        try await work.submit(1)
        try await work.site.pass(.days(6))
        #expect(try await work.milestone(1).state == .submitted)
        try await work.site.pass(.days(1))
        #expect(try await work.milestone(1).state == .accepted)
        let other = try await Work.started()
        try await other.submit(1)
        try await other.review(1, "changes")
        try await other.site.pass(.days(30))
        #expect(try await other.milestone(1).state == .changes)
        #expect(try await other.balance(.payable(other.mina.id ?? ID(""))) == 0)
    }

    @Test("Silence may complete an engagement")
    func silenceCompletes() async throws {
        let work = try await Work.started()
        try await work.submit(1)
        try await work.submit(2)
        try await work.site.pass(.days(7))
        #expect(try await work.row().state == .completed)
        #expect(try await work.balance(.held(work.engagement)) == 0)
        #expect(work.site.post.to("mina@people.example").map(\.subject).contains("Accepted by silence: Part 2"))
    }

    @Test("Of twenty acceptances at once one wins, the others are told, and the money moves once")
    func race() async throws {
        let work = try await Work.started()
        try await work.submit(1)
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<20 { group.addTask { try await work.review(1, "accept").status } }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == 303 }.count == 1)
        #expect(statuses.filter { $0 == 409 }.count == 19)
        #expect(try await work.events(.milestone, "accept") == 1)
        #expect(try await work.events(.transfer, "release") == 1)
        #expect(try await work.balance(.payable(work.mina.id ?? ID(""))) == 19_200)
        #expect(try await work.ledgerProblems().isEmpty)
    }

    @Test("Only the participant hands in, only the employer's side reviews, and the backup stands in")
    func wrongPeople() async throws {
        let work = try await Work.started()
        let zed = try await work.site.person("Zed Novak", "zed@people.example")
        let lena = try await work.site.person("Lena Brandt", "Lena@Tern.example")
        #expect(try await work.submit(1, by: zed).status == 404)
        #expect(try await work.submit(1, by: work.omar).status == 403)
        try await work.submit(1)
        #expect(try await work.review(1, "accept", by: zed).status == 404)
        #expect(try await work.review(1, "accept", by: work.mina).status == 403)
        #expect(try await work.review(1, "accept", by: work.ines).status == 403)
        #expect(try await work.milestone(1).state == .submitted)
        #expect(try await work.review(1, "accept", by: lena).status == 303)
    }

    @Test("What was wrong comes back at its field with what was typed")
    func wrongForms() async throws {
        let work = try await Work.started()
        let path = "/milestones/\(try await work.milestone(1).id)/submission"
        let answer = try await work.mina.post(path, [("note", "Kept words"), ("links", "ftp://x\nhttps://example.org/ok")])
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"links-error\""))
        #expect(answer.body.contains("id=\"ai_statement-error\""))
        #expect(answer.says("Kept words"))
        try await work.submit(1)
        let review = try await work.omar.post(
            "/submissions/\(work.milestone(1).newest?.id.text ?? "")/review", [("decision", "accept"), ("comment", "Kept comment")])
        #expect(review.status == 422)
        #expect(review.says("Kept comment"))
        #expect(review.says("Choose how far “Criterion 1 of part 1” is met."))
        #expect(try await work.review(1, "accept", "not", comment: "").status == 422)
    }

    @Test("Work that waits for review is judged before anybody but the operator cancels")
    func cancelWhileWaiting() async throws {
        let work = try await Work.started()
        try await work.submit(1)
        #expect(try await work.omar.get("\(work.room)/cancellation").says("waits for review"))
        #expect(try await work.omar.post("\(work.room)/cancellation", [("reason", "withdrawn")]).status == 409)
        #expect(try await work.mina.post("\(work.room)/cancellation", [("reason", "unsafe")]).status == 409)
        #expect(try await work.ines.post("\(work.room)/cancellation", [("reason", "unsafe")]).status == 303)
        #expect(try await work.milestones().map(\.state) == [.cancelled, .cancelled])
    }
}
