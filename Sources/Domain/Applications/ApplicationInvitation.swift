/// An employer's wish that somebody applies to one of its projects, and what they make of it.
///
/// There is no state for “applied”: the invitation would give away who an application is from.
public enum ApplicationInvitation {
    public enum State: String, Worded {
        case sent, declined, withdrawn

        public var words: String {
            switch self {
            case .sent: "Invited"
            case .declined: "Declined"
            case .withdrawn: "Taken back"
            }
        }
    }

    public enum Event: String, CaseIterable, Hashable, Sendable {
        case decline, restore, withdraw
    }

    public enum Role: String, CaseIterable, Hashable, Sendable {
        case invitee, employer
    }

    public static let machine = Machine<State, Event, Role>(
        thing: "invitation",
        .on(.decline, from: .sent, to: .declined, by: .invitee),
        .on(.restore, from: .declined, to: .sent, by: .invitee),
        .on(.withdraw, from: .sent, to: .withdrawn, by: .employer))

    /// So many may wait for one project at a time: an invitation is a choice, not a circular.
    public static let most = 30

    /// How many must be invited before it is said how many of them applied: of fewer, one could be guessed.
    public static let fewestCounted = 3

    public static func mayInvite(open: Int) throws(Refusal) {
        guard open < most else {
            throw .conflict("\(most) people are invited to this project, which is the most at a time: take one invitation back first.")
        }
    }
}
