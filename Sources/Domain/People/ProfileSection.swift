/// The parts of a profile a person may show or keep to themselves.
///
/// Accessibility needs are not among them: what is not a section cannot be made public by mistake.
public enum ProfileSection: String, Worded {
    case headline, story, education, experience, skills, interests, languages

    public var words: String {
        switch self {
        case .headline: "Headline"
        case .story: "Story"
        case .education: "Education"
        case .experience: "Experience"
        case .skills: "Skills"
        case .interests: "Interests"
        case .languages: "Languages"
        }
    }
}
