import Domain
import Storage

/// Mail about credentials, to the one who holds it.
enum CredentialLetters: Letters {
    static let told: Set<String> = ["issue", "revoke"]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        try tx.credential(ID(event.nounID)).map { [$0.person] } ?? []
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        guard let facts = try tx.credential(ID(event.nounID)) else { return nil }
        guard event.kind == "issue" else {
            return Letter(
                subject: "Your credential for “\(facts.project)” was revoked",
                paragraphs: [
                    "The operator of this site took it back. The reason: \(facts.revokeReason)",
                    "Its page stays and says so. Answer through a report on that page if you think this is wrong.",
                ], act: "See the page", path: Paths.verify(facts.id))
        }
        return Letter(
            subject: "Your credential for “\(facts.project)” is ready",
            paragraphs: [
                "\(facts.organization) accepted all of your work. Your Fieldwork credential has its own page that anyone can check.",
                "There you also find wording for your résumé and the link to add it to LinkedIn. On your portfolio it waits as a private piece: show it when you like.",
            ], act: "See your credential", path: Paths.verify(facts.id))
    }
}
