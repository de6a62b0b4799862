/// An accepted application at work, from the kick-off to the last accepted milestone.
public enum Engagement {
    public enum State: String, Worded {
        case onboarding, active, delivered, completed, cancelled, disputed

        public var words: String {
            switch self {
            case .onboarding: "Getting ready"
            case .active: "At work"
            case .delivered: "Waiting for review"
            case .completed: "Completed"
            case .cancelled: "Cancelled"
            case .disputed: "In dispute"
            }
        }
    }

    public enum Event: String, CaseIterable, Hashable, Sendable {
        case sign, tick, start, deliver, resume, complete, cancel, dispute, settle, message, assign
    }

    public enum Role: String, CaseIterable, Hashable, Sendable {
        case participant, supervisor, mentor, `operator`, clock
    }

    /// `settle` follows from the decision of a `Dispute`, whose own table says who may make it.
    public static let machine = Machine<State, Event, Role>(
        thing: "engagement",
        .may(.sign, while: .onboarding, by: .participant, .supervisor),
        .may(.tick, while: .onboarding, .active, by: .participant, .supervisor),
        .on(.start, from: .onboarding, to: .active, by: .clock),
        .on(.deliver, from: .active, to: .delivered, by: .clock),
        .on(.resume, from: .delivered, to: .active, by: .clock),
        .on(.complete, from: .active, .delivered, to: .completed, by: .clock),
        .on(.cancel, from: .onboarding, .active, .delivered, to: .cancelled, by: .participant, .supervisor, .operator, .clock),
        .on(.dispute, from: .active, .delivered, to: .disputed, by: .participant, .supervisor),
        .on(.settle, from: .disputed, to: .active, by: .clock),
        .may(.assign, while: .onboarding, .active, .delivered, .disputed, by: .supervisor),
        .may(
            .message, while: .onboarding, .active, .delivered, .completed, .disputed,
            by: .participant, .supervisor, .mentor))
}
