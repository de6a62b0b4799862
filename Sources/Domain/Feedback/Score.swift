/// An overall mark from 1 to 5.
public struct Score: Hashable, Sendable, Comparable {
    public let value: Int

    public init(_ value: Int) throws(Refusal) {
        guard Score.range.contains(value) else { throw .invalid("", "Choose a number from 1 to 5.") }
        self.value = value
    }

    public static let range = 1...5

    public static func < (one: Score, other: Score) -> Bool { one.value < other.value }
}
