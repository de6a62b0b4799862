import Domain
import Storage

/// Mail about feedback: the other side has spoken; what was said can be read.
enum FeedbackLetters: Letters {
    static let told: Set<String> = ["give", "reveal"]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        guard let id = try tx.engagement(ofFeedback: event.nounID) else { return [] }
        let engagement = try tx.engagement(id)
        let authors: [ID<Person>] = try tx.rows("SELECT author_id FROM feedback WHERE engagement_id = \(id) ORDER BY given_at, id").map {
            try $0["author_id"]
        }
        let both = [engagement.person] + (engagement.supervisorID.map { [$0] } ?? [])
        guard event.kind == "give" else { return (both + authors).reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
        let given = try tx.feedbackGiven(in: id)
        guard given.sides.count == 1 else { return [] }
        return event.role == FeedbackSide.participant.rawValue ? both.filter { $0 != engagement.person } : [engagement.person]
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        guard let id = try tx.engagement(ofFeedback: event.nounID) else { return nil }
        let engagement = try tx.engagement(id)
        let path = Paths.engagement(id, .feedback)
        guard event.kind == "give" else { return opened(engagement, to: person, spoken: try tx.feedbackGiven(in: id).sides, path) }
        let speaker = event.role == FeedbackSide.participant.rawValue ? engagement.participant : engagement.employer
        return Letter(
            subject: "\(speaker) has given feedback",
            paragraphs: [
                "\(speaker) has said how “\(engagement.title)” went. It is shown to you when you have given yours, or after \(desk.policy.feedbackRevealDays) days.",
                "Yours takes five minutes. After \(desk.policy.feedbackRevealDays) days it can no longer be given.",
            ], act: "Give your feedback", path: path)
    }

    private static func opened(_ engagement: EngagementRow, to person: ID<Person>, spoken: Set<FeedbackSide>, _ path: Path) -> Letter {
        let side: FeedbackSide = person == engagement.person ? .participant : .employer
        let other = side == .participant ? engagement.employer : engagement.participant
        let news =
            spoken.contains(side.other)
            ? "What \(other) said about “\(engagement.title)” can be read now."
            : "\(other) gave no feedback on “\(engagement.title)” in time. Yours is shown to them now."
        return Letter(subject: "Feedback on “\(engagement.title)” is open", paragraphs: [news], act: "Read the feedback", path: path)
    }
}
