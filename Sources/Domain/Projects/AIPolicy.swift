/// What the employer asks about the use of AI tools.
public enum AIPolicy: String, Worded {
    case allowed
    case disclose
    case forbidden

    public var words: String {
        switch self {
        case .allowed: "AI tools may be used freely"
        case .disclose: "AI tools may be used if you say where"
        case .forbidden: "AI tools may not be used"
        }
    }
}
