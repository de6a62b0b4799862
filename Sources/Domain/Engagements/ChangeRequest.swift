/// A change of what was agreed, signed by both sides or by neither.
public enum ChangeRequest {
    public enum State: String, Worded {
        case proposed, agreed, declined, withdrawn

        public var words: String {
            switch self {
            case .proposed: "Proposed"
            case .agreed: "Agreed"
            case .declined: "Declined"
            case .withdrawn: "Withdrawn"
            }
        }
    }

    public enum Event: String, CaseIterable, Hashable, Sendable {
        case agree, decline, withdraw
    }

    public enum Role: String, CaseIterable, Hashable, Sendable {
        case proposer, other
    }

    public static let machine = Machine<State, Event, Role>(
        thing: "change",
        .on(.agree, from: .proposed, to: .agreed, by: .other),
        .on(.decline, from: .proposed, to: .declined, by: .other),
        .on(.withdraw, from: .proposed, to: .withdrawn, by: .proposer))

    /// A milestone has at most so many criteria.
    public static let mostCriteria = 8
}
