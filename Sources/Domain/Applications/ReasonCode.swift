/// Why an application was not chosen; every applicant is told one of these.
public enum ReasonCode: String, Worded {
    case filled
    case closerMatch = "closer_match"
    case missingSkill = "missing_skill"
    case timing
    case noDecision = "no_decision"
    case projectClosed = "project_closed"
    case eligibility
    case other

    public var words: String {
        switch self {
        case .filled: "The place has been filled"
        case .closerMatch: "Someone else was a closer match"
        case .missingSkill: "A skill the project needs was missing"
        case .timing: "The dates or hours did not fit"
        case .noDecision: "The employer did not decide in time"
        case .projectClosed: "The project was closed"
        case .eligibility: "A condition of the project was not met"
        case .other: "Another reason"
        }
    }
}
