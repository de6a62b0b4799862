/// One movement in the ledger; it exists only if its entries sum to zero in every currency.
public struct Transfer: Hashable, Sendable {
    /// What the movement means.
    public enum Kind: String, Worded {
        case bill, fund, release, payout, refund, void

        public var words: String {
            switch self {
            case .bill: "Billed"
            case .fund: "Paid in and held"
            case .release: "Released to the participant"
            case .payout: "Paid out"
            case .refund: "Refunded to the employer"
            case .void: "Bill cancelled"
            }
        }
    }

    public let kind: Kind
    public let entries: [Entry]

    public init(_ kind: Kind, entries: [Entry]) throws(Refusal) {
        guard entries.count >= 2 else { throw .conflict("A transfer needs two entries or more: check the amounts.") }
        guard !entries.contains(where: \.amount.isZero) else { throw .conflict("A transfer cannot move nothing: check the amounts.") }
        let sums = entries.reduce(into: [Currency: Int128]()) { $0[$1.amount.currency, default: 0] += Int128($1.amount.minor) }
        guard sums.values.allSatisfy({ $0 == 0 }) else {
            throw .conflict("The entries of this transfer do not balance: check the amounts.")
        }
        self.kind = kind
        self.entries = entries
    }
}
