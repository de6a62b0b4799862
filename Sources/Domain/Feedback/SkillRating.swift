/// How well a participant showed a skill, from 1 to 4; it counts as evidence only with words beside it.
public struct SkillRating: Hashable, Sendable, Comparable {
    public let value: Int

    public init(_ value: Int) throws(Refusal) {
        guard SkillRating.range.contains(value) else { throw .invalid("", "Choose a number from 1 to 4.") }
        self.value = value
    }

    public static let range = 1...4

    /// Every rating, from the lowest.
    public static let all = range.compactMap { try? SkillRating($0) }

    public var words: String {
        switch value {
        case 1: "Beginning"
        case 2: "With help"
        case 3: "On their own"
        default: "Could show others"
        }
    }

    public static func < (one: SkillRating, other: SkillRating) -> Bool { one.value < other.value }
}
