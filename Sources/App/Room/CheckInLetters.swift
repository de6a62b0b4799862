import Domain
import Storage

/// Mail that asks a participant how it goes; it can be answered from there.
enum CheckInLetters: Letters {
    static let told: Set<String> = ["ask"]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        [try tx.engagement(tx.checkIn(ID(event.nounID)).engagement).person]
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        let checkIn = try tx.checkIn(ID(event.nounID))
        let engagement = try tx.engagement(checkIn.engagement)
        guard checkIn.state == .open, !engagement.state.isOver else { return nil }
        return Letter(
            subject: "One minute: how does it go with \(engagement.employer)?",
            paragraphs: [
                "Four short questions about “\(engagement.title)”. \(engagement.employer) reads your answers, and helps when something is in the way."
            ] + links(checkIn, desk) + ["You can answer until \(try tx.zone(of: person).long(checkIn.closesAt))."],
            act: "Or answer in the room, signed in", path: Paths.checkIn(of: engagement.id))
    }

    /// The links that answer without signing in; the letter is written anew when it is mailed, so no page keeps them.
    static func links(_ checkIn: CheckInRow, _ desk: LetterDesk) -> [String] {
        let token = CheckInLink(checkIn.id).token(desk.secret)
        return [
            "It goes well:\n\(desk.url)\(Paths.checkIn(token, .good).text)",
            "Something is in the way:\n\(desk.url)\(Paths.checkIn(token, .blocked).text)",
            "These links answer this one check-in without signing in. Do not pass them on.",
        ]
    }
}
