/// Where the work is done.
public enum Place: String, Worded {
    case remote
    case hybrid
    case onsite

    public var words: String {
        switch self {
        case .remote: "Remote"
        case .hybrid: "Partly on site"
        case .onsite: "On site"
        }
    }
}
