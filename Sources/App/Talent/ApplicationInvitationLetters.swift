import Domain
import Storage

/// Mail to whoever is invited to apply: who invites, to what, and that no is an answer.
enum ApplicationInvitationLetters: Letters {
    static let told: Set<String> = ["send"]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        try rows(event, in: tx).map(\.person)
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        guard let invitation = try rows(event, in: tx).first, invitation.person == person, invitation.state == .sent, invitation.isOpen,
            let applyBy = invitation.applyBy, try isFindable(person, in: tx)
        else { return nil }
        let zone = try tx.person(person).map { Zone($0.timeZone) } ?? .utc
        let pay = [invitation.fee.map { "It pays \($0.text)" }, invitation.hours.map { "takes \($0) hours" }].compactMap { $0 }
        return Letter(
            subject: "\(invitation.employer) invites you to apply",
            paragraphs: [
                "\(invitation.employer) invites you to apply to “\(invitation.title)”.",
                "\(pay.joined(separator: " and ")). \(invitation.place.words). Apply by \(zone.long(applyBy)).",
            ] + (invitation.note.isEmpty ? [] : ["They write: \(invitation.note)"]) + [
                "They know what you can do, not who you are. If you apply, their first look is as blind as for everyone else.",
                "Declining is fine: one click on the page, and it counts for nothing.",
            ], act: "Look at the project", path: Paths.project(invitation.project).anchored("invitation"))
    }

    private static func rows(_ event: Event, in tx: Transaction) throws -> [ReceivedInvitation] {
        try tx.receivedInvitations(where: "invited.id = \(event.nounID)", at: event.at)
    }

    /// Whoever changed their mind meanwhile is left alone.
    private static func isFindable(_ person: ID<Person>, in tx: Transaction) throws -> Bool {
        try tx.exists(
            """
            SELECT person.id FROM profile JOIN person ON person.id = profile.person_id
            WHERE person.id = \(person) AND \(tx.isInTalentSearch)
            """)
    }
}
