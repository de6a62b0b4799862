/// What a reviewer says about one acceptance criterion.
public enum Verdict: String, Worded {
    case met
    case partly
    case not

    public var words: String {
        switch self {
        case .met: "Met"
        case .partly: "Partly met"
        case .not: "Not met"
        }
    }

    /// How much of the criterion counts towards the outcome, in percent.
    public var percent: Int {
        switch self {
        case .met: 100
        case .partly: 50
        case .not: 0
        }
    }
}
