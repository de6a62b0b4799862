import Domain
import Hummingbird

/// Asking about a project, and answering for everybody at work on it.
struct QuestionRoutes: Sendable {
    let site: Site

    func list(_ request: Request, _ context: SignedIn) async throws -> Response {
        let (project, viewer): (ID<Project>, Viewer) = (try context.id(), context.viewer)
        let message: ID<Message>? = ID(parsing: request.query("message"))
        var form = Form()
        if let message {
            let body = try await site.database.read { tx in
                try tx.promotable(message, at: tx.questionDesk(project, seenBy: viewer), by: viewer)
            }
            form = Form([("message", message.text), ("question", String(body.prefix(SharedQuestionRow.question.upperBound)))])
        }
        return context.show(try await page(project, Text.line(String(try request.queryForm()["q"].prefix(80))), form, context))
    }

    /// A participant asks; the employer writes the answer with it.
    func add(_ request: Request, _ context: SignedIn) async throws -> Response {
        let (project, viewer): (ID<Project>, Viewer) = (try context.id(), context.viewer)
        let form = try await Form(reading: request, context)
        let desk = try await site.database.read { tx in try tx.questionDesk(project, seenBy: viewer) }
        return try await context.answer(form, orShow: { try await page(project, "", $0, context) }) { form in
            let question = form.prose("question", "The question", SharedQuestionRow.question)
            let answer = desk.isEmployer ? form.prose("answer", "The answer", SharedQuestionRow.answer) : nil
            guard form.problems.isEmpty, let question else { throw form.refusal }
            guard let answer else {
                try await site.questions.ask(question, about: project, by: viewer)
                return .seeOther(Paths.questions(about: project), saying: "Asked. You get a letter with the answer.")
            }
            try await site.questions.publish(question, answer, from: ID(parsing: form["message"]), about: project, by: viewer)
            return .seeOther(Paths.questions(about: project), saying: "Everybody at work on this project is told.")
        }
    }

    func answer(_ request: Request, _ context: SignedIn) async throws -> Response {
        let (id, viewer): (ID<SharedQuestion>, Viewer) = (try context.id(), context.viewer)
        var form = try await Form(reading: request, context)
        form.set("question_id", id.text)
        let project = try await site.database.read { tx in try tx.question(id, seenBy: viewer).0.project }
        return try await context.answer(form, orShow: { try await page(project, "", $0, context) }) { form in
            guard let answer = form.prose("answer-\(id)", "The answer", SharedQuestionRow.answer) else { throw form.refusal }
            let project = try await site.questions.answer(id, answer, by: viewer)
            return .seeOther(Paths.questions(about: project), saying: "Everybody at work on this project is told.")
        }
    }

    func withdraw(_ request: Request, _ context: SignedIn) async throws -> Response {
        .seeOther(Paths.questions(about: try await site.questions.withdraw(context.id(), by: context.viewer)), saying: "Taken back.")
    }

    private func page(_ project: ID<Project>, _ words: String, _ form: Form, _ context: SignedIn) async throws -> QuestionsPage {
        let (viewer, zone) = (context.viewer, context.visit.zone)
        return try await site.database.read { tx in
            let desk = try tx.questionDesk(project, seenBy: viewer)
            return QuestionsPage(
                desk: desk, questions: try tx.questions(at: desk, seenBy: viewer, saying: words), words: words, form: form, zone: zone)
        }
    }
}
