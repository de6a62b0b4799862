import Domain
import Hummingbird

/// Giving feedback, and reading it once it may be read.
struct FeedbackRoutes: Sendable {
    let site: Site

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        let desk = try await site.feedbacks.desk(context.id(), for: context.viewer)
        return context.show(page(desk, Form(), context))
    }

    func give(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<Engagement> = try context.id()
        let form = try await Form(reading: request, context)
        let desk = try await site.feedbacks.desk(id, for: context.viewer)
        return try await context.answer(form, orShow: { page(desk, $0, context) }) { form in
            try await site.feedbacks.give(Opinion(&form, by: desk.side, on: desk.skills), in: id, by: context.viewer)
            return .seeOther(
                Paths.engagement(id, .feedback),
                saying: "Thank you. \(desk.about) reads it when both sides have spoken, or in \(site.policy.feedbackRevealDays) days.")
        }
    }

    private func page(_ desk: FeedbackDesk, _ form: Form, _ context: SignedIn) -> FeedbackPage {
        FeedbackPage(desk: desk, form: form, zone: context.visit.zone, days: site.policy.feedbackRevealDays)
    }
}

extension Opinion {
    /// Reads one side's feedback; all that is wrong is said at once.
    init(_ form: inout Form, by side: FeedbackSide, on skills: [String]) throws {
        let overall = form.mark("overall", "All in all")
        var criteria: [FeedbackCriterion: Score] = [:]
        for criterion in FeedbackCriterion.asked(of: side) { criteria[criterion] = form.mark(criterion.rawValue, criterion.words) }
        let publicWords = form.prose("public_words", "What everyone may read", 0...1500)
        let privateWords = form.prose("private_words", "What only they read", 0...1500)
        let evidence = side == .employer ? skills.compactMap { form.evidence(of: $0) } : []
        guard form.problems.isEmpty, let overall, let publicWords, let privateWords else { throw form.refusal }
        self.init(
            side: side, overall: overall, criteria: criteria, publicWords: publicWords, privateWords: privateWords, skills: evidence)
    }
}

extension Form {
    fileprivate mutating func mark(_ name: String, _ question: String) -> Score? {
        read(name) { raw throws(Refusal) in
            guard let number = Int(raw) else { throw .invalid(name, "\(question): choose a number from 1 to 5.") }
            return try Score(number)
        }
    }

    /// A skill's rating with what showed it; none when it was not to be seen.
    fileprivate mutating func evidence(of skill: String) -> SkillEvidence? {
        let name = "skill.\(skill)"
        let raw = self[name]
        guard !raw.isEmpty, raw != "0" else { return nil }
        let rating = read(name) { raw throws(Refusal) in
            guard let number = Int(raw) else { throw .invalid(name, "Choose a number from 1 to 4.") }
            return try SkillRating(number)
        }
        let words = line("\(name).words", "What showed it", 0...200)
        guard let rating, let words else { return nil }
        return SkillEvidence(skill: skill, rating: rating, words: words.text)
    }
}
