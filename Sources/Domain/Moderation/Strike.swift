/// A mark against a person or an organization that did not appear or worked poorly; never public, and gone after a time.
public enum Strike {
    public enum State: String, Worded {
        case standing, appealed, upheld, lifted, expired

        public var words: String {
            switch self {
            case .standing: "It counts"
            case .appealed: "Appealed: an operator looks at it"
            case .upheld: "It counts: the appeal was refused"
            case .lifted: "Lifted: it does not count"
            case .expired: "Expired: it does not count any more"
            }
        }

        /// Whether it counts towards a suspension.
        public var counts: Bool { self == .standing || self == .appealed || self == .upheld }
    }

    public enum Event: String, CaseIterable, Hashable, Sendable {
        case appeal, uphold, lift, expire
    }

    public enum Role: String, CaseIterable, Hashable, Sendable {
        case subject, `operator`, clock
    }

    /// One appeal for each: after it was refused there is none.
    public static let machine = Machine<State, Event, Role>(
        thing: "strike",
        .on(.appeal, from: .standing, to: .appealed, by: .subject),
        .on(.uphold, from: .appealed, to: .upheld, by: .operator),
        .on(.lift, from: .standing, .appealed, .upheld, to: .lifted, by: .operator),
        .on(.expire, from: .standing, .appealed, .upheld, to: .expired, by: .clock))
}
