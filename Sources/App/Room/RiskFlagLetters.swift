import Domain
import Storage

/// Mail about work that needs somebody.
enum RiskFlagLetters: Letters {
    static let told: Set<String> = ["raise", "lift"]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        let engagement = try tx.engagement(tx.riskFlag(ID(event.nounID)).engagement)
        let helpers = try tx.helpers(of: engagement)
        return event.kind == "raise" ? helpers : [engagement.person] + helpers
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        let flag = try tx.riskFlag(ID(event.nounID))
        let engagement = try tx.engagement(flag.engagement)
        let path = Paths.engagement(engagement.id)
        guard event.kind == "raise" else {
            return Letter(
                subject: "Looked at: \(engagement.title)",
                paragraphs: [
                    "\(flag.liftedBy ?? engagement.employer) took the flag “\(flag.kind.words)” down from “\(engagement.title)”.",
                    "What was written: \(flag.note)",
                ], act: "Open the work", path: path)
        }
        guard flag.isUp, !engagement.state.isOver else { return nil }
        let name = engagement.participant
        return switch flag.kind {
        case .blocked:
            Letter(
                subject: "\(name) is blocked: \(engagement.title)",
                paragraphs: [
                    "\(name) wrote in the check-in: \(flag.reason)", "A short answer today often saves a week. Write, or call.",
                ], act: "Open the work", path: path)
        case .missed:
            Letter(
                subject: "No word from \(name): \(engagement.title)",
                paragraphs: [
                    "\(name) missed \(AtRisk.misses) check-ins in a row in “\(engagement.title)”.",
                    "Ask how it goes. The flag comes down with the next good check-in, or when you say in the room what you agreed.",
                ], act: "Open the work", path: path)
        }
    }
}
