/// How long each step of a dispute may take, in days.
public struct DisputeClocks: Hashable, Sendable {
    /// To answer what was asked for.
    public var answerDays: Int
    /// To agree to a proposal or to refuse it.
    public var agreeDays: Int
    /// From the opening to the operator's decision.
    public var decideDays: Int

    public init(answerDays: Int = 3, agreeDays: Int = 3, decideDays: Int = 10) {
        (self.answerDays, self.agreeDays, self.decideDays) = (answerDays, agreeDays, decideDays)
    }
}
