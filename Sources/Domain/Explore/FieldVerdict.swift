/// What somebody makes of a field they tried; a no is as good a find as a yes.
public enum FieldVerdict: String, Worded {
    case forMe = "for_me"
    case notForMe = "not_for_me"

    public var words: String {
        switch self {
        case .forMe: "For me"
        case .notForMe: "Not for me"
        }
    }
}
