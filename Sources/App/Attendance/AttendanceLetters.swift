import Domain
import Storage

/// Mail about a side that gives no sign: a reminder to it, then word to both that the other may end the work.
enum AttendanceLetters {
    static func isAboutEmployer(_ event: Event) -> Bool { Absence.Kind(rawValue: event.note)?.side == .employer }

    static func letter(
        about event: Event, _ engagement: EngagementRow, _ isParticipant: Bool, in tx: Transaction, _ desk: LetterDesk
    ) throws -> Letter? {
        // Whoever gave a sign meanwhile is not waited for any more.
        guard let absence = try tx.absence(in: engagement, desk.policy), absence.kind.rawValue == event.note,
            absence.step(at: event.at) != nil
        else { return nil }
        let isAwaited = isParticipant == (absence.kind.side == .participant)
        return event.kind == "absent" ? over(engagement, absence, isAwaited) : reminder(engagement, absence)
    }

    private static func reminder(_ engagement: EngagementRow, _ absence: Absence) -> Letter {
        let zone = engagement.zone
        let (what, act) =
            switch absence.kind {
            case .start: ("The work has started, and nothing was heard from you since.", "Say where you are")
            case .late: ("Work is late, and nothing was heard from you since \(zone.medium(absence.since)).", "Say where you are")
            case .kickoff:
                (
                    "\(engagement.participant) accepted on \(zone.medium(absence.since)) and waits: sign the agreement, pay, and finish the kick-off list.",
                    "Get ready"
                )
            }
        let other = absence.kind == .kickoff ? "\(engagement.participant) may leave" : "\(engagement.employer) may end it as a no-show"
        return Letter(
            subject: "Reminder: \(engagement.title)",
            paragraphs: [
                what,
                "If nothing happens before \(zone.long(absence.endsAt)), \(other), and you get a strike. "
                    + (absence.kind == .kickoff ? "Being ready is enough." : "A message is enough."),
            ], act: act, path: Paths.engagement(engagement.id))
    }

    private static func over(_ engagement: EngagementRow, _ absence: Absence, _ isAwaited: Bool) -> Letter {
        let (awaited, other) =
            absence.kind == .kickoff ? (engagement.employer, engagement.participant) : (engagement.participant, engagement.employer)
        return Letter(
            subject: isAwaited ? "\(other) may end the work now: \(engagement.title)" : "You may end this: \(engagement.title)",
            paragraphs: isAwaited
                ? ["\(absence.kind.words), for \(absence.days) days.", "Until \(other) ends it, you can still give a sign and go on."]
                : [
                    "\(absence.kind.words), for \(absence.days) days.",
                    "You do not have to wait for \(awaited) any longer. If you end it, what is held goes back, and \(awaited) gets a strike. If \(awaited) gives a sign first, the work goes on.",
                ],
            act: isAwaited ? "Give a sign" : "See what you can do", path: Paths.engagement(engagement.id))
    }
}
