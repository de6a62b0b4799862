/// Why an engagement ended before its work was done.
public enum CancelReason: String, Worded {
    case agreed
    case unavailable
    case noShow = "no_show"
    case unsupported
    case withdrawn
    case unfunded
    case scopeChanged = "scope_changed"
    case unsafe
    case other

    public var words: String {
        switch self {
        case .agreed: "Both sides agreed to stop"
        case .unavailable: "The participant can no longer do the work"
        case .noShow: "The participant did not appear"
        case .unsupported: "The employer did not give the support that was promised"
        case .withdrawn: "The employer no longer needs the work"
        case .unfunded: "The fee was not paid in time"
        case .scopeChanged: "The work turned into something else"
        case .unsafe: "The work or the contact was not safe"
        case .other: "Another reason"
        }
    }
}
