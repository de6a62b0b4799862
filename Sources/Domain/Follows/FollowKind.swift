/// What somebody can follow, to hear of new projects.
public enum FollowKind: String, Worded {
    case employer, industry, field, skill

    public var words: String {
        switch self {
        case .employer: "Employer"
        case .industry: "Industry"
        case .field: "Field"
        case .skill: "Skill"
        }
    }
}
