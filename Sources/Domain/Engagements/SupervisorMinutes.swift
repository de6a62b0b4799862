/// How many minutes a week a participant takes of those who review their work.
///
/// A sitting is from opening the page of a review to sending the review, half an hour at most. Counted are the last four weeks,
/// or the time since work started where that is shorter, but never less than one week.
public struct SupervisorMinutes: Hashable, Sendable {
    public static let longestSitting = Span.minutes(30)
    public static let window = Span.days(28)
    /// What a week may take, as it is promised to employers.
    public static let goal = 15

    /// Time spent, and the weeks of participants it was spent on.
    public private(set) var spent = Span.zero
    public private(set) var weeks = Span.zero

    public static let none = SupervisorMinutes()

    private init() {}

    /// One engagement: nothing before work has started.
    public init(spent: Span, startedAt: Instant?, endedAt: Instant?, at now: Instant) {
        guard let startedAt else { return }
        let end = min(endedAt ?? now, now)
        let begin = max(startedAt, now - Self.window)
        guard end > now - Self.window else { return }
        self.spent = spent
        weeks = max(end - begin, .days(7))
    }

    public static func + (one: SupervisorMinutes, other: SupervisorMinutes) -> SupervisorMinutes {
        var sum = one
        sum.spent = one.spent + other.spent
        sum.weeks = one.weeks + other.weeks
        return sum
    }

    /// Minutes a week for a participant, rounded to the next whole one; nil while nobody has worked.
    public var aWeek: Int? {
        guard weeks > .zero else { return nil }
        let (week, minute) = (Span.days(7).milliseconds, Span.minutes(1).milliseconds)
        let perWeek = Int128(spent.milliseconds) * Int128(week) / Int128(weeks.milliseconds)
        return Int((perWeek + Int128(minute / 2)) / Int128(minute))
    }

    public var isWithinGoal: Bool { (aWeek ?? 0) <= Self.goal }
}
