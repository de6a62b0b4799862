/// A point in time, in milliseconds since 1970-01-01 UTC; sums too large for it stay at the limit.
public struct Instant: Hashable, Comparable, Sendable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    public static func + (instant: Instant, span: Span) -> Instant {
        Instant(milliseconds: (Span(milliseconds: instant.milliseconds) + span).milliseconds)
    }

    public static func - (instant: Instant, span: Span) -> Instant {
        Instant(milliseconds: (Span(milliseconds: instant.milliseconds) - span).milliseconds)
    }

    public static func - (later: Instant, earlier: Instant) -> Span {
        Span(milliseconds: later.milliseconds) - Span(milliseconds: earlier.milliseconds)
    }

    public static func < (one: Instant, other: Instant) -> Bool { one.milliseconds < other.milliseconds }

    /// The calendar day in UTC; a person's own day is worked out where time zones are known.
    public var day: Day { Day(ordinal: floorDays(milliseconds)) }
}
