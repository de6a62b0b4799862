/// One field that somebody tries out: what they felt before and after, and what they make of it.
public struct Exploration: Hashable, Sendable {
    /// So many fields are looked at side by side.
    public static let most = 3

    /// When a rating was given: before anything of the field was done, or once it was.
    public enum Side: String, CaseIterable, Hashable, Sendable { case before, after }

    public let field: String
    public let isInPlan: Bool
    public var before: FieldRating?
    public var after: FieldRating?
    public var verdict: FieldVerdict?
    public var learned: String

    public init(
        field: String, isInPlan: Bool = true, before: FieldRating? = nil, after: FieldRating? = nil, verdict: FieldVerdict? = nil,
        learned: String = ""
    ) {
        (self.field, self.isInPlan, self.before, self.after) = (field, isInPlan, before, after)
        (self.verdict, self.learned) = (verdict, learned)
    }

    /// Whether there is anything to compare yet.
    public var isNoted: Bool { before != nil || after != nil || verdict != nil }

    /// What is felt at first is only true as long as nothing else is known.
    public func checkRating(_ side: Side) throws(Refusal) {
        guard side == .after || after == nil else {
            throw .conflict("You have rated this field afterwards already, so what you felt before stays as it was.")
        }
    }
}
