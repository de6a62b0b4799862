/// Who is speaking in a piece of feedback.
public enum FeedbackSide: String, Worded {
    case participant
    case employer

    public var words: String {
        switch self {
        case .participant: "The participant"
        case .employer: "The employer"
        }
    }

    public var other: FeedbackSide { self == .participant ? .employer : .participant }
}
