import Domain
import Storage

/// A mentor's seat as the people around it read it.
struct MentorSeatRow: Sendable {
    let id: ID<MentorSeat>
    let engagement: ID<Engagement>
    var state: MentorSeat.State
    let kind: MentorKind
    let name: String
    let email: String
    let person: ID<Person>?
    var pledged: Int
    let note: String
    /// The participant's mark from 1 to 5, and their words; the mentor reads neither.
    var helpful: Int?
    var helpfulWords = ""
    var thanks = ""
    var thankedAt: Instant?
}

extension MentorSeatRow {
    init(row: Row) throws {
        self.init(
            id: try row["id"], engagement: try row["engagement_id"], state: try row["state"], kind: try row["kind"], name: try row["name"],
            email: try row["email"], person: try row["person_id"], pledged: try row["pledged"], note: try row["note"],
            helpful: try row["helpful"], helpfulWords: try row["helpful_words"], thanks: try row["thanks"],
            thankedAt: try row["thanked_at"])
    }
}

/// Whom somebody would like to have as mentor, as it was typed.
struct MentorDraft: Sendable {
    let name: Line
    let email: Email
    let kind: MentorKind
    let pledged: Int
    let note: Prose

    init(_ form: inout Form) throws(Refusal) {
        let name = form.line("name", "The name", 2...80)
        let email = form.read("email", Email.init)
        let kind = form.choice("kind", "what they are to you", MentorKind.self)
        let pledged = form.integer("pledged", "The number of meetings", MentorSeat.pledges)
        let note = form.prose("note", "Your words", 0...600)
        guard form.problems.isEmpty, let name, let email, let kind, let pledged, let note else { throw form.refusal }
        (self.name, self.email, self.kind, self.pledged, self.note) = (name, email, kind, pledged, note)
    }
}

extension MentorSeat.State: SQLBindable, SQLReadable {}
extension MentorKind: SQLBindable, SQLReadable {}
extension Meeting.State: SQLBindable, SQLReadable {}
extension SurveySide: SQLBindable, SQLReadable {}
extension WebhookStyle: SQLBindable, SQLReadable {}

extension Engagement.State {
    /// Whether people still meet about the work.
    var isLive: Bool {
        switch self {
        case .onboarding, .active, .delivered, .disputed: true
        case .completed, .cancelled: false
        }
    }
}
