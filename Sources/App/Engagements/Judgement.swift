import Domain

/// What a reviewer says about one version.
struct Judgement: Sendable {
    enum Decision: String, CaseIterable, Sendable { case accept, changes }

    let decision: Decision
    let comment: String
    let verdicts: [ID<Criterion>: Verdict]

    /// Every criterion is judged, and whoever is asked for more, or paid in spite of something missing, is told why.
    func check(against criteria: [Criterion]) throws(Refusal) {
        var problems = Problems()
        for criterion in criteria where verdicts[criterion.id] == nil {
            problems.add(Self.field(criterion.id), "Judge “\(criterion.text)”.")
        }
        if comment.isEmpty, decision == .changes {
            problems.add("comment", "Say what should change, so that the next version can be the last.")
        } else if comment.isEmpty, verdicts.values.contains(.not) {
            problems.add("comment", "You accept work although a criterion is not met: say why.")
        }
        try problems.refuse()
    }

    /// The form's field for one criterion.
    static func field(_ criterion: ID<Criterion>) -> String { "verdict.\(criterion)" }

    /// Reads a judgement from a form; all that is wrong is said at once.
    init(_ form: inout Form, _ criteria: [Criterion]) throws(Refusal) {
        var verdicts: [ID<Criterion>: Verdict] = [:]
        for criterion in criteria {
            verdicts[criterion.id] = form.choice(Self.field(criterion.id), "how far “\(criterion.text)” is met", Verdict.self)
        }
        let decision = form.choice("decision", "to accept the work or to ask for changes", Decision.self)
        let comment = Text.prose(form["comment"]).isEmpty ? "" : form.prose("comment", "Your comment", 1...4000)?.text ?? ""
        guard form.problems.isEmpty, let decision else { throw form.refusal }
        self.init(decision: decision, comment: comment, verdicts: verdicts)
    }

    init(decision: Decision, comment: String, verdicts: [ID<Criterion>: Verdict]) {
        (self.decision, self.comment, self.verdicts) = (decision, comment, verdicts)
    }
}
