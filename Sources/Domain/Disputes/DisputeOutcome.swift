/// What becomes of the work after a dispute.
public enum DisputeOutcome: String, Worded {
    case active, completed, cancelled

    public var words: String {
        switch self {
        case .active: "The work goes on"
        case .completed: "The work is completed"
        case .cancelled: "The work ends here"
        }
    }
}
