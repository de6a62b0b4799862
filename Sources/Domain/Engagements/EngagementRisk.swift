/// Why an engagement needs somebody to look at it.
public enum EngagementRisk: String, Worded {
    case blocked, late, silent, unreviewed, unfunded

    /// No act of the participant for so long, while they are at work.
    public static let silence = Span.days(5)
    /// Work that waits so long for its review.
    public static let patience = Span.days(2)

    public var words: String {
        switch self {
        case .blocked: "Blocked"
        case .late: "Overdue"
        case .silent: "Silent"
        case .unreviewed: "Unreviewed"
        case .unfunded: "Not paid"
        }
    }

    /// What the mark says, for whoever asks what it means.
    public var meaning: String {
        switch self {
        case .blocked: "The participant said that they cannot go on."
        case .late: "A due date has passed, and nothing was handed in for it."
        case .silent:
            "At work, but no act of the participant for \(Self.silence.inDays) days: nothing handed in, written, ticked or answered."
        case .unreviewed: "Work has waited \(Self.patience.inDays) days or more for its review."
        case .unfunded: "Nobody works unpaid: the fee is not held yet."
        }
    }

    /// What is known of an engagement when its risks are worked out.
    public struct Facts: Hashable, Sendable {
        public var state: Engagement.State
        public var isFunded: Bool
        /// The participant said so, and nobody has lifted it.
        public var isBlocked: Bool
        /// They missed what they were asked, twice.
        public var isMissing: Bool
        /// Both sides agreed that every clock stands still.
        public var isPaused: Bool
        /// The first due date of work that is not handed in.
        public var nextDue: Instant?
        /// Since when the oldest version waits for its review.
        public var waitingSince: Instant?
        /// When the participant last did something here, the start of work counted in.
        public var lastAct: Instant?

        public init(
            state: Engagement.State, isFunded: Bool = true, isBlocked: Bool = false, isMissing: Bool = false, isPaused: Bool = false,
            nextDue: Instant? = nil,
            waitingSince: Instant? = nil, lastAct: Instant? = nil
        ) {
            (self.state, self.isFunded, self.isBlocked) = (state, isFunded, isBlocked)
            (self.isMissing, self.isPaused) = (isMissing, isPaused)
            (self.nextDue, self.waitingSince, self.lastAct) = (nextDue, waitingSince, lastAct)
        }
    }

    /// All that is at risk now, the worst first; work that is over, or that the operator decides about, is at none.
    public static func all(_ facts: Facts, at now: Instant) -> [EngagementRisk] {
        allCases.filter { $0.holds(facts, at: now) }
    }

    private func holds(_ facts: Facts, at now: Instant) -> Bool {
        let isUnderWay = facts.state == .active || facts.state == .delivered
        let isAtWork = isUnderWay && !facts.isPaused
        switch self {
        case .blocked: return isUnderWay && facts.isBlocked
        case .late: return isAtWork && facts.nextDue.map { $0 < now } == true
        case .silent:
            guard isAtWork, facts.state == .active else { return false }
            return facts.isMissing || facts.lastAct.map { now - $0 >= Self.silence } == true
        case .unreviewed: return isAtWork && facts.waitingSince.map { now - $0 >= Self.patience } == true
        case .unfunded: return facts.state == .onboarding && !facts.isFunded
        }
    }
}
