/// The questions a participant may answer with each version; learning that is written down is kept.
public enum ReflectionPrompt: String, Worded {
    case learned
    case hardest
    case next

    public var words: String {
        switch self {
        case .learned: "What did you learn that you did not know before?"
        case .hardest: "What was hardest, and what did you do about it?"
        case .next: "What would you do differently next time?"
        }
    }
}
