/// One thing the scope check looked at: what it is worth, what was lost, and how to get it back.
public struct Finding: Hashable, Sendable {
    /// The name of a check; also the anchor of its explanation.
    public enum Check: String, CaseIterable, Hashable, Sendable {
        case problem, deliverables, criteria, weights, hours, fee, dates, decision, ongoing, prohibited
        case supervisor, support, sentences, jargon, exclusion
    }

    /// What a loss leads to beyond its points.
    public enum Gate: String, CaseIterable, Hashable, Sendable {
        case none, `operator`, blocks
    }

    public let id: Check
    public let title: String
    public let points: Int
    public let lost: Int
    /// What to do about it; empty when nothing is lost.
    public let fix: String
    /// The form field it is about.
    public let field: String
    public let gate: Gate

    /// Takes the rule and what is wrong with the draft; without a fault nothing is lost.
    init(_ rule: ScopeRule, fault: String?) {
        id = rule.id
        title = rule.title
        points = rule.points
        lost = fault == nil ? 0 : rule.points
        fix = fault ?? ""
        field = rule.field
        gate = rule.gate
    }

    public var isLoss: Bool { lost > 0 }
}
