/// The five sentences about working together that a supervisor and a team-mate agree with from 1 to 5, in the usual words of such surveys.
public enum TeamSurveyItem: String, Worded {
    case clearRole = "clear_role"
    case informed
    case belonging
    case safety
    case again

    public var words: String {
        switch self {
        case .clearRole: "It was clear to all of us what their part was."
        case .informed: "They got the information they needed, and we got theirs, in time."
        case .belonging: "They were part of the team while they worked with us."
        case .safety: "With us it was safe to ask, to disagree and to own up to a mistake."
        case .again: "I would work with them again."
        }
    }

    /// As a heading of a table.
    public var short: String {
        switch self {
        case .clearRole: "Clear role"
        case .informed: "Information flowed"
        case .belonging: "Part of the team"
        case .safety: "Safe to speak up"
        case .again: "Would work again"
        }
    }

    /// How long a survey can be answered.
    public static let life = Span.days(14)
    /// When whoever has not answered is reminded, once.
    public static let reminder = Span.days(7)
    /// Of fewer answers nothing is shown: one could tell whose they are.
    public static let fewestShown = 3
}
