/// How far the material of a project may travel.
public enum Confidentiality: String, Worded {
    case open
    case `internal`
    case confidential

    public var words: String {
        switch self {
        case .open: "Open: nothing in it is secret"
        case .internal: "Internal: stays between participant and employer"
        case .confidential: "Confidential: under a non-disclosure agreement, and every reading of a file is recorded"
        }
    }
}
