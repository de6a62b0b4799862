/// A length of time in milliseconds; sums too large for it stay at the limit rather than wrap round.
public struct Span: Hashable, Comparable, Sendable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    public static func days(_ count: Int) -> Span { .hours(24) * count }
    public static func hours(_ count: Int) -> Span { .minutes(60) * count }
    public static func minutes(_ count: Int) -> Span { .seconds(60) * count }
    public static func seconds(_ count: Int) -> Span { .milliseconds(1000) * count }
    public static func milliseconds(_ count: Int) -> Span { Span(milliseconds: Int64(count)) }

    public static let zero = Span(milliseconds: 0)

    public static func * (span: Span, count: Int) -> Span {
        Span(milliseconds: Int64(clamping: Int128(span.milliseconds) * Int128(count)))
    }

    public static func + (one: Span, other: Span) -> Span {
        Span(milliseconds: Int64(clamping: Int128(one.milliseconds) + Int128(other.milliseconds)))
    }

    public static func - (one: Span, other: Span) -> Span {
        Span(milliseconds: Int64(clamping: Int128(one.milliseconds) - Int128(other.milliseconds)))
    }

    public static func < (one: Span, other: Span) -> Bool { one.milliseconds < other.milliseconds }

    /// Whole days, rounded down: 47 hours are one day, minus one hour is minus one day.
    public var inDays: Int { floorDays(milliseconds) }
}

/// Counts whole days in milliseconds, rounding towards the past.
func floorDays(_ milliseconds: Int64) -> Int {
    let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    return Int(rest < 0 ? days - 1 : days)
}
