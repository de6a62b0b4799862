import Domain
import Storage

/// What goes on in a room besides milestones and money: check-ins, the plan, flags, reminders, changes, pauses.
struct RoomLife: Sendable {
    /// Newest first, as all of these.
    var checkIns: [CheckInRow] = []
    var nextCheckIn: Instant?
    var flags: [RiskFlag] = []
    /// In the participant's order.
    var steps: [PlanStep] = []
    var nudges: [NudgeSetting] = []
    var changes: [ChangeRequestRow] = []
    var pauses: [PauseRow] = []
    var participantZone = Zone.utc
    /// Whether the reader may know what the participant asked for in private, and what waits for an answer.
    var mayAskPrivately = false
    var privateWaiting = 0

    var running: PauseRow? { pauses.first { $0.state == .running } }
    var proposedPause: PauseRow? { pauses.first { $0.state == .proposed } }
    var proposedChange: ChangeRequestRow? { changes.first { $0.state == .proposed } }
    var openCheckIn: CheckInRow? { checkIns.first { $0.state == .open } }
    var flagsUp: [RiskFlag] { flags.filter(\.isUp) }
    var standstills: [Standstill] { pauses.compactMap(\.standstill) }

    func steps(of milestone: ID<Milestone>) -> [PlanStep] { steps.filter { $0.milestone == milestone } }

    /// The last minute of the day of a step, where the participant lives.
    func due(_ step: PlanStep) -> Instant? { step.dueOn.map(participantZone.end) }
}

extension Transaction {
    func roomLife(of engagement: EngagementRow, _ roles: Set<Engagement.Role>, for viewer: Viewer, at now: Instant) throws -> RoomLife {
        let id = engagement.id
        let zone = try zone(of: engagement.person)
        let privately = try accommodationRoles(of: viewer, roles, in: engagement)
        let asks = engagement.state == .active ? zone.nextCheckIn(engagement.checkIns, after: now) : nil
        let waiting: Int? =
            try privately.contains(.supervisor)
            ? value("SELECT COUNT(*) AS value FROM accommodation WHERE engagement_id = \(id) AND state = 'asked'") : 0
        return RoomLife(
            checkIns: try checkIns(of: id), nextCheckIn: asks, flags: try riskFlags(of: id), steps: try planSteps(of: id),
            nudges: try nudgeSettings(of: id), changes: try changeRequests(of: id), pauses: try pauses(of: id), participantZone: zone,
            mayAskPrivately: !privately.isEmpty, privateWaiting: waiting ?? 0)
    }

    /// What happened in check-ins, flags, changes and pauses, in words.
    func roomHappenings(in engagement: ID<Engagement>) throws -> [Room.Happening] {
        try rows(
            """
            SELECT event.noun, event.kind, event.happened_at, COALESCE(person.name, '') AS person, COALESCE(risk_flag.kind, '') AS flag
            FROM event
            LEFT JOIN person ON person.id = event.person_id
            LEFT JOIN risk_flag ON event.noun = 'risk_flag' AND risk_flag.id = event.noun_id
            WHERE event.noun = 'check_in' AND event.noun_id IN (SELECT id FROM check_in WHERE engagement_id = \(engagement))
            OR event.noun = 'risk_flag' AND event.noun_id IN (SELECT id FROM risk_flag WHERE engagement_id = \(engagement))
            OR event.noun = 'change_request' AND event.noun_id IN (SELECT id FROM change_request WHERE engagement_id = \(engagement))
            OR event.noun = 'pause' AND event.noun_id IN (SELECT id FROM pause WHERE engagement_id = \(engagement))
            ORDER BY event.happened_at DESC, event.id DESC
            """
        ).compactMap { row in
            let (noun, kind, person): (Noun, String, String) = (try row["noun"], try row["kind"], try row["person"])
            let flag = AtRisk.Kind(rawValue: try row["flag"])?.words ?? ""
            guard let (words, tone) = Room.Happening.life(noun, kind, person, flag) else { return nil }
            return Room.Happening(at: try row["happened_at"], words: words, tone: tone)
        }
    }
}

extension Room.Happening {
    fileprivate static func life(_ noun: Noun, _ kind: String, _ person: String, _ flag: String) -> (String, String)? {
        switch (noun, kind) {
        case (.checkIn, "answer"): ("Check-in answered", "")
        case (.checkIn, "miss"): ("Check-in missed", "warn")
        case (.riskFlag, "raise"): ("At risk: \(flag)", "bad")
        case (.riskFlag, "settle"): ("No longer at risk", "good")
        case (.riskFlag, "lift"): ("\(person) took the flag down", "")
        case (.changeRequest, "propose"): ("\(person) signed a change and asks for the other signature", "")
        case (.changeRequest, "agree"): ("\(person) signed the change: it is agreed", "good")
        case (.changeRequest, "decline"): ("\(person) declined the change", "")
        case (.changeRequest, "withdraw"): ("\(person) took the change back", "")
        case (.pause, "propose"): ("\(person) proposed a pause", "")
        case (.pause, "begin"), (.pause, "agree"): ("Paused", "warn")
        case (.pause, "decline"): ("\(person) declined the pause", "")
        case (.pause, "resume"): ("Work goes on after the pause", "good")
        default: nil
        }
    }
}
