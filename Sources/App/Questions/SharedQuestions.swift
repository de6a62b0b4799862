import Domain
import Storage

/// Asking once and answering for everybody at work on a project.
struct SharedQuestions: Sendable {
    let site: Site

    /// A participant asks; the employer is told.
    func ask(_ question: Prose, about project: ID<Project>, by viewer: Viewer) async throws {
        try await site.limit("question:\(viewer.id)", to: 20, per: .hours(24))
        let moment = site.world.moment()
        try await site.database.write { tx in
            let desk = try tx.questionDesk(project, seenBy: viewer)
            guard desk.roles.contains(.participant) else { throw Refusal.forbidden("Write the answer too: you decide about this project.") }
            let id = moment.newID(SharedQuestion.self)
            try tx.run(
                """
                INSERT INTO shared_question (id, project_id, state, asked_by, question, folded, asked_at)
                VALUES (\(id), \(project), 'open', \(viewer.id), \(question), \(Text.folded(question.text)), \(moment.now))
                """)
            try tx.record(.sharedQuestion, id.text, "ask", by: viewer.id, role: SharedQuestion.Role.participant.rawValue, at: moment)
        }
    }

    /// The employer writes a question and its answer at once; `message` is where somebody asked it, if anywhere.
    func publish(_ question: Prose, _ answer: Prose, from message: ID<Message>?, about project: ID<Project>, by viewer: Viewer) async throws
    {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let desk = try tx.questionDesk(project, seenBy: viewer)
            guard desk.isEmployer else { throw Refusal.forbidden("Only the employer answers for everybody: ask your question instead.") }
            if let message { _ = try tx.promotable(message, at: desk, by: viewer) }
            let id = moment.newID(SharedQuestion.self)
            try tx.run(
                """
                INSERT INTO shared_question (id, project_id, state, asked_by, question, folded, message_id, asked_at)
                VALUES (\(id), \(project), 'open', \(viewer.id), \(question), \(Text.folded(question.text)), \(message), \(moment.now))
                """)
            try tx.answer(id, answer, from: .open, .answer, by: Actor(viewer.id, desk.roles), moment)
        }
    }

    /// Answers, or puts an answer right; everybody at work on the project is told.
    func answer(_ id: ID<SharedQuestion>, _ answer: Prose, by viewer: Viewer) async throws -> ID<Project> {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let (question, desk) = try tx.question(id, seenBy: viewer)
            let event: SharedQuestion.Event = question.state == .answered ? .correct : .answer
            try tx.answer(id, answer, from: question.state, event, by: Actor(viewer.id, desk.roles), moment)
            return question.project
        }
    }

    /// Takes a question back: whoever asked it while it is open, the employer always.
    func withdraw(_ id: ID<SharedQuestion>, by viewer: Viewer) async throws -> ID<Project> {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let (question, desk) = try tx.question(id, seenBy: viewer)
            if desk.roles == [.participant], question.askedBy != viewer.id {
                throw Refusal.forbidden("Only who asked, or the employer, takes a question back.")
            }
            try tx.move(
                .sharedQuestion, id.text, .withdraw, in: SharedQuestion.machine, from: question.state, by: Actor(viewer.id, desk.roles),
                at: moment)
            return question.project
        }
    }
}

extension Site {
    var questions: SharedQuestions { SharedQuestions(site: self) }
}

extension Transaction {
    /// The words before the move: an answered question has an answer, at any moment.
    fileprivate func answer(
        _ id: ID<SharedQuestion>, _ answer: Prose, from state: SharedQuestion.State, _ event: SharedQuestion.Event,
        by actor: Actor<SharedQuestion.Role>, _ moment: Moment
    ) throws {
        _ = try SharedQuestion.machine.next(event, from: state, by: actor.roles)
        let question = try question(id)
        try run(
            """
            UPDATE shared_question SET answer = \(answer), answered_by = \(actor.person), answered_at = \(moment.now),
                folded = \(Text.folded("\(question.question) \(answer.text)"))
            WHERE id = \(id)
            """)
        try move(.sharedQuestion, id.text, event, in: SharedQuestion.machine, from: state, by: actor, at: moment)
    }
}
