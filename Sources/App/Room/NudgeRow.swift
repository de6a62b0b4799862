import Domain
import Storage

/// One reminder that was sent.
struct NudgeRow: Sendable {
    let id: ID<NudgeRow>
    let engagement: ID<Engagement>
    let kind: Nudging.Kind
    let subject: String
    let sentAt: Instant
    /// Nil is not known yet.
    let helped: Bool?
}

/// Whether reminders of one kind come, and why not.
struct NudgeSetting: Sendable {
    let kind: Nudging.Kind
    var mutedAt: Instant?
    var stoppedAt: Instant?
    /// From when on they are counted.
    var since = Instant(milliseconds: 0)

    var isOn: Bool { mutedAt == nil && stoppedAt == nil }
}

extension NudgeRow {
    init(row: Row) throws {
        self.init(
            id: try row["id"], engagement: try row["engagement_id"], kind: try row["kind"], subject: try row["subject_id"],
            sentAt: try row["sent_at"], helped: try row["helped"])
    }
}
