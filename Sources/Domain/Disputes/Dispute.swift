/// A disagreement about work in hand: asked for by one side, answered by the other, decided by both or by the operator.
public enum Dispute {
    public enum State: String, Worded {
        case opened, answered, proposed, decided

        public var words: String {
            switch self {
            case .opened: "Waiting for an answer"
            case .answered: "Waiting for a proposal"
            case .proposed: "A proposal waits for both sides"
            case .decided: "Decided"
            }
        }
    }

    public enum Event: String, CaseIterable, Hashable, Sendable {
        case answer, concede, propose, agree, refuse, conclude, lapse, decide
    }

    public enum Role: String, CaseIterable, Hashable, Sendable {
        case opener, responder, `operator`, clock
    }

    /// `lapse` is what silence does: no answer grants what was asked for, no word about a proposal accepts it.
    /// Nobody is judged unheard, so the operator decides only what was answered.
    public static let machine = Machine<State, Event, Role>(
        thing: "dispute",
        .on(.answer, from: .opened, to: .answered, by: .responder),
        .on(.concede, from: .opened, to: .decided, by: .responder),
        .on(.propose, from: .answered, .proposed, to: .proposed, by: .opener, .responder, .operator),
        .may(.agree, while: .proposed, by: .opener, .responder),
        .on(.refuse, from: .proposed, to: .answered, by: .opener, .responder),
        .on(.conclude, from: .proposed, to: .decided, by: .clock),
        .on(.lapse, from: .opened, .proposed, to: .decided, by: .clock),
        .on(.decide, from: .answered, .proposed, to: .decided, by: .operator))
}
