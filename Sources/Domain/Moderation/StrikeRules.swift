/// How many strikes suspend, and how long one counts.
public struct StrikeRules: Hashable, Sendable {
    /// So many at the same time suspend: no new applications, nothing new published; live work goes on.
    public var suspendAt: Int
    /// A strike expires after so many days.
    public var days: Int

    public init(suspendAt: Int = 2, days: Int = 365) { (self.suspendAt, self.days) = (suspendAt, days) }

    public func suspends(_ count: Int) -> Bool { count >= suspendAt }
}
