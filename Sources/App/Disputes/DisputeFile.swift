import Domain
import Storage

/// A dispute with what it is about, as one reader sees it; the facts are the same for everybody.
struct DisputeFile: Sendable {
    let dispute: DisputeRow
    let engagement: EngagementRow
    let milestones: [MilestoneRow]
    /// What the reader is to it; empty for those who only look on.
    let roles: Set<Dispute.Role>
    /// The side the reader is on; nil for the operator and those who only look on.
    let side: FeedbackSide?
    let clocks: DisputeClocks
    let zone: Zone
    let now: Instant

    func name(_ side: FeedbackSide) -> String { side == .participant ? engagement.participant : engagement.employer }

    func may(_ event: Dispute.Event) -> Bool { Dispute.machine.allows(event, from: dispute.state, by: roles) }

    func when(_ instant: Instant, _ style: When.Style = .dateTime) -> When { When(instant: instant, zone: zone, style: style, now: now) }

    /// The milestones whose share is still held.
    var open: [MilestoneRow] { milestones.filter { $0.state != .accepted && $0.state != .cancelled } }

    /// Every milestone as a part; terms say which of them they settle.
    var parts: [DisputedPart] {
        milestones.map { DisputedPart(id: $0.id, amount: $0.amount, isHandedIn: $0.newest != nil) }
    }

    /// The reader's side has still to say something about the proposal.
    var isAwaited: Bool {
        guard let side, let proposal = dispute.proposal else { return false }
        return proposal.agreed[side] == nil
    }
}

extension Disputes {
    /// A dispute, for somebody who may see the work it is about.
    func file(_ id: ID<Dispute>, for viewer: Viewer) async throws -> DisputeFile {
        let (now, clocks) = (site.world.now(), site.policy.disputes)
        return try await site.database.read { tx in try tx.disputeFile(id, for: viewer, clocks, at: now) }
    }

    /// Everything that speaks for one side or the other, gathered by the site; an operator's reading of the messages is recorded.
    func evidence(_ id: ID<Dispute>, for viewer: Viewer) async throws -> (DisputeFile, Room, [Message]) {
        let (moment, policy) = (site.world.moment(), site.policy)
        let (file, room, messages) = try await site.database.read { tx in
            let file = try tx.disputeFile(id, for: viewer, policy.disputes, at: moment.now)
            let room = try tx.room(file.engagement, for: viewer, policy, at: moment.now)
            return (file, room, try tx.readsMessages(of: file, viewer) ? try tx.writtenMessages(in: file.engagement.application) : [])
        }
        if file.roles == [.operator], file.dispute.state != .decided {
            try await site.database.write { tx in
                try tx.record(.engagement, file.engagement.id.text, "read_messages", by: viewer.id, role: "operator", at: moment)
            }
        }
        return (file, room, messages)
    }

    /// The disputes an operator has to look at, and those that were decided lately.
    func list() async throws -> (open: [(DisputeRow, EngagementRow)], decided: [(DisputeRow, EngagementRow)]) {
        try await site.database.read { tx in
            func rows(_ condition: SQL) throws -> [(DisputeRow, EngagementRow)] {
                try tx.disputes(where: condition).map { ($0, try tx.engagement($0.engagement)) }
            }
            let last: SQL = "dispute.id IN (SELECT id FROM dispute WHERE state = 'decided' ORDER BY decided_at DESC, id DESC LIMIT 20)"
            return (try rows("dispute.state <> 'decided'"), Array(try rows(last).reversed()))
        }
    }
}

extension Transaction {
    func disputeFile(_ id: ID<Dispute>, for viewer: Viewer, _ clocks: DisputeClocks, at now: Instant) throws -> DisputeFile {
        let (dispute, engagement, roles) = try dispute(id, seenBy: viewer)
        return DisputeFile(
            dispute: dispute, engagement: engagement, milestones: try milestones(of: engagement.id),
            roles: (try? dispute.roles(of: roles)) ?? [], side: try disputeSide(of: viewer, in: engagement.id), clocks: clocks,
            zone: viewer.zone, now: now)
    }

    /// Both sides read their own messages; an operator only while the dispute is open; who only looks on reads them in the thread.
    fileprivate func readsMessages(of file: DisputeFile, _ viewer: Viewer) throws -> Bool {
        file.side != nil || file.roles == [.operator] && file.dispute.state != .decided
    }
}
