/// Who may read a section of a profile; private is where every section begins.
public enum Visibility: String, Worded {
    case `private`, `public`

    public var words: String {
        switch self {
        case .private: "Only me and the employers I apply to"
        case .public: "Everyone"
        }
    }
}
