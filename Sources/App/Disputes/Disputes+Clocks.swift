import Domain
import Storage

/// What the clock does in a dispute.
extension Disputes {
    /// Nobody answered in time: what was asked for is decided.
    func lapse(_ id: ID<Dispute>) async throws {
        let (moment, policy) = (site.world.moment(), site.policy)
        try await site.database.write { tx in
            try tx.holdEngagement(ofDispute: id)
            let dispute = try tx.dispute(id)
            guard dispute.state == .opened, let claim = dispute.claim else { throw Refusal.conflict("This dispute was answered.") }
            try tx.settle(dispute, .lapse, by: claim.terms, .unanswered, Actor(clock: .clock), claim.words, policy, moment)
        }
    }

    /// Nobody refused a proposal in time: it is decided.
    func acceptProposal(_ id: ID<DisputeTerms>) async throws {
        let (moment, policy) = (site.world.moment(), site.policy)
        try await site.database.write { tx in
            let dispute = try tx.heldDispute(ofTerms: id)
            let proposal = try dispute.waiting(id)
            try tx.settle(dispute, .lapse, by: proposal.terms, .silence, Actor(clock: .clock), proposal.words, policy, moment)
        }
    }

    func remindToAnswer(_ id: ID<Dispute>) async throws {
        try await remind(id, "remind_answer") { $0.state == .opened }
    }

    /// The dispute waits for the operator; past its last day both sides hear of it too.
    func remindToSettle(_ id: ID<Dispute>) async throws {
        let (now, clocks) = (site.world.now(), site.policy.disputes)
        let isLate = try await site.database.read { tx in try tx.dispute(id).decideBy(clocks) <= now }
        try await remind(id, isLate ? "overdue" : "remind_operator") { $0.state == .answered || isLate && $0.state == .proposed }
    }

    func remindToAgree(_ id: ID<DisputeTerms>) async throws {
        let dispute = try await site.database.read { tx in try tx.dispute(ofTerms: id) }
        try await remind(dispute.id, "remind_agree") { try $0.waiting(id).id == id }
    }

    private func remind(
        _ id: ID<Dispute>, _ kind: String, if isDue: @escaping @Sendable (DisputeRow) throws -> Bool
    ) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.holdEngagement(ofDispute: id)
            guard try isDue(tx.dispute(id)) else { throw Refusal.conflict("This dispute has moved on.") }
            try tx.record(.dispute, id.text, kind, by: nil, role: "clock", at: moment)
        }
    }
}

extension DisputeRow {
    /// The proposal under this id, as long as it waits for a word.
    func waiting(_ id: ID<DisputeTerms>) throws(Refusal) -> DisputeTermsRow {
        guard let proposal, proposal.id == id else { throw .conflict("This proposal does not wait any more.") }
        return proposal
    }
}

extension Transaction {
    fileprivate func heldDispute(ofTerms id: ID<DisputeTerms>) throws -> DisputeRow {
        let dispute = try dispute(ofTerms: id)
        try holdEngagement(ofDispute: dispute.id)
        return try self.dispute(dispute.id)
    }
}
