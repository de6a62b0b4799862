import Domain
import Storage

/// Mail about strikes: given, appealed, decided, expired.
enum StrikeLetters: Letters {
    static let told: Set<String> = ["give", "appeal", "uphold", "lift", "expire"]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        guard event.kind != "appeal" else { return try tx.operators() }
        switch try tx.strike(ID(event.nounID)).subject {
        case .person(let person): return [person]
        case .organization(let organization):
            return try tx.rows(
                "SELECT person_id FROM membership WHERE organization_id = \(organization) AND role = 'owner' ORDER BY person_id"
            ).map { try $0["person_id"] }
        }
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        let strike = try tx.strike(ID(event.nounID))
        let zone = try tx.person(person).map { Zone($0.timeZone) } ?? .utc
        switch event.kind {
        case "give": return try given(strike, event, in: tx, desk, zone)
        case "appeal":
            return Letter(
                subject: "Appeal: the strike against \(strike.name)",
                paragraphs: ["\(strike.name) appeals against a strike: \(strike.words)", "They write: \(strike.appeal)"],
                act: "Decide", path: Paths.deskStrike(strike.id))
        case "uphold":
            return Letter(
                subject: "The strike stays: \(strike.name)",
                paragraphs: [
                    "An operator read your appeal and upheld the strike: \(event.note)",
                    "It counts until \(zone.medium(strike.expiresAt)).",
                ], act: "See your strikes", path: Paths.strikes)
        case "lift":
            return Letter(
                subject: "The strike is lifted: \(strike.name)",
                paragraphs: ["An operator lifted the strike, and it does not count any more: \(event.note)"], act: "See your strikes",
                path: Paths.strikes)
        case "expire":
            return Letter(
                subject: "A strike has expired: \(strike.name)",
                paragraphs: ["The strike of \(zone.medium(strike.givenAt)) does not count any more."], act: "See your strikes",
                path: Paths.strikes)
        default: return nil
        }
    }

    private static func given(
        _ strike: StrikeRow, _ event: Event, in tx: Transaction, _ desk: LetterDesk, _ zone: Zone
    ) throws -> Letter {
        let rules = desk.policy.strikes
        let isSuspended = rules.suspends(try tx.countStrikes(against: strike.subject, at: event.at))
        let (what, goesOn) =
            strike.subject.person == nil
            ? ("publishing projects", "Projects and work under way go on.") : ("applying to projects", "Work under way goes on.")
        return Letter(
            subject: isSuspended ? "Suspended after \(rules.suspendAt) strikes: \(strike.name)" : "A strike: \(strike.name)",
            paragraphs: [
                "\(strike.reason.words). \(strike.words)",
                isSuspended
                    ? "It is one too many: \(what) is suspended. \(goesOn)"
                    : "One more at the same time, and \(what) is suspended.",
                "It expires on \(zone.medium(strike.expiresAt)), and it is never public. If it is wrong, appeal: an operator looks at it again.",
            ], act: "Read it, or appeal", path: Paths.strikes)
    }
}
