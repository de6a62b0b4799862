import Domain
import Storage

/// An engagement with the names of everyone and everything it joins.
struct EngagementRow: Sendable {
    let id: ID<Engagement>
    let application: ID<Application>
    let project: ID<Project>
    let organization: ID<Organization>
    let person: ID<Person>
    var state: Engagement.State
    let title: String
    let employer: String
    let slug: String
    let zone: Zone
    let participant: String
    let supervisorID: ID<Person>?
    let supervisor: String
    let mentorID: ID<Person>?
    let mentor: String?
    let backup: String
    let hours: Int
    let fee: Money
    let platformFee: Money
    let agreement: String
    let agreementHash: String
    let aiPolicy: AIPolicy
    let checkIns: CheckInRhythm
    let startAt: Instant
    let fundedAt: Instant?
    let startedAt: Instant?
    let completedAt: Instant?
    let cancelledAt: Instant?
    let cancelReason: CancelReason?
    let cancelNote: String
    let disputeNote: String
    let createdAt: Instant

    var isFunded: Bool { fundedAt != nil }
    /// Fee and platform fee: what the employer pays.
    var total: Money { Money(minor: fee.minor &+ platformFee.minor, currency: fee.currency) }
    var currency: Currency { fee.currency }
}

extension EngagementRow {
    init(row: Row) throws {
        let currency: Currency = try row["currency"]
        let supervisor: String? = try row["supervisor"]
        let hours: Int? = try row["hours"]
        self.init(
            id: try row["id"], application: try row["application_id"], project: try row["project_id"],
            organization: try row["organization_id"], person: try row["person_id"], state: try row["state"], title: try row["title"],
            employer: try row["employer"], slug: try row["slug"], zone: Zone(try row["time_zone"]), participant: try row["participant"],
            supervisorID: try row["supervisor_id"], supervisor: supervisor ?? "", mentorID: try row["mentor_id"],
            mentor: try row["mentor"], backup: try row["backup_email"], hours: hours ?? 0,
            fee: Money(minor: try row["fee_minor"], currency: currency),
            platformFee: Money(minor: try row["platform_minor"], currency: currency), agreement: try row["agreement"],
            agreementHash: try row["agreement_hash"], aiPolicy: try row["ai_policy"], checkIns: try row["check_ins"],
            startAt: try row["start_at"], fundedAt: try row["funded_at"], startedAt: try row["started_at"],
            completedAt: try row["completed_at"], cancelledAt: try row["cancelled_at"], cancelReason: try row["cancel_reason"],
            cancelNote: try row["cancel_note"], disputeNote: try row["dispute_note"], createdAt: try row["created_at"])
    }
}
