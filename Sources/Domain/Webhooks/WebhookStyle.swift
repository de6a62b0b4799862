/// Which chat a message goes to, and so how it is written.
public enum WebhookStyle: String, Worded {
    case slack, mattermost, teams

    public var words: String {
        switch self {
        case .slack: "Slack"
        case .mattermost: "Mattermost"
        case .teams: "Microsoft Teams"
        }
    }
}
