/// What a strike is for.
public enum StrikeReason: String, Worded {
    case noShow = "no_show"
    case performance

    public var words: String {
        switch self {
        case .noShow: "Did not appear"
        case .performance: "Poor performance"
        }
    }
}
