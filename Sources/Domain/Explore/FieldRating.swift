/// How somebody feels about a field at one moment, each from 1 to 5.
public struct FieldRating: Hashable, Sendable {
    public static let range = 1...5

    /// How much they want to know of it.
    public let interest: Int
    /// Whether it gives them energy or takes it.
    public let energy: Int

    public init(interest: Int, energy: Int) throws(Refusal) {
        var problems = Problems()
        if !Self.range.contains(interest) { problems.add("interest", "Choose how interested you are, from 1 to 5.") }
        if !Self.range.contains(energy) { problems.add("energy", "Choose how much energy it gives you, from 1 to 5.") }
        try problems.refuse()
        (self.interest, self.energy) = (interest, energy)
    }
}
