import Domain
import Storage

/// Mail about the work that is handed in and reviewed.
enum MilestoneLetters: Letters {
    static let told: Set<String> = ["submit", "remind", "accept", "lapse", "request"]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        let engagement = try tx.engagement(tx.milestone(ID(event.nounID)).engagement)
        switch event.kind {
        case "submit", "remind": return try tx.reviewers(of: engagement)
        case "lapse": return try [engagement.person] + tx.reviewers(of: engagement)
        default: return [engagement.person]
        }
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        let milestone = try tx.milestone(ID(event.nounID))
        let engagement = try tx.engagement(milestone.engagement)
        let room = Paths.engagement(engagement.id)
        let amount = "\(milestone.amount.text)"
        switch event.kind {
        case "submit", "remind": return try waiting(event, milestone, engagement, to: person, in: tx, desk)
        case "accept":
            return Letter(
                subject: "Accepted: \(milestone.title)",
                paragraphs: ["\(engagement.employer) accepted “\(milestone.title)”.", "\(amount) is released to you."] + said(event.note),
                act: "Read the review", path: room)
        case "lapse":
            let words =
                person == engagement.person
                ? "Nobody answered in \(desk.policy.silenceAcceptDays) days, so “\(milestone.title)” counts as accepted. \(amount) is released to you."
                : "Nobody answered in \(desk.policy.silenceAcceptDays) days, so “\(milestone.title)” counts as accepted. \(amount) was released to \(engagement.participant)."
            return Letter(subject: "Accepted by silence: \(milestone.title)", paragraphs: [words], act: "Open the work", path: room)
        case "request":
            return Letter(
                subject: "Changes requested: \(milestone.title)",
                paragraphs: ["\(engagement.employer) read your version of “\(milestone.title)” and asks for changes."] + said(event.note),
                act: "Read the review", path: room)
        default: return nil
        }
    }

    private static func said(_ note: String) -> [String] { note.isEmpty ? [] : ["They wrote: \(note)"] }

    /// Only while it waits: a letter about work that was reviewed meanwhile says nothing any more.
    private static func waiting(
        _ event: Event, _ milestone: MilestoneRow, _ engagement: EngagementRow, to person: ID<Person>, in tx: Transaction,
        _ desk: LetterDesk
    ) throws -> Letter? {
        guard milestone.state == .submitted, let newest = milestone.newest, "\(newest.version)" == event.note,
            let reader = try tx.person(person)
        else { return nil }
        let zone = Zone(reader.timeZone)
        let end = try tx.reviewClockStart(of: newest, in: engagement.id) + .days(desk.policy.silenceAcceptDays)
        let isReminder = event.kind == "remind"
        return Letter(
            subject: isReminder ? "Reminder: “\(milestone.title)” waits for your review" : "Handed in: \(milestone.title)",
            paragraphs: [
                "\(engagement.participant) handed in version \(newest.version) of “\(milestone.title)” for “\(engagement.title)” on \(zone.medium(newest.at)).",
                "If nobody answers before \(zone.long(end)), it counts as accepted.",
            ], act: "Review the work", path: Paths.review(of: newest.id))
    }
}
