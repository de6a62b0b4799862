import Domain
import Storage

/// A flag over an engagement: somebody should look, why, and how it came down again.
struct RiskFlag: Sendable {
    let id: ID<RiskFlag>
    let engagement: ID<Engagement>
    let kind: AtRisk.Kind
    /// What was said or seen, in words for the employer's side.
    let reason: String
    let raisedAt: Instant
    let liftedAt: Instant?
    /// Nil where a good check-in took it down.
    let liftedBy: String?
    let note: String

    var isUp: Bool { liftedAt == nil }
}

extension RiskFlag {
    init(row: Row) throws {
        self.init(
            id: try row["id"], engagement: try row["engagement_id"], kind: try row["kind"], reason: try row["reason"],
            raisedAt: try row["raised_at"], liftedAt: try row["lifted_at"], liftedBy: try row["lifter"], note: try row["note"])
    }
}
