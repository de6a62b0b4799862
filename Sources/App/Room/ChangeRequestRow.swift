import Domain
import Storage

/// One change of what was agreed, with both signatures when it is agreed.
struct ChangeRequestRow: Sendable {
    let id: ID<ChangeRequestRow>
    let engagement: ID<Engagement>
    let milestone: ID<Milestone>
    let state: ChangeRequest.State
    let side: FeedbackSide
    let proposerName: String
    let proposerAddress: String
    let reason: String
    let dueAt: Instant?
    /// Empty where it stays as it was.
    let title: String
    let criteria: [String]
    let text: String
    let hash: String
    /// The text that was in force before.
    let earlierHash: String
    let createdAt: Instant
    let answerName: String
    let answerAddress: String
    let answer: String
    let answeredAt: Instant?

    func role(of side: FeedbackSide) -> ChangeRequest.Role { side == self.side ? .proposer : .other }
}

extension ChangeRequestRow {
    init(row: Row) throws {
        let criteria: String = try row["criteria"]
        self.init(
            id: try row["id"], engagement: try row["engagement_id"], milestone: try row["milestone_id"], state: try row["state"],
            side: try row["side"], proposerName: try row["proposer_name"], proposerAddress: try row["proposer_address"],
            reason: try row["reason"], dueAt: try row["due_at"], title: try row["title"],
            criteria: criteria.split(separator: "\n").map(String.init), text: try row["text"], hash: try row["text_hash"],
            earlierHash: try row["earlier_hash"], createdAt: try row["created_at"], answerName: try row["answer_name"],
            answerAddress: try row["answer_address"], answer: try row["answer"], answeredAt: try row["answered_at"])
    }
}

/// What one side wants to be different about a milestone.
struct ChangeDraft: Sendable {
    let milestone: ID<Milestone>
    /// A day of the employer's zone, as all dates of the agreement are.
    let due: Day?
    let title: Line?
    let criteria: [Line]
    let reason: Prose
    let name: Line

    /// The text that both sign.
    func text(for milestone: MilestoneRow, in engagement: EngagementRow, after earlier: String) -> String {
        ChangeText(
            due: due.map(engagement.zone.end), title: title?.text, criteria: criteria.map(\.text), milestone: milestone,
            engagement: engagement, earlier: earlier
        ).text
    }
}

/// The text of a change: what is different, and what stays.
struct ChangeText: Sendable {
    let due: Instant?
    let title: String?
    let criteria: [String]
    let milestone: MilestoneRow
    let engagement: EngagementRow
    /// The fingerprint of the text in force before.
    let earlier: String

    var text: String {
        var lines = [
            "# Change to the agreement", "",
            "**\(Agreement.escaped(engagement.participant))** and **\(Agreement.escaped(engagement.employer))** change their agreement "
                + "about “\(Agreement.escaped(engagement.title))”.",
            "", "For milestone \(milestone.position), “\(Agreement.escaped(milestone.title))”:", "",
        ]
        if let due { lines.append("- It is due \(engagement.zone.long(due)) instead of \(engagement.zone.long(milestone.dueAt)).") }
        if let title { lines.append("- It is called “\(Agreement.escaped(title))”.") }
        if !criteria.isEmpty {
            lines.append("- It is done when:")
            lines += criteria.map { "   - \(Agreement.escaped($0))" }
        }
        let rest = "The fee and everything else stay as they were agreed. The text before this one has the fingerprint \(earlier)."
        return (lines + ["", rest]).joined(separator: "\n") + "\n"
    }
}
