/// Why an engagement ended before its work was done.
public enum CancelReason: String, Worded {
    case agreed
    case unavailable
    case noShow = "no_show"
    case employerAbsent = "employer_absent"
    case decided
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
        case .employerAbsent: "The employer did not get ready in time"
        case .decided: "The decision of a dispute ended it"
        case .unsupported: "The employer did not give the support that was promised"
        case .withdrawn: "The employer no longer needs the work"
        case .unfunded: "The fee was not paid in time"
        case .scopeChanged: "The work turned into something else"
        case .unsafe: "The work or the contact was not safe"
        case .other: "Another reason"
        }
    }

    /// The reasons somebody gives by hand; the others follow from a clock or a decision.
    public static let given = allCases.filter { $0 != .noShow && $0 != .employerAbsent && $0 != .decided }
}
