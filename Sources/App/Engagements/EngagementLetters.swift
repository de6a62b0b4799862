import Domain
import Storage

/// Mail about engagements: opened, signed, started, completed, cancelled, waited for.
enum EngagementLetters: Letters {
    static let told: Set<String> = ["open", "sign", "start", "complete", "cancel", "nda", "assign", "absent", "remind_absent"]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        let engagement = try tx.engagement(ID(event.nounID))
        let employer = try tx.employerSide(of: engagement)
        switch event.kind {
        case "open": return employer
        case "sign": return [engagement.person] + employer
        case "nda": return employer
        case "remind_absent": return AttendanceLetters.isAboutEmployer(event) ? employer : [engagement.person]
        case "assign": return [engagement.person] + [engagement.supervisorID].compactMap { $0 }
        case "cancel": return try [engagement.person] + employer + tx.operators()
        default: return [engagement.person] + employer
        }
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        let engagement = try tx.engagement(ID(event.nounID))
        let isParticipant = person == engagement.person
        switch event.kind {
        case "open": return opened(engagement)
        case "sign": return signed(engagement, isParticipant)
        case "nda": return try NDALetter.letter(about: event, engagement, in: tx)
        case "start": return started(engagement, isParticipant)
        case "complete": return completed(engagement, isParticipant)
        case "cancel": return try cancelled(engagement, isParticipant, in: tx)
        case "absent", "remind_absent": return try AttendanceLetters.letter(about: event, engagement, isParticipant, in: tx, desk)
        case "assign": return assigned(engagement, isParticipant, event.note)
        default: return nil
        }
    }

    private static func opened(_ engagement: EngagementRow) -> Letter {
        Letter(
            subject: "\(engagement.participant) accepted your offer: \(engagement.title)",
            paragraphs: [
                "\(engagement.participant) accepted and signed the agreement.",
                "Three things are left before the work can start: sign for \(engagement.employer), pay \(engagement.total.text) by bank transfer with the reference \(engagement.id), and tick the kick-off list.",
            ], act: "Get ready", path: Paths.engagement(engagement.id))
    }

    private static func signed(_ engagement: EngagementRow, _ isParticipant: Bool) -> Letter {
        Letter(
            subject: "The agreement is signed by both: \(engagement.title)",
            paragraphs: [
                "The agreement about “\(engagement.title)” is signed by both sides.",
                isParticipant
                    ? "Work starts when the fee is held and the kick-off list is done. Do not start before."
                    : "You can read and print it at any time.",
            ], act: "Read the agreement", path: Paths.agreement(engagement.id))
    }

    private static func assigned(_ engagement: EngagementRow, _ isParticipant: Bool, _ reviewer: String) -> Letter {
        Letter(
            subject: "\(reviewer) reviews “\(engagement.title)” from now on",
            paragraphs: [
                isParticipant
                    ? "\(reviewer) of \(engagement.employer) reviews what you hand in from now on. Nothing else changes: the criteria, the dates and the fee stay."
                    : "You review the work of \(engagement.participant) on “\(engagement.title)” from now on. What waits is in your queue."
            ], act: "Open the work", path: Paths.engagement(engagement.id))
    }

    private static func started(_ engagement: EngagementRow, _ isParticipant: Bool) -> Letter {
        Letter(
            subject: "Work starts: \(engagement.title)",
            paragraphs: [
                isParticipant
                    ? "Everything is ready: the agreement is signed, the fee of \(engagement.fee.text) is held for you, and the first task is there. You can start."
                    : "Everything is ready: \(engagement.participant) can start. You get a letter with each version that is handed in."
            ], act: "Open the work", path: Paths.engagement(engagement.id))
    }

    private static func completed(_ engagement: EngagementRow, _ isParticipant: Bool) -> Letter {
        Letter(
            subject: "Completed: \(engagement.title)",
            paragraphs: [
                isParticipant
                    ? "All your work for \(engagement.employer) is accepted. The whole fee is released to you, and your credential is issued."
                    : "All the work of \(engagement.participant) is accepted and paid.",
                "Say how it was: feedback takes five minutes and stays hidden until both of you have answered.",
            ], act: "Give feedback", path: Paths.engagement(engagement.id, .feedback))
    }

    private static func cancelled(_ engagement: EngagementRow, _ isParticipant: Bool, in tx: Transaction) throws -> Letter {
        let money = try tx.moneyState(of: engagement)
        let back =
            money.refunded.isPositive
            ? "\(money.refunded.text) goes back to \(engagement.employer)." : "Nothing is owed back."
        return Letter(
            subject: "Cancelled: \(engagement.title)",
            paragraphs: [
                "The engagement about “\(engagement.title)” was cancelled: \((engagement.cancelReason?.words ?? "").lowercased()).",
                engagement.cancelNote.isEmpty ? "No more was said." : "What was written: \(engagement.cancelNote)",
                "Accepted milestones stay paid: \(money.released.text).\(isParticipant ? "" : " " + back)",
            ], act: "See what follows", path: Paths.engagement(engagement.id))
    }
}

extension Transaction {
    /// Who hears of an engagement for the employer: the supervisor and the owners.
    func employerSide(of engagement: EngagementRow) throws -> [ID<Person>] {
        let owners: [ID<Person>] = try rows(
            "SELECT person_id FROM membership WHERE organization_id = \(engagement.organization) AND role = 'owner' ORDER BY person_id"
        ).map { try $0["person_id"] }
        let supervisor = try engagement.supervisorID.filtered { try isMember($0, of: engagement.organization) }
        return [supervisor].compactMap { $0 } + owners.filter { $0 != supervisor }
    }

    /// Who reviews: the supervisor, and the backup when there is an account at their address; the owners when there is neither.
    func reviewers(of engagement: EngagementRow) throws -> [ID<Person>] {
        let backup: String? = try value(
            """
            SELECT id AS value FROM person
            WHERE email_folded = \(engagement.backup.lowercased()) AND confirmed_at IS NOT NULL
            """)
        let supervisor = try engagement.supervisorID.filtered { try isMember($0, of: engagement.organization) }
        let found = [supervisor, backup.map { ID($0) }].compactMap { $0 }
        return found.isEmpty ? try employerSide(of: engagement) : Array(Set(found)).sorted()
    }
}

extension Optional {
    fileprivate func filtered(_ isKept: (Wrapped) throws -> Bool) rethrows -> Wrapped? {
        guard let wrapped = self, try isKept(wrapped) else { return nil }
        return wrapped
    }
}
