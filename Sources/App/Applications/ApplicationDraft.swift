import Domain

/// An application as it was typed: complete when it is sent, as far as it goes when it is kept.
struct ApplicationDraft: Sendable {
    let pitch: String
    /// What was typed, by the id of the question.
    let answers: [String: String]

    /// - Throws: everything that is wrong at once, each at its field.
    func words(for questions: [AnsweredQuestion], complete: Bool) throws -> ApplicationWords {
        var problems = Problems()
        let pitch = problems.take("pitch", try ApplicationDraft.pitch(pitch, complete))
        var kept: [(question: String, text: String)] = []
        for question in questions {
            let typed = answers[question.id] ?? ""
            let text = problems.take(ApplicationDraft.field(question.id), try ApplicationDraft.answer(typed, complete))
            kept.append((question.id, text ?? ""))
        }
        try problems.refuse()
        return ApplicationWords(pitch: pitch ?? "", answers: kept)
    }

    private static func pitch(_ raw: String, _ complete: Bool) throws(Refusal) -> String {
        complete ? try Pitch(raw).text : try Prose(raw, "Your pitch", 0...1200).text
    }

    private static func answer(_ raw: String, _ complete: Bool) throws(Refusal) -> String {
        complete ? try Answer(raw).text : try Prose(raw, "Your answer", 0...800).text
    }

    /// The name of the field in which a question is answered.
    static func field(_ question: String) -> String { "answer.\(question)" }
}
