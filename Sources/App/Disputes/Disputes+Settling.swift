import Domain
import Storage

extension Transaction {
    /// Decides a dispute and makes true what was decided: the money moves, milestones are settled, the work goes on or ends.
    /// The caller holds the engagement.
    ///
    /// - Parameter words: what is said with it; a side's own words when the clock decides.
    func settle(
        _ dispute: DisputeRow, _ event: Dispute.Event, by terms: DisputeTerms, _ ending: DisputeEnding, _ actor: Actor<Dispute.Role>,
        _ words: String, _ policy: Policy, _ moment: Moment
    ) throws {
        let engagement = try engagement(dispute.engagement)
        // The table first: who may not decide learns nothing of what could be decided.
        let state: Dispute.State = try value("SELECT state AS value FROM dispute WHERE id = \(dispute.id)") ?? dispute.state
        _ = try Dispute.machine.next(event, from: state, by: actor.roles)
        let (parts, hasAccepted) = try disputedParts(of: engagement.id)
        let checked = try DisputeTerms(
            terms.outcome, whole: nil, single: terms.shares, of: parts, hasAccepted: hasAccepted)
        let (participant, employer) = checked.division(of: parts, in: engagement.currency)
        let back = try refundable(engagement, fee: employer)
        try run(
            """
            UPDATE dispute SET decided_at = \(moment.now), ending = \(ending), released_minor = \(participant.minor),
                refunded_minor = \(back.fee.minor), platform_minor = \(back.platform.minor) WHERE id = \(dispute.id)
            """)
        try move(.dispute, dispute.id.text, event, in: Dispute.machine, from: state, by: actor, note: ending.rawValue, at: moment)
        let clock = Actor<Engagement.Role>(clock: .clock)
        try move(
            .engagement, engagement.id.text, .settle, in: Engagement.machine, from: engagement.state, by: clock, note: ending.words,
            at: moment)
        try settleMilestones(of: engagement.id, by: checked, parts, moment)
        try share(participant, back, of: engagement, dispute.id, moment)
        try followDecision(checked.outcome, of: engagement.id, words, policy, moment)
    }

    private func settleMilestones(
        of engagement: ID<Engagement>, by terms: DisputeTerms, _ parts: [DisputedPart], _ moment: Moment
    ) throws {
        for milestone in try milestones(of: engagement) {
            guard let part = parts.first(where: { $0.id == milestone.id }), let percent = terms.shares[milestone.id] else { continue }
            // Only what was handed in can be accepted, so its state is one from which the table awards.
            let isAccepted = terms.isAccepted(part)
            try move(
                .milestone, milestone.id.text, isAccepted ? .award : .cancel, in: Milestone.machine, from: milestone.state,
                by: Actor(clock: .clock), note: "\(percent)", at: moment)
            if isAccepted { try run("UPDATE milestone SET accepted_at = \(moment.now) WHERE id = \(milestone.id)") }
        }
    }

    private func share(
        _ participant: Money, _ back: (fee: Money, platform: Money), of engagement: EngagementRow, _ dispute: ID<Dispute>,
        _ moment: Moment
    ) throws {
        if participant.isPositive {
            try post(
                .release(participant, engagement: engagement.id, person: engagement.person), onceKey: "dispute:release:\(dispute)",
                engagement: engagement.id, reference: "", by: nil, moment)
        }
        if back.fee.isPositive {
            try post(
                .refund(fee: back.fee, platformFee: back.platform, organization: engagement.organization, engagement: engagement.id),
                onceKey: "dispute:refund:\(dispute)", engagement: engagement.id, reference: "", by: nil, moment)
        }
    }

    private func followDecision(
        _ outcome: DisputeOutcome, of id: ID<Engagement>, _ words: String, _ policy: Policy, _ moment: Moment
    ) throws {
        let clock = Actor<Engagement.Role>(clock: .clock)
        switch outcome {
        case .active:
            for submission in try waitingSubmissions(in: id) { try startReviewClock(of: submission, policy, moment) }
            try followOutcome(of: id, moment)
        case .completed:
            // What is left is accepted or closed, so the milestones say it themselves.
            try followOutcome(of: id, moment)
        case .cancelled:
            try move(
                .engagement, id.text, .cancel, in: Engagement.machine, from: .active, by: clock, note: CancelReason.decided.rawValue,
                at: moment)
            try run(
                """
                UPDATE engagement SET cancelled_at = \(moment.now), cancel_reason = \(CancelReason.decided), cancel_note = \(words)
                WHERE id = \(id)
                """)
        }
    }
}
