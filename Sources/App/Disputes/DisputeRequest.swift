import Domain

/// Terms and words as somebody typed them, before they are held against what is disputed.
struct DisputeRequest: Sendable {
    let outcome: DisputeOutcome
    /// The participant's percentage of everything that has none of its own.
    let whole: Int?
    let single: [ID<Milestone>: Int]
    let words: Prose

    /// The form's field for one milestone.
    static func field(_ milestone: ID<Milestone>) -> String { "share.\(milestone)" }

    func terms(for disputed: (parts: [DisputedPart], hasAccepted: Bool)) throws(Refusal) -> DisputeTerms {
        try DisputeTerms(outcome, whole: whole, single: single, of: disputed.parts, hasAccepted: disputed.hasAccepted)
    }

    /// Reads terms from a form; all that is wrong is said at once.
    init(_ form: inout Form, _ milestones: [ID<Milestone>]) throws(Refusal) {
        let outcome = form.choice("outcome", "what becomes of the work", DisputeOutcome.self)
        let whole = Self.percent(&form, "whole")
        var single: [ID<Milestone>: Int] = [:]
        for milestone in milestones { single[milestone] = Self.percent(&form, Self.field(milestone)) }
        let words = form.prose("words", "Your words", 20...2000)
        guard form.problems.isEmpty, let outcome, let words else { throw form.refusal }
        self.init(outcome: outcome, whole: whole, single: single, words: words)
    }

    init(outcome: DisputeOutcome, whole: Int?, single: [ID<Milestone>: Int] = [:], words: Prose) {
        (self.outcome, self.whole, self.single, self.words) = (outcome, whole, single, words)
    }

    /// Nil when nothing was typed.
    private static func percent(_ form: inout Form, _ name: String) -> Int? {
        Text.line(form[name]).isEmpty ? nil : form.integer(name, "A share", 0...100)
    }
}
