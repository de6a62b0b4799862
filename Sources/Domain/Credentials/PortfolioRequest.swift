/// What a participant asks to show of work that is not open, until the employer has answered.
public enum PortfolioRequest {
    public enum State: String, Worded {
        case asked, redacted, approved, described, withdrawn

        public var words: String {
            switch self {
            case .asked: "Waits for the employer"
            case .redacted: "Redacted: waits for the participant"
            case .approved: "Approved"
            case .described: "Description only"
            case .withdrawn: "Taken back"
            }
        }
    }

    public enum Event: String, CaseIterable, Hashable, Sendable {
        case approve, redact, describe, agree, withdraw, lapse
    }

    public enum Role: String, CaseIterable, Hashable, Sendable {
        case participant, employer, clock
    }

    /// Silence never shows anything: it leaves the verified facts.
    public static let machine = Machine<State, Event, Role>(
        thing: "request",
        .on(.approve, from: .asked, to: .approved, by: .employer),
        .on(.redact, from: .asked, to: .redacted, by: .employer),
        .on(.describe, from: .asked, to: .described, by: .employer),
        .on(.agree, from: .redacted, to: .approved, by: .participant),
        .on(.withdraw, from: .asked, .redacted, to: .withdrawn, by: .participant),
        .on(.lapse, from: .asked, to: .described, by: .clock))

    /// What a move lets the participant show; nil leaves it as it is.
    public static func permission(after event: Event) -> PortfolioPermission? {
        switch event {
        case .approve: .full
        case .agree: .redacted
        case .redact, .describe, .withdraw, .lapse: nil
        }
    }
}
