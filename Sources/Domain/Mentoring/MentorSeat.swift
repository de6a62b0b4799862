/// The one seat of an engagement for somebody who guides the participant, and neither pays nor judges.
public enum MentorSeat {
    public enum State: String, Worded {
        case proposed, invited, accepted, declined, withdrawn, ended

        public var words: String {
            switch self {
            case .proposed: "Proposed"
            case .invited: "Invited"
            case .accepted: "Mentor"
            case .declined: "Declined"
            case .withdrawn: "Taken back"
            case .ended: "Ended"
            }
        }

        /// Whether nobody else can be asked meanwhile.
        public var isTaken: Bool { self == .proposed || self == .invited || self == .accepted }
    }

    public enum Event: String, CaseIterable, Hashable, Sendable {
        case agree, accept, decline, withdraw, end
    }

    public enum Role: String, CaseIterable, Hashable, Sendable {
        case participant, supervisor, mentor
    }

    /// Whom the participant proposes, the supervisor agrees to; nobody else decides for whoever is asked.
    public static let machine = Machine<State, Event, Role>(
        thing: "mentor’s seat",
        .on(.agree, from: .proposed, to: .invited, by: .supervisor),
        .on(.accept, from: .invited, to: .accepted, by: .mentor),
        .on(.decline, from: .invited, to: .declined, by: .mentor),
        .on(.withdraw, from: .proposed, to: .withdrawn, by: .participant, .supervisor),
        .on(.withdraw, from: .invited, to: .withdrawn, by: .supervisor),
        .on(.end, from: .accepted, to: .ended, by: .supervisor, .mentor))

    /// So many meetings somebody may promise.
    public static let pledges = 0...12
    /// What the form begins with.
    public static let usualPledge = 3
}
