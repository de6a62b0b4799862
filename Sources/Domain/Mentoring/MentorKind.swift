/// What a mentor is to the people they meet.
public enum MentorKind: String, Worded {
    case colleague, alumnus, faculty, other

    public var words: String {
        switch self {
        case .colleague: "A colleague of the supervisor"
        case .alumnus: "Somebody who did a project here before"
        case .faculty: "A teacher or adviser"
        case .other: "Somebody else"
        }
    }

    /// Behind a name: "Ada Lovelace, colleague".
    public var short: String {
        switch self {
        case .colleague: "colleague"
        case .alumnus: "did a project here"
        case .faculty: "teacher or adviser"
        case .other: "mentor"
        }
    }
}
