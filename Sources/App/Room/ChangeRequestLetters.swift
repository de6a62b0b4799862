import Domain
import Storage

/// Mail about changes of what was agreed.
enum ChangeRequestLetters: Letters {
    static let told: Set<String> = ["propose", "agree", "decline", "withdraw"]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        let change = try tx.changeRequest(ID(event.nounID))
        let engagement = try tx.engagement(change.engagement)
        let side = event.kind == "propose" || event.kind == "withdraw" ? change.side.other : change.side
        return try tx.people(of: side, in: engagement)
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        let change = try tx.changeRequest(ID(event.nounID))
        let engagement = try tx.engagement(change.engagement)
        let path = Paths.change(change.id)
        let proposer = change.side == .participant ? engagement.participant : engagement.employer
        let other = change.side == .participant ? engagement.employer : engagement.participant
        switch event.kind {
        case "propose":
            guard change.state == .proposed else { return nil }
            return Letter(
                subject: "\(proposer) asks for a change: \(engagement.title)",
                paragraphs: [
                    "\(proposer) signed a change of what you agreed, and asks you to sign it too.", "Why: \(change.reason)",
                    "Until you do, everything stays as it was.",
                ], act: "Read it and answer", path: path)
        case "agree":
            return Letter(
                subject: "Agreed: the change of \(engagement.title)",
                paragraphs: ["\(other) signed your change. From now on it is what you agreed."], act: "Read it", path: path)
        case "decline":
            return Letter(
                subject: "Declined: the change of \(engagement.title)",
                paragraphs: ["\(other) did not sign your change, so everything stays as it was.", "What was written: \(change.answer)"],
                act: "Read it", path: path)
        default:
            return Letter(
                subject: "Taken back: the change of \(engagement.title)",
                paragraphs: ["\(proposer) took the change back. Everything stays as it was."], act: "Open the work",
                path: Paths.engagement(engagement.id))
        }
    }
}
