/// One account of the ledger: its kind, and whose it is where there is one for each.
public enum AccountKey: Hashable, Sendable {
    case receivable(ID<Organization>)
    case due(ID<Engagement>)
    case bank
    case held(ID<Engagement>)
    case platform
    case payable(ID<Person>)
    case refund(ID<Organization>)

    /// Reads what `kind` and `owner` wrote into a row.
    public init(_ kind: Account, owner: String) {
        self =
            switch kind {
            case .receivable: .receivable(ID(owner))
            case .due: .due(ID(owner))
            case .bank: .bank
            case .held: .held(ID(owner))
            case .platform: .platform
            case .payable: .payable(ID(owner))
            case .refund: .refund(ID(owner))
            }
    }

    public var kind: Account {
        switch self {
        case .receivable: .receivable
        case .due: .due
        case .bank: .bank
        case .held: .held
        case .platform: .platform
        case .payable: .payable
        case .refund: .refund
        }
    }

    /// The id of the owner; empty for the accounts the site has one of.
    public var owner: String {
        switch self {
        case .receivable(let id), .refund(let id): id.text
        case .due(let id), .held(let id): id.text
        case .payable(let id): id.text
        case .bank, .platform: ""
        }
    }
}
