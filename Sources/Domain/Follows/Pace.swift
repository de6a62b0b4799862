/// How soon somebody hears of new projects.
public enum Pace: String, Worded {
    case instant, weekly, off

    public var words: String {
        switch self {
        case .instant: "As soon as one is published"
        case .weekly: "On Mondays at 8:00"
        case .off: "Not by mail"
        }
    }
}
