/// How a dispute came to its decision.
public enum DisputeEnding: String, Worded {
    case `operator`, agreement, conceded
    case unanswered, silence

    public var words: String {
        switch self {
        case .operator: "Decided by the operator"
        case .agreement: "Both sides agreed"
        case .conceded: "The other side agreed to what was asked for"
        case .unanswered: "Nobody answered in time, so what was asked for is decided"
        case .silence: "Nobody refused the proposal in time, so it is decided"
        }
    }
}
