/// A visitor's word that something here is wrong, until the operator has looked at it.
public enum Report {
    public enum State: String, Worded {
        case open, settled, dismissed

        public var words: String {
            switch self {
            case .open: "Waiting for the operator"
            case .settled: "Acted upon"
            case .dismissed: "Looked at, nothing to do"
            }
        }
    }

    public enum Event: String, CaseIterable, Hashable, Sendable {
        case settle, dismiss
    }

    public enum Role: String, CaseIterable, Hashable, Sendable {
        case reporter, `operator`
    }

    public static let machine = Machine<State, Event, Role>(
        thing: "report",
        .on(.settle, from: .open, to: .settled, by: .operator),
        .on(.dismiss, from: .open, to: .dismissed, by: .operator))
}
