/// What an organization can be told in its chat.
public enum WebhookTopic: String, Worded {
    case projects, applications, work, reviews, endings

    public var words: String {
        switch self {
        case .projects: "A project of ours was published, filled or closed"
        case .applications: "An application came in, an offer was answered"
        case .work: "Work began, or something was handed in"
        case .reviews: "Work was accepted, or changes were asked for"
        case .endings: "An engagement was completed, cancelled or is disputed"
        }
    }
}
