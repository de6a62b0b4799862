/// What has to be clear before work starts.
public enum KickoffItem: String, Worded {
    case agreement
    /// Only where something of the project is confidential.
    case nda
    case funding
    case people
    case channel
    case firstTask = "first_task"
    case dates

    public var words: String {
        switch self {
        case .agreement: "Agreement signed by both"
        case .nda: "Non-disclosure agreement signed"
        case .funding: "Fee paid and held"
        case .people: "Who is who"
        case .channel: "Where to talk"
        case .firstTask: "First task"
        case .dates: "Dates and check-ins"
        }
    }

    /// What the side that reads it has to do.
    public func words(for side: FeedbackSide) -> String {
        switch (self, side) {
        case (.agreement, _): "Read the agreement and sign it."
        case (.nda, .participant): "Read the non-disclosure agreement and sign it; the brief and the files open then."
        case (.nda, .employer): "Wait until the participant has signed; nothing confidential is open before."
        case (.funding, .participant): "Wait until the fee is held for you; do not start before."
        case (.funding, .employer): "Pay the fee, so that it is held until you accept the work."
        case (.people, .participant): "Know who accepts your work, who stands in, and who to ask."
        case (.people, .employer): "Introduce the supervisor, the backup and the mentor."
        case (.channel, .participant): "Open the channel you were given and say hello."
        case (.channel, .employer): "Say where to ask questions and how soon you answer."
        case (.firstTask, .participant): "Know what to do on the first day, and with what."
        case (.firstTask, .employer): "Give the first task with everything it needs."
        case (.dates, .participant): "Check that you can keep every due date and check-in."
        case (.dates, .employer): "Confirm the due dates and the check-ins you promised."
        }
    }

    public var isRequired: Bool {
        switch self {
        case .agreement, .nda, .funding, .firstTask, .dates: true
        case .people, .channel: false
        }
    }

    /// Signing and funding are facts the site knows itself, so nobody ticks them.
    public var isTickedByHand: Bool { self != .agreement && self != .nda && self != .funding }
}
