import Domain

/// What a step of a dispute reads like in the room.
enum DisputeWords {
    static func happening(_ kind: String, _ person: String, _ note: String) -> (String, String, String)? {
        let ending = DisputeEnding(rawValue: note)?.words ?? ""
        return switch kind {
        case "answer": ("\(person) answered the dispute", "", "")
        case "propose": ("\(person) proposed how to share what is held", "", "warn")
        case "agree": ("\(person) agreed to the proposal", "", "good")
        case "refuse": ("\(person) refused the proposal", "", "warn")
        case "concede", "conclude", "lapse", "decide": (ending, "", "good")
        case "remind_answer": ("Reminder: an answer to the dispute is due", "", "warn")
        case "remind_agree": ("Reminder: a word about the proposal is due", "", "warn")
        case "overdue": ("The operator's decision is overdue", "", "bad")
        default: nil
        }
    }
}
