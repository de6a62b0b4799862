/// When work needs somebody: said by the participant, or by their silence.
public enum AtRisk {
    /// Why somebody should look.
    public enum Kind: String, Worded {
        case blocked
        case missed

        public var words: String {
            switch self {
            case .blocked: "Blocked"
            case .missed: "No check-in twice in a row"
            }
        }
    }

    /// How one check-in ended.
    public enum Outcome: Hashable, Sendable {
        case good
        case answered
        case blocked
        case missed
    }

    /// So many misses in a row are too many.
    public static let misses = 2

    /// What the check-ins say together, newest first: the flag that goes up now, if any.
    public static func raised(by outcomes: [Outcome]) -> Kind? {
        if outcomes.first == .blocked { return .blocked }
        return outcomes.prefix(while: { $0 == .missed }).count >= misses ? .missed : nil
    }

    /// The flags that the newest check-in takes down: a good one all of them, any answer the one for silence.
    public static func lifted(by outcome: Outcome) -> [Kind] {
        switch outcome {
        case .good: Kind.allCases
        case .answered, .blocked: [.missed]
        case .missed: []
        }
    }
}

extension CheckInAnswer {
    public var outcome: AtRisk.Outcome { isBlocked ? .blocked : isGood ? .good : .answered }
}
