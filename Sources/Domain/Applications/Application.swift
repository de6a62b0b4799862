/// A participant's wish to do a project, and everything that can become of it.
public enum Application {
    public enum State: String, Worded {
        case draft, submitted, shortlisted, offered, accepted, declined, withdrawn, refused, lapsed

        public var words: String {
            switch self {
            case .draft: "Draft"
            case .submitted: "Submitted"
            case .shortlisted: "Shortlisted"
            case .offered: "Offered"
            case .accepted: "Accepted"
            case .declined: "Not chosen"
            case .withdrawn: "Withdrawn"
            case .refused: "Offer declined"
            case .lapsed: "Offer lapsed"
            }
        }

        /// Live applications wait for an answer and count towards the cap.
        public var isLive: Bool {
            switch self {
            case .submitted, .shortlisted, .offered: true
            case .draft, .accepted, .declined, .withdrawn, .refused, .lapsed: false
            }
        }
    }

    public enum Event: String, CaseIterable, Hashable, Sendable {
        case save, submit, edit, rate, shortlist, unshortlist, offer, rescind, accept, refuse, decline, withdraw, lapse
        case close, message
    }

    public enum Role: String, CaseIterable, Hashable, Sendable {
        case applicant, employer, clock
    }

    public static let machine = Machine<State, Event, Role>(
        thing: "application",
        .may(.save, while: .draft, by: .applicant),
        .on(.submit, from: .draft, .withdrawn, to: .submitted, by: .applicant),
        .may(.edit, while: .submitted, by: .applicant),
        .may(.rate, while: .submitted, .shortlisted, by: .employer),
        .on(.shortlist, from: .submitted, to: .shortlisted, by: .employer),
        .on(.unshortlist, from: .shortlisted, to: .submitted, by: .employer),
        .on(.offer, from: .submitted, .shortlisted, .lapsed, to: .offered, by: .employer),
        .on(.rescind, from: .offered, to: .shortlisted, by: .employer),
        .on(.accept, from: .offered, to: .accepted, by: .applicant),
        .on(.refuse, from: .offered, to: .refused, by: .applicant),
        .on(.decline, from: .submitted, .shortlisted, to: .declined, by: .employer),
        .on(.withdraw, from: .draft, .submitted, .shortlisted, .offered, to: .withdrawn, by: .applicant),
        .on(.lapse, from: .offered, to: .lapsed, by: .clock),
        .on(.close, from: .submitted, .shortlisted, .offered, to: .declined, by: .clock),
        .may(.message, while: .submitted, .shortlisted, .offered, .accepted, .lapsed, by: .applicant, .employer))

    /// Whether a person with so many live applications may send one more.
    public static func mayApply(live: Int, _ policy: Policy) throws(Refusal) {
        guard live < policy.liveApplicationCap else {
            throw .conflict("You have \(live) applications waiting for an answer, which is the most allowed: withdraw one first.")
        }
    }
}
