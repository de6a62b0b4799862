/// How often participant and employer look at the work together.
public enum CheckInRhythm: String, Worded {
    case weekly
    case twice
    case none

    public var words: String {
        switch self {
        case .weekly: "Once a week"
        case .twice: "Twice a week"
        case .none: "No check-ins"
        }
    }
}
