/// How many people work for an organization, in the bands of its public page.
public enum OrganizationSize: String, Worded {
    case upTo10 = "1-10"
    case upTo50 = "11-50"
    case upTo250 = "51-250"
    case upTo1000 = "251-1000"
    case over1000 = "1000+"

    public var words: String {
        switch self {
        case .upTo10: "1–10 people"
        case .upTo50: "11–50 people"
        case .upTo250: "51–250 people"
        case .upTo1000: "251–1000 people"
        case .over1000: "More than 1000 people"
        }
    }
}
