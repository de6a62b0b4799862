/// A company or a school, and how it comes to be trusted.
public enum Organization {
    /// What an organization is here for; it cannot change, because its members' roles depend on it.
    public enum Kind: String, Worded {
        case employer, school

        public var words: String {
            switch self {
            case .employer: "Employer"
            case .school: "School"
            }
        }
    }

    public enum State: String, Worded {
        case unverified, submitted, verified, refused, suspended

        public var words: String {
            switch self {
            case .unverified: "Not verified yet"
            case .submitted: "Waiting for verification"
            case .verified: "Verified"
            case .refused: "Verification refused"
            case .suspended: "Suspended"
            }
        }
    }

    public enum Event: String, CaseIterable, Hashable, Sendable {
        case submit, verify, refuse, suspend, restore, edit, invite
    }

    public enum Role: String, CaseIterable, Hashable, Sendable {
        case owner, `operator`
    }

    public static let machine = Machine<State, Event, Role>(
        thing: "organization",
        .on(.submit, from: .unverified, .refused, to: .submitted, by: .owner),
        .on(.verify, from: .submitted, .unverified, to: .verified, by: .operator),
        .on(.refuse, from: .submitted, to: .refused, by: .operator),
        .on(.suspend, from: .verified, .unverified, .submitted, .refused, to: .suspended, by: .operator),
        .on(.restore, from: .suspended, to: .unverified, by: .operator),
        .may(.edit, while: .unverified, .verified, .refused, by: .owner),
        .may(.invite, while: .unverified, .submitted, .verified, .refused, by: .owner))
}
