import Domain
import Storage

/// Reminders of what is due; they stop when they help nobody.
enum NudgeLetters: Letters {
    static let told: Set<String> = ["send"]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        [try tx.engagement(tx.nudge(ID(event.nounID)).engagement).person]
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        let nudge = try tx.nudge(ID(event.nounID))
        let engagement = try tx.engagement(nudge.engagement)
        guard !engagement.state.isOver, try tx.runningPause(of: engagement.id) == nil else { return nil }
        let zone = try tx.zone(of: person)
        return switch nudge.kind {
        case .milestone: try milestone(nudge, engagement, zone, in: tx)
        case .step: try step(nudge, engagement, in: tx)
        case .checkIn: try checkIn(nudge, engagement, zone, in: tx, desk)
        }
    }

    private static let mute =
        "If such reminders do not help you, mute them in the room. After two that led to nothing they stop by themselves."

    private static func milestone(_ nudge: NudgeRow, _ engagement: EngagementRow, _ zone: Zone, in tx: Transaction) throws -> Letter? {
        let milestone = try tx.milestone(ID(nudge.subject))
        guard milestone.isOpen else { return nil }
        let isLate = milestone.dueAt < nudge.sentAt
        return Letter(
            subject: isLate ? "“\(milestone.title)” was due" : "“\(milestone.title)” is due on \(zone.medium(milestone.dueAt))",
            paragraphs: [
                isLate
                    ? "“\(milestone.title)” for \(engagement.employer) was due on \(zone.long(milestone.dueAt))."
                    : "“\(milestone.title)” for \(engagement.employer) is due on \(zone.long(milestone.dueAt)).",
                "Is the day too soon? Ask for more time in the room: it takes two minutes, and both of you sign.", mute,
            ], act: "Open the room", path: Paths.engagement(engagement.id))
    }

    private static func step(_ nudge: NudgeRow, _ engagement: EngagementRow, in tx: Transaction) throws -> Letter? {
        let row = try tx.row("SELECT * FROM plan_step WHERE id = \(nudge.subject)")
        guard let step = try row.map(PlanStep.init), !step.isDone else { return nil }
        return Letter(
            subject: "Your step: \(step.title)",
            paragraphs: [
                "You planned this for \(step.dueOn.map { Zone.utc.medium($0.start) } ?? "today"): “\(step.title)”, in “\(engagement.title)”.",
                "Tick it when it is done, or choose another day.", mute,
            ], act: "Open your plan", path: Paths.engagement(engagement.id, .plan))
    }

    private static func checkIn(
        _ nudge: NudgeRow, _ engagement: EngagementRow, _ zone: Zone, in tx: Transaction, _ desk: LetterDesk
    ) throws -> Letter? {
        let checkIn = try tx.checkIn(ID(nudge.subject))
        guard checkIn.state == .open else { return nil }
        return Letter(
            subject: "Your check-in with \(engagement.employer) is open until \(zone.short(checkIn.closesAt))",
            paragraphs: ["It takes a minute, and can be answered until \(zone.long(checkIn.closesAt))."]
                + CheckInLetters.links(checkIn, desk) + [mute],
            act: "Or answer in the room, signed in", path: Paths.checkIn(of: engagement.id))
    }
}
