import Domain
import Storage

/// Mail about pauses.
enum PauseLetters: Letters {
    static let told: Set<String> = ["propose", "begin", "agree", "decline", "resume"]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        let pause = try tx.pause(ID(event.nounID))
        let engagement = try tx.engagement(pause.engagement)
        return switch event.kind {
        case "propose", "begin": try tx.people(of: pause.side.other, in: engagement)
        case "resume": try [engagement.person] + tx.reviewers(of: engagement)
        default: try tx.people(of: pause.side, in: engagement)
        }
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        let pause = try tx.pause(ID(event.nounID))
        let engagement = try tx.engagement(pause.engagement)
        let end = try tx.zone(of: person).long(pause.endsAt)
        let path = Paths.engagement(engagement.id, .pause)
        let still = "Until then no clock runs: no due date, no check-in, no reminder, and nothing is accepted by silence."
        switch event.kind {
        case "propose":
            guard pause.state == .proposed else { return nil }
            return Letter(
                subject: "\(pause.by) proposes a pause: \(engagement.title)",
                paragraphs: ["\(pause.by) would like to pause the work until \(end).", "Why: \(pause.reason)", still], act: "Answer",
                path: path)
        case "begin":
            return Letter(
                subject: "\(pause.by) is ill: \(engagement.title) is paused",
                paragraphs: ["The work is paused until \(end).", "What was written: \(pause.reason)", still], act: "Open the work",
                path: path)
        case "agree":
            return Letter(
                subject: "The work is paused: \(engagement.title)", paragraphs: ["Your pause is agreed, until \(end).", still],
                act: "Open the work", path: path)
        case "decline":
            return Letter(
                subject: "No pause: \(engagement.title)",
                paragraphs: ["Your pause was declined, so the dates stay as they are. Write a message if you need another way."],
                act: "Open the work", path: Paths.engagement(engagement.id))
        default:
            let days = pause.standstill?.days ?? 0
            return Letter(
                subject: "Work goes on: \(engagement.title)",
                paragraphs: [
                    "The pause is over. Every date that was still to come is \(days) \(days == 1 ? "day" : "days") later now."
                ], act: "See the new dates", path: Paths.engagement(engagement.id))
        }
    }
}
