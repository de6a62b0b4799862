import Domain

/// The dispute about the work, open or decided, with its next clock.
struct RoomDispute: Component {
    let room: Room

    var html: HTML {
        guard let dispute = room.dispute else { return .none }
        let isOpen = dispute.state != .decided
        return """
            <div class="notice \(isOpen ? "bad" : "warn")"><h2>\(isOpen ? "In dispute" : "A dispute was decided")</h2>\(if: isOpen, "<p>\(room.engagement.disputeNote)</p>")
            <p>\(clock(dispute)) <a href="\(Paths.dispute(dispute.id))">\(isOpen ? "Open the dispute" : "Read the decision")</a></p></div>

            """
    }

    private func clock(_ dispute: DisputeRow) -> HTML {
        let clocks = room.policy.disputes
        switch dispute.state {
        case .opened:
            let other = dispute.side == .participant ? room.engagement.employer : room.engagement.participant
            return "\(other) has until \(room.when(dispute.answerBy(clocks), .dateTime)) to answer; otherwise it is decided as asked for."
        case .answered:
            return "The operator decides before \(room.when(dispute.decideBy(clocks), .dateTime)), if the two sides do not agree."
        case .proposed:
            return dispute.proposal.map {
                "Who does not refuse the proposal before \(room.when($0.silenceAt(clocks), .dateTime)) has accepted it."
            }
                ?? .none
        case .decided: return "\(dispute.ending?.words ?? "Decided")\(dispute.decidedAt.map { ", \(room.when($0))" as HTML })."
        }
    }
}
