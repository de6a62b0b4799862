import Domain

/// The tone of a badge that shows a project's state.
enum ProjectTone {
    static func of(_ state: Project.State) -> String {
        switch state {
        case .published: "good"
        case .review, .returned: "warn"
        case .filled: "info"
        case .draft, .closed, .expired, .archived: ""
        }
    }
}
