import Domain
import Storage

/// Mail about each step of a dispute, and before each of its clocks.
enum DisputeLetters: Letters {
    static let told: Set<String> = [
        "open", "answer", "concede", "propose", "agree", "refuse", "conclude", "lapse", "decide", "remind_answer", "remind_agree",
        "remind_operator", "overdue",
    ]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        let dispute = try tx.dispute(ID(event.nounID))
        let engagement = try tx.engagement(dispute.engagement)
        let sides: [FeedbackSide: [ID<Person>]] = [.participant: [engagement.person], .employer: try tx.employerSide(of: engagement)]
        let both = (sides[.participant] ?? []) + (sides[.employer] ?? [])
        switch event.kind {
        case "remind_operator": return try tx.operators()
        case "open", "answer", "overdue", "refuse": return try both + tx.operators()
        case "remind_answer": return sides[dispute.side.other] ?? []
        case "remind_agree":
            guard let proposal = dispute.proposal else { return [] }
            return FeedbackSide.allCases.filter { proposal.agreed[$0] == nil }.flatMap { sides[$0] ?? [] }
        default: return both
        }
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        let dispute = try tx.dispute(ID(event.nounID))
        let engagement = try tx.engagement(dispute.engagement)
        let zone = try tx.person(person).map { Zone($0.timeZone) } ?? .utc
        guard let (subject, paragraphs) = words(event, dispute, engagement, desk.policy.disputes, zone) else { return nil }
        return Letter(
            subject: "\(subject): \(engagement.title)", paragraphs: paragraphs, act: "Open the dispute", path: Paths.dispute(dispute.id))
    }

    private static func words(
        _ event: Event, _ dispute: DisputeRow, _ engagement: EngagementRow, _ clocks: DisputeClocks, _ zone: Zone
    ) -> (String, [String])? {
        let names: [FeedbackSide: String] = [.participant: engagement.participant, .employer: engagement.employer]
        let (opener, other) = (names[dispute.side] ?? "", names[dispute.side.other] ?? "")
        let decideBy = "If nobody agrees, the operator decides before \(zone.long(dispute.decideBy(clocks)))."
        switch event.kind {
        case "open", "remind_answer":
            guard dispute.state == .opened else { return nil }
            let end = "If \(other) does not answer before \(zone.long(dispute.answerBy(clocks))), what was asked for is decided."
            guard event.kind == "open" else { return ("An answer is due", ["\(opener) waits for an answer in a dispute.", end]) }
            return (
                "In dispute", ["\(opener) opened a dispute about “\(engagement.title)”.", "They write: \(engagement.disputeNote)", end]
            )
        case "answer":
            return ("Answered", ["\(other) answered: \(dispute.answer)", "Both sides and the operator may propose now. \(decideBy)"])
        case "propose", "remind_agree", "agree":
            guard let proposal = dispute.proposal else { return nil }
            let end = "Who does not refuse it before \(zone.long(proposal.silenceAt(clocks))) has accepted it."
            let head =
                switch event.kind {
                case "propose": "\(proposal.author) proposes how to share what is held: \(proposal.words)"
                case "agree": "One side agreed to the proposal of \(proposal.author)."
                default: "A proposal of \(proposal.author) waits for your word: \(proposal.words)"
                }
            return (
                event.kind == "propose" ? "A proposal" : event.kind == "agree" ? "Agreed by one side" : "Your word is due", [head, end]
            )
        case "refuse": return ("Proposal refused", ["The last proposal was refused. Another one can be made. \(decideBy)"])
        case "remind_operator": return dispute.state == .answered ? ("A dispute waits for you", [decideBy]) : nil
        case "overdue":
            return dispute.state == .decided
                ? nil
                : ("The decision is overdue", ["It was due before \(zone.long(dispute.decideBy(clocks))). The operators were told again."])
        default: return decided(dispute, engagement)
        }
    }

    private static func decided(_ dispute: DisputeRow, _ engagement: EngagementRow) -> (String, [String])? {
        guard let ending = dispute.ending, let terms = dispute.decided else { return nil }
        let moved = { (minor: Int64) in Money(minor: minor, currency: engagement.currency).text }
        let money =
            dispute.moved.released == 0 && dispute.moved.refunded == 0
            ? "No money moves."
            : "\(moved(dispute.moved.released)) to \(engagement.participant), \(moved(dispute.moved.refunded)) back to \(engagement.employer) with \(moved(dispute.moved.platform)) of the platform fee."
        return ("Dispute decided", ["\(ending.words).", "\(terms.terms.outcome.words). \(money)", "The words with it: \(terms.words)"])
    }
}
