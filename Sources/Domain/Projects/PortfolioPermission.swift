/// What a participant may show of the work afterwards; the verified facts may always be shown.
public enum PortfolioPermission: String, Worded {
    case full
    case redacted
    case description

    public var words: String {
        switch self {
        case .full: "The work itself"
        case .redacted: "The work with secret parts taken out"
        case .description: "A description only"
        }
    }
}
