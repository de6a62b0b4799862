/// One milestone whose share of the fee is still held while a dispute is open.
public struct DisputedPart: Hashable, Sendable {
    public let id: ID<Milestone>
    public let amount: Money
    /// Some version of it was handed in.
    public let isHandedIn: Bool

    public init(id: ID<Milestone>, amount: Money, isHandedIn: Bool) {
        self.id = id
        self.amount = amount
        self.isHandedIn = isHandedIn
    }
}
