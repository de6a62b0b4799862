/// A question about a project whose answer everybody at work on it may read, without who asked.
public enum SharedQuestion {
    public enum State: String, Worded {
        case open, answered, withdrawn

        public var words: String {
            switch self {
            case .open: "Waiting for an answer"
            case .answered: "Answered"
            case .withdrawn: "Taken back"
            }
        }
    }

    public enum Event: String, CaseIterable, Hashable, Sendable {
        case answer, correct, withdraw
    }

    /// `supervisor` is whoever decides for the employer, `participant` whoever asked.
    public enum Role: String, CaseIterable, Hashable, Sendable {
        case participant, supervisor, mentor
    }

    public static let machine = Machine<State, Event, Role>(
        thing: "question",
        .on(.answer, from: .open, to: .answered, by: .supervisor, .mentor),
        .may(.correct, while: .answered, by: .supervisor, .mentor),
        .on(.withdraw, from: .open, to: .withdrawn, by: .participant, .supervisor),
        .on(.withdraw, from: .answered, to: .withdrawn, by: .supervisor))
}
