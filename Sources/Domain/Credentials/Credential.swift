/// A signed statement about finished work that anyone can verify.
public enum Credential {
    public enum State: String, Worded {
        case active, revoked

        public var words: String {
            switch self {
            case .active: "Valid"
            case .revoked: "Revoked"
            }
        }
    }

    public enum Event: String, CaseIterable, Hashable, Sendable {
        case revoke
    }

    public enum Role: String, CaseIterable, Hashable, Sendable {
        case participant, employer, `operator`
    }

    /// An employer cannot take back what it has once confirmed; only the operator can, with a reason.
    public static let machine = Machine<State, Event, Role>(
        thing: "credential",
        .on(.revoke, from: .active, to: .revoked, by: .operator))
}
