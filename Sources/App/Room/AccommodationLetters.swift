import Domain
import Storage

/// Mail about private requests: it says that there is one, and never what it is about.
enum AccommodationLetters: Letters {
    static let told: Set<String> = ["ask", "agree", "offer", "decline"]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        let engagement = try tx.engagement(tx.accommodation(ID(event.nounID)).engagement)
        return event.kind == "ask" ? try tx.accommodationAnswerers(of: engagement) : [engagement.person]
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        let request = try tx.accommodation(ID(event.nounID))
        let engagement = try tx.engagement(request.engagement)
        let isQuestion = event.kind == "ask"
        guard !isQuestion || request.state == .asked else { return nil }
        return Letter(
            subject: isQuestion ? "\(engagement.participant) asks you something in private" : "Your private request is answered",
            paragraphs: [
                isQuestion
                    ? "It is about what \(engagement.participant) needs in order to work well on “\(engagement.title)”. Only you two and the operator can read it."
                    : "\(engagement.employer) answered what you asked for about “\(engagement.title)”."
            ], act: isQuestion ? "Read it and answer" : "Read the answer", path: Paths.engagement(engagement.id, .accommodation))
    }
}
