/// Who answers a survey about working together.
public enum SurveySide: String, Worded {
    case supervisor
    case teamMate = "team_mate"

    public var words: String {
        switch self {
        case .supervisor: "Supervisor"
        case .teamMate: "Team-mate"
        }
    }
}
