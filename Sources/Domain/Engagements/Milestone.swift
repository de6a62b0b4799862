/// One step of the work, with its share of the fee: handed in, reviewed, accepted.
public enum Milestone {
    public enum State: String, Worded {
        case planned, submitted, changes, accepted, cancelled

        public var words: String {
            switch self {
            case .planned: "Planned"
            case .submitted: "Waiting for review"
            case .changes: "Changes requested"
            case .accepted: "Accepted"
            case .cancelled: "Cancelled"
            }
        }
    }

    public enum Event: String, CaseIterable, Hashable, Sendable {
        case submit, accept, lapse, request, award, cancel
    }

    public enum Role: String, CaseIterable, Hashable, Sendable {
        case participant, supervisor, clock
    }

    /// `lapse` is acceptance by silence: an employer that does not answer in time has accepted.
    /// `award` is acceptance by the decision of a dispute.
    public static let machine = Machine<State, Event, Role>(
        thing: "milestone",
        .on(.submit, from: .planned, .changes, to: .submitted, by: .participant),
        .on(.accept, from: .submitted, to: .accepted, by: .supervisor),
        .on(.lapse, from: .submitted, to: .accepted, by: .clock),
        .on(.request, from: .submitted, to: .changes, by: .supervisor),
        .on(.award, from: .submitted, .changes, to: .accepted, by: .clock),
        .on(.cancel, from: .planned, .submitted, .changes, to: .cancelled, by: .clock))
}
