import Domain
import Storage

/// Mail about shared questions: one was asked, one was answered for everybody.
enum SharedQuestionLetters: Letters {
    static let told: Set<String> = ["ask", "answer", "correct"]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        let question = try tx.question(ID(event.nounID))
        if event.kind == "ask" { return try tx.deciders(of: question.project) }
        return try tx.participantsAtWork(on: question.project)
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        let question = try tx.question(ID(event.nounID))
        guard let project = try tx.row("SELECT title FROM project WHERE id = \(question.project)") else { return nil }
        let title: String = try project["title"]
        let path = Paths.questions(about: question.project)
        if event.kind == "ask" {
            guard question.state == .open else { return nil }
            return Letter(
                subject: "A question about “\(title)”",
                paragraphs: [
                    "\(question.asker) asks:", question.question,
                    "Your answer is read by everybody at work on this project, without who asked.",
                ], act: "Answer for everybody", path: path)
        }
        guard question.state == .answered else { return nil }
        return Letter(
            subject: event.kind == "correct" ? "An answer about “\(title)” was put right" : "An answer for everybody about “\(title)”",
            paragraphs: ["Asked: \(question.question)", "Answered by \(question.answerer): \(question.answer)"], act: "Read all answers",
            path: path)
    }
}
