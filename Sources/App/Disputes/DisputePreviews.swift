import Domain

/// A dispute in each of its states, as the gallery and the golden pages show it.
enum DisputePreviews {
    private static let milestone: ID<Milestone> = ID("01kawp00000milestone20001")

    static func dispute(_ state: Dispute.State) -> DisputeRow {
        let opened = RoomPreviews.now - .days(4)
        let isAnswered = state != .opened
        var terms = [
            row(
                "1", .claim, .participant, "Mina Okafor", "The report does what criterion 2 says, and it was refused twice.", 100,
                .completed, opened)
        ]
        if state == .proposed || state == .decided {
            var proposal = row(
                "2", .proposal, nil, "Ines Ortega", "One of the two criteria is met. Sixty percent of this part is fair.", 60, .completed,
                opened + .days(2))
            proposal.agreed =
                state == .decided ? [.participant: opened + .days(3), .employer: opened + .days(3)] : [.participant: opened + .days(3)]
            terms.append(proposal)
        }
        return DisputeRow(
            id: ID("01kawp0000dispute000000001"), engagement: ID("01kawp0000engagement000001"), state: state, side: .participant,
            answer: isAnswered ? "The chart has no year, as we said in both reviews." : "", openedAt: opened,
            answeredAt: isAnswered ? opened + .days(1) : nil, decidedAt: state == .decided ? opened + .days(3) : nil,
            ending: state == .decided ? .agreement : nil, moved: state == .decided ? (30_240, 20_160, 2016) : (0, 0, 0), terms: terms)
    }

    static func file(_ state: Dispute.State, _ role: Dispute.Role) -> DisputeFile {
        DisputeFile(
            dispute: dispute(state), engagement: RoomPreviews.engagement(state == .decided ? .completed : .disputed),
            milestones: RoomPreviews.room(.disputed, .supervisor).milestones, roles: [role],
            side: role == .opener ? .participant : role == .responder ? .employer : nil, clocks: DisputeClocks(), zone: .utc,
            now: RoomPreviews.now)
    }

    private static func row(
        _ number: String, _ kind: DisputeTermsRow.Kind, _ side: FeedbackSide?, _ author: String, _ words: String, _ percent: Int,
        _ outcome: DisputeOutcome, _ at: Instant
    ) -> DisputeTermsRow {
        DisputeTermsRow(
            id: ID("01kawp00000000terms000000\(number)"), dispute: ID("01kawp0000dispute000000001"), kind: kind, side: side, author: author,
            words: words, madeAt: at, terms: DisputeTerms(outcome, shares: [milestone: percent]))
    }
}
