/// What both sides say about each other when the work is over.
public enum Feedback {
    /// Hidden until both sides have spoken or the time is up, so that neither writes an answer instead of an opinion.
    public static func isRevealed(both: Bool, firstAt: Instant?, now: Instant, _ policy: Policy) -> Bool {
        guard let firstAt else { return false }
        return both || now >= firstAt + .days(policy.feedbackRevealDays)
    }
}
