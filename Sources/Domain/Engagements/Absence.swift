/// A clock that runs against a side that gives no sign: since when, and when the other side may end the work.
public struct Absence: Hashable, Sendable {
    public enum Kind: String, Worded {
        case start, late, kickoff

        public var words: String {
            switch self {
            case .start: "Nothing was heard since the work started"
            case .late: "Nothing was heard since a due date passed"
            case .kickoff: "The employer is not ready yet"
            }
        }

        /// Who is waited for.
        public var side: FeedbackSide { self == .kickoff ? .employer : .participant }
    }

    public let kind: Kind
    /// The last sign, or the moment one was due; a due date may still be to come.
    public let since: Instant
    public let days: Int
    /// Days on which who is waited for is reminded.
    public let remindDays: [Int]

    public init(kind: Kind, since: Instant, days: Int, remindDays: [Int]) {
        (self.kind, self.since, self.days) = (kind, since, days)
        self.remindDays = remindDays.filter { $0 > 0 && $0 < days }.sorted()
    }

    public var endsAt: Instant { since + .days(days) }

    /// Whether the other side may end the work now.
    public func isOver(at now: Instant) -> Bool { endsAt <= now }

    /// The days of the reminders, and the day on which it is over.
    public var steps: [Int] { remindDays + [days] }

    /// The last of the steps that has come.
    public func step(at now: Instant) -> Int? { steps.last { since + .days($0) <= now } }

    /// When the next step comes.
    public func nextStep(after now: Instant) -> Instant? { steps.map { since + .days($0) }.first { $0 > now } }
}
