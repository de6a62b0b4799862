/// What a member does for an organization; each kind of organization has its own roles.
public enum MemberRole: String, Worded {
    case owner, supervisor, mentor, viewer, coordinator, instructor

    public var words: String {
        switch self {
        case .owner: "Owner"
        case .supervisor: "Supervisor"
        case .mentor: "Mentor"
        case .viewer: "Viewer"
        case .coordinator: "Coordinator"
        case .instructor: "Instructor"
        }
    }

    /// What the role may do, in the words of the page that gives it.
    public var promise: String {
        switch self {
        case .owner: "Runs the organization, its members and its payments."
        case .supervisor: "Writes projects, chooses participants and accepts work."
        case .mentor: "Guides participants; does not judge or pay."
        case .viewer: "Sees what happens; changes nothing."
        case .coordinator: "Runs courses and looks after learners."
        case .instructor: "Teaches a course and grades it."
        }
    }

    public static func roles(in kind: Organization.Kind) -> [MemberRole] {
        switch kind {
        case .employer: [.owner, .supervisor, .mentor, .viewer]
        case .school: [.owner, .coordinator, .instructor, .viewer]
        }
    }

    /// Whether the member may write projects and decide about applications and work.
    public var isAuthor: Bool { self == .owner || self == .supervisor }
}
