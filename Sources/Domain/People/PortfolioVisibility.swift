/// Who may read an item of a portfolio; private is where every item begins.
public enum PortfolioVisibility: String, Worded {
    case `private`, link, `public`

    public var words: String {
        switch self {
        case .private: "Only me"
        case .link: "Anyone with the link"
        case .public: "Everyone"
        }
    }
}
