import Domain
import Storage

/// One pause of an engagement, proposed or more.
struct PauseRow: Sendable {
    let id: ID<PauseRow>
    let engagement: ID<Engagement>
    let state: Pause.State
    let side: FeedbackSide
    /// Who proposed it.
    let by: String
    let isIllness: Bool
    let reason: String
    let endsAt: Instant
    let createdAt: Instant
    let beganAt: Instant?
    let endedAt: Instant?

    /// The time in which clocks stood still; nil until it is over.
    var standstill: Standstill? {
        guard let beganAt, let endedAt else { return nil }
        return Standstill(from: beganAt, to: endedAt)
    }

    func role(of side: FeedbackSide) -> Pause.Role { side == self.side ? .proposer : .other }
}

extension PauseRow {
    init(row: Row) throws {
        self.init(
            id: try row["id"], engagement: try row["engagement_id"], state: try row["state"], side: try row["side"], by: try row["name"],
            isIllness: try row["is_illness"], reason: try row["reason"], endsAt: try row["ends_at"], createdAt: try row["created_at"],
            beganAt: try row["began_at"], endedAt: try row["ended_at"])
    }
}
