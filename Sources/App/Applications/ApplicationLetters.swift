import Domain
import Storage

/// Mail about applications and offers. To employers they speak of a number until the application is rated.
enum ApplicationLetters: Letters {
    private static let toEmployers: Set<String> = ["submit", "withdraw", "refuse", "accept", "lapse"]
    private static let toApplicants: Set<String> = ["offer", "rescind", "decline", "close", "lapse"]

    static var told: Set<String> { toEmployers.union(toApplicants) }

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        guard let record = try tx.applications(where: "application.id = \(event.nounID)").first else { return [] }
        let isUnsent = event.from == Application.State.draft.rawValue && event.kind == "withdraw"
        let employers = toEmployers.contains(event.kind) && !isUnsent ? try tx.deciders(of: record.project) : []
        return employers.filter { $0 != record.person } + (toApplicants.contains(event.kind) ? [record.person] : [])
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        guard let record = try tx.applications(where: "application.id = \(event.nounID)").first else { return nil }
        let zone = try tx.person(person).map { Zone($0.timeZone) } ?? .utc
        return if person == record.person {
            toApplicant(about: event.kind, record, zone, desk)
        } else {
            try toEmployer(about: event.kind, record, called: tx.employersName(for: record.id), zone)
        }
    }

    private static func toApplicant(about kind: String, _ record: ApplicationRecord, _ zone: Zone, _ desk: LetterDesk) -> Letter? {
        switch kind {
        case "offer": offer(record, zone)
        case "rescind": rescission(record)
        case "decline", "close": decline(record)
        case "lapse":
            Letter(
                subject: "Your offer from \(record.employer) has lapsed",
                paragraphs: [
                    "\(record.employer) offered you the place in “\(record.title)”, and \(desk.policy.offerHours) hours passed without an answer.",
                    "If you still want the work, write to them: they may offer again while the project is open.",
                ], act: "Look at the application", path: Paths.application(record.id))
        default: nil
        }
    }

    private static func offer(_ record: ApplicationRecord, _ zone: Zone) -> Letter? {
        guard record.state == .offered, let ends = record.offerEndsAt else { return nil }
        let note = record.offerNote.isEmpty ? [] : ["They write: \(record.offerNote)"]
        return Letter(
            subject: "\(record.employer) offers you the place",
            paragraphs: ["Good news: \(record.employer) offers you the place in “\(record.title)”."] + note + [
                "Read the agreement and sign it by \(zone.long(ends)). After that the offer lapses."
            ], act: "Answer the offer", path: Paths.application(record.id))
    }

    private static func rescission(_ record: ApplicationRecord) -> Letter {
        Letter(
            subject: "\(record.employer) took its offer back",
            paragraphs: [
                "\(record.employer) took back the offer for “\(record.title)” before you answered it.",
                "Your application is on their shortlist again. You can ask them why.",
            ], act: "Look at the application", path: Paths.application(record.id))
    }

    private static func decline(_ record: ApplicationRecord) -> Letter? {
        guard let reason = record.reason else { return nil }
        let words = record.reasonNote.isEmpty ? [] : ["\(record.employer) writes: \(record.reasonNote)"]
        return Letter(
            subject: "An answer about “\(record.title)”",
            paragraphs: [
                "This time it did not work out with “\(record.title)” at \(record.employer). The reason: \(reason.words.lowercasedFirst)."
            ] + words + [
                "Thank you for the care you put into it. Your pitch is kept, so you can use it again."
            ], act: "Look at the application", path: Paths.application(record.id))
    }

    private static func toEmployer(about kind: String, _ record: ApplicationRecord, called name: String, _ zone: Zone) throws -> Letter? {
        switch kind {
        case "submit":
            guard record.state.isLive else { return nil }
            let promise = record.decideBy.map { ["You promised an answer by \(zone.long($0))."] } ?? []
            return Letter(
                subject: "\(name) applied to “\(record.title)”",
                paragraphs: ["\(name) applied to “\(record.title)”. Read the pitch and rate it: the name is shown after that."] + promise,
                act: "Read the application", path: Paths.application(record.id))
        case "withdraw":
            return Letter(
                subject: "\(name) withdrew from “\(record.title)”",
                paragraphs: ["\(name) withdrew the application. You do not need to do anything."],
                act: "See who else applied", path: Paths.screening(record.project))
        case "refuse":
            let words = record.reasonNote.isEmpty ? [] : ["They write: \(record.reasonNote)"]
            return Letter(
                subject: "\(name) declined your offer",
                paragraphs: ["\(name) declined the place in “\(record.title)”. It is free again."] + words,
                act: "Choose somebody else", path: Paths.screening(record.project))
        case "lapse":
            return Letter(
                subject: "Your offer to \(name) has lapsed",
                paragraphs: ["\(name) did not answer the offer for “\(record.title)” in time. The place is free again."],
                act: "Choose somebody else", path: Paths.screening(record.project))
        case "accept":
            guard let engagement = record.engagement else { return nil }
            return Letter(
                subject: "\(name) accepted: “\(record.title)”",
                paragraphs: [
                    "\(name) accepted the place in “\(record.title)” and signed the agreement.",
                    "Next: sign it too, and fund the fee. Work starts when the fee is held.",
                ], act: "Open the room", path: Paths.engagement(engagement))
        default: return nil
        }
    }
}

extension String {
    /// A sentence's beginning, fit to stand after a colon.
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
