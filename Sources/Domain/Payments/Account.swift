/// The kinds of account in the ledger; `AccountKey` says whose one it is.
public enum Account: String, Worded {
    case receivable
    case due
    case bank
    case held
    case platform
    case payable
    case refund

    public var words: String {
        switch self {
        case .receivable: "Owed by the employer"
        case .due: "Billed, not yet paid"
        case .bank: "Money at the bank"
        case .held: "Held for the work"
        case .platform: "Platform fee"
        case .payable: "Owed to the participant"
        case .refund: "Owed back to the employer"
        }
    }
}
