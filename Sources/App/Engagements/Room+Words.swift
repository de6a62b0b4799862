import Domain
import Storage

extension Room.Happening {
    /// What an event reads like in the room; some are told by another one already.
    init?(row: Row) throws {
        let (noun, kind): (Noun, String) = (try row["noun"], try row["kind"])
        let (person, title, note): (String, String, String) = (try row["person"], try row["title"], try row["note"])
        let amount = Money(minor: try row["amount"], currency: try row["currency"])
        let found =
            switch noun {
            case .engagement: Self.engagement(kind, person, note)
            case .milestone: Self.milestone(kind, title, person, note, amount)
            case .transfer: Self.transfer(kind)
            case .dispute: DisputeWords.happening(kind, person, note)
            default: nil as (String, String, String)?
            }
        guard let (words, detail, tone) = found else { return nil }
        self.init(at: try row["happened_at"], words: words, detail: detail, tone: tone, isMoney: noun == .transfer)
    }

    private static func engagement(_ kind: String, _ person: String, _ note: String) -> (String, String, String)? {
        switch Engagement.Event(rawValue: kind) {
        case nil where kind == "nda": ("Non-disclosure agreement signed by \(person)", "", "")
        case nil: kind == "open" ? ("Offer accepted and agreement signed by \(person)", "", "") : AttendanceWording.happening(kind, note)
        case .sign: ("Agreement signed by \(person)", "", "")
        case .tick: ("Kick-off: \(KickoffItem(rawValue: note)?.words ?? note)", "", "")
        case .start: ("Work started", "", "good")
        case .deliver: ("Everything is handed in", "", "")
        case .resume: ("Back at work", "", "")
        case .complete: ("Completed", "", "good")
        case .cancel: ("Cancelled by \(person)", CancelReason(rawValue: note)?.words ?? "", "bad")
        case .dispute: ("\(person) opened a dispute", "", "bad")
        case .settle: ("The dispute was decided", note, "")
        case .message: nil
        case .assign: ("\(note) reviews this work from now on", "", "")
        }
    }

    private static func milestone(_ kind: String, _ title: String, _ person: String, _ note: String, _ amount: Money) -> (
        String, String, String
    )? {
        let released = amount.isPositive ? "\(amount.text) released" : ""
        return switch Milestone.Event(rawValue: kind) {
        case nil: kind == "remind" ? ("Reminder: “\(title)” waits for review", "", "warn") : nil
        case .submit: ("“\(title)” handed in, version \(note)", "", "")
        case .accept: ("“\(title)” accepted by \(person)", released, "good")
        case .lapse: ("“\(title)” accepted by silence", released, "good")
        case .award: ("“\(title)” counts as accepted by the decision", "\(note) % of it paid", "good")
        case .request: ("\(person) asked for changes to “\(title)”", "", "warn")
        case .cancel: nil
        }
    }

    private static func transfer(_ kind: String) -> (String, String, String)? {
        switch Transfer.Kind(rawValue: kind) {
        case .fund: ("The fee arrived and is held", "", "good")
        case .refund: ("What was not released goes back to the employer", "", "")
        case .void: ("The bill was taken back: nothing is owed", "", "")
        case .bill, .release, .payout, nil: nil
        }
    }
}

extension Engagement.State {
    /// The colour a state is shown in.
    var tone: String {
        switch self {
        case .onboarding: "info"
        case .active, .completed: "good"
        case .delivered: "warn"
        case .cancelled, .disputed: "bad"
        }
    }

    var badge: HTML { "<span class=\"badge \(tone)\">\(words)</span>" }
}

extension Milestone.State {
    var tone: String {
        switch self {
        case .planned: ""
        case .submitted, .changes: "warn"
        case .accepted: "good"
        case .cancelled: "bad"
        }
    }

    var badge: HTML { "<span class=\"badge \(tone)\">\(words)</span>" }
}
