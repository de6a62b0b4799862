/// Where the middle of some figures lies, and between which of them their middle half does.
public struct Quartiles: Hashable, Sendable {
    public let lower: Int64
    public let median: Int64
    public let upper: Int64
    /// How many figures they are from.
    public let count: Int

    /// From fewer than this nothing is said: one of them would show through.
    public static let fewest = 3

    /// - Parameter values: none below zero.
    /// - Returns: nil when there are fewer than `fewest`.
    public init?(of values: [Int64]) {
        guard values.count >= Self.fewest else { return nil }
        let sorted = values.sorted()
        (lower, median, upper) = (Self.quarter(1, of: sorted), Self.quarter(2, of: sorted), Self.quarter(3, of: sorted))
        count = values.count
    }

    /// Between two figures the place is worked out in proportion; halves are rounded upwards.
    private static func quarter(_ quarter: Int, of sorted: [Int64]) -> Int64 {
        let (index, rest) = (quarter * (sorted.count - 1)).quotientAndRemainder(dividingBy: 4)
        guard rest > 0 else { return sorted[index] }
        return sorted[index] + ((sorted[index + 1] - sorted[index]) * Int64(rest) + 2) / 4
    }
}
