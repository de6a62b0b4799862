/// What each side rates the other on, from 1 to 5.
public enum FeedbackCriterion: String, Worded {
    case communication, preparedness, professionalism, responsiveness, helpfulness
    case quality, reliability, initiative, teamwork

    public var words: String {
        switch self {
        case .communication: "Communication"
        case .preparedness: "Preparedness"
        case .professionalism: "Professionalism"
        case .responsiveness: "Responsiveness"
        case .helpfulness: "Helpfulness of the feedback"
        case .quality: "Quality of the work"
        case .reliability: "Reliability"
        case .initiative: "Initiative"
        case .teamwork: "Working together"
        }
    }

    public static func asked(of side: FeedbackSide) -> [FeedbackCriterion] {
        switch side {
        case .participant: [.communication, .preparedness, .professionalism, .responsiveness, .helpfulness]
        case .employer: [.communication, .professionalism, .quality, .reliability, .initiative, .teamwork]
        }
    }
}
