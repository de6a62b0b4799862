import Domain
import Storage

/// A dispute as it stands, with everything that was asked for and proposed in it.
struct DisputeRow: Sendable {
    let id: ID<Dispute>
    let engagement: ID<Engagement>
    let state: Dispute.State
    /// Who opened it.
    let side: FeedbackSide
    let answer: String
    let openedAt: Instant
    let answeredAt: Instant?
    let decidedAt: Instant?
    let ending: DisputeEnding?
    /// What the decision moved, in the smallest unit: to the participant, back to the employer, and of the platform fee.
    var moved: (released: Int64, refunded: Int64, platform: Int64) = (0, 0, 0)
    /// Oldest first: the claim, the proposals, the operator's decision.
    var terms: [DisputeTermsRow] = []

    var claim: DisputeTermsRow? { terms.first { $0.kind == .claim } }

    /// The proposal both sides have before them.
    var proposal: DisputeTermsRow? { state == .proposed ? terms.last { $0.kind == .proposal } : nil }

    /// What was decided in the end.
    var decided: DisputeTermsRow? {
        switch ending {
        case nil: nil
        case .operator: terms.last { $0.kind == .decision }
        case .agreement, .silence: terms.last { $0.kind == .proposal }
        case .conceded, .unanswered: claim
        }
    }

    func answerBy(_ clocks: DisputeClocks) -> Instant { openedAt + .days(clocks.answerDays) }
    func decideBy(_ clocks: DisputeClocks) -> Instant { openedAt + .days(clocks.decideDays) }
}

/// One set of terms in a dispute: asked for, proposed or decided by somebody, with their words.
struct DisputeTermsRow: Sendable {
    enum Kind: String, SQLConvertible, CaseIterable, Sendable { case claim, proposal, decision }

    let id: ID<DisputeTerms>
    let dispute: ID<Dispute>
    let kind: Kind
    /// Whose they are; nil for the operator's.
    let side: FeedbackSide?
    let author: String
    let words: String
    let madeAt: Instant
    var agreed: [FeedbackSide: Instant] = [:]
    var refusedAt: Instant?
    var terms: DisputeTerms

    /// When nobody's word accepts them.
    func silenceAt(_ clocks: DisputeClocks) -> Instant { madeAt + .days(clocks.agreeDays) }
}

extension DisputeRow {
    init(row: Row) throws {
        self.init(
            id: try row["id"], engagement: try row["engagement_id"], state: try row["state"], side: try row["side"],
            answer: try row["answer"], openedAt: try row["opened_at"], answeredAt: try row["answered_at"],
            decidedAt: try row["decided_at"], ending: try row["ending"],
            moved: (try row["released_minor"], try row["refunded_minor"], try row["platform_minor"]))
    }
}

extension DisputeTermsRow {
    init(row: Row, shares: [ID<Milestone>: Int]) throws {
        var agreed: [FeedbackSide: Instant] = [:]
        agreed[.participant] = try row["participant_agreed_at"] as Instant?
        agreed[.employer] = try row["employer_agreed_at"] as Instant?
        self.init(
            id: try row["id"], dispute: try row["dispute_id"], kind: try row["kind"], side: try row["side"], author: try row["name"],
            words: try row["words"], madeAt: try row["made_at"], agreed: agreed, refusedAt: try row["refused_at"],
            terms: DisputeTerms(try row["outcome"], shares: shares))
    }
}
