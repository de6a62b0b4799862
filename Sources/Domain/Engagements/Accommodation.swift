/// What a participant needs in order to work well, asked for in private.
public enum Accommodation {
    public enum State: String, Worded {
        case asked, agreed, alternative, declined, withdrawn

        public var words: String {
            switch self {
            case .asked: "Waiting for an answer"
            case .agreed: "Agreed"
            case .alternative: "Another way was offered"
            case .declined: "Declined"
            case .withdrawn: "Withdrawn"
            }
        }
    }

    public enum Event: String, CaseIterable, Hashable, Sendable {
        case agree, offer, decline, withdraw
    }

    public enum Role: String, CaseIterable, Hashable, Sendable {
        case participant, supervisor, `operator`
    }

    public static let machine = Machine<State, Event, Role>(
        thing: "request",
        .on(.agree, from: .asked, to: .agreed, by: .supervisor),
        .on(.offer, from: .asked, to: .alternative, by: .supervisor),
        .on(.decline, from: .asked, to: .declined, by: .supervisor),
        .on(.withdraw, from: .asked, to: .withdrawn, by: .participant))
}
