import Domain
import Storage

/// Engagements: signing, getting ready, ending early.
public struct Engagements: Sendable {
    let site: Site

    /// The employer signs the agreement that the participant has signed.
    func sign(_ id: ID<Engagement>, as name: Line, agreement hash: String, from address: String, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(id)
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            try tx.move(
                .engagement, id.text, .sign, in: Engagement.machine, from: engagement.state, by: Actor(viewer.id, roles), at: moment)
            guard roles.contains(.supervisor) else { throw Refusal.conflict("You signed this agreement when you accepted the offer.") }
            guard try !tx.signatures(of: id).contains(where: { $0.side == .employer }) else {
                throw Refusal.conflict("This agreement is signed for \(engagement.employer) already.")
            }
            guard hash == engagement.agreementHash else {
                throw Refusal.conflict("This is not the text the participant signed. Read it again, then sign.")
            }
            try tx.insertSignature(of: id, viewer.id, .employer, name, hash, from: address, at: moment.now)
            try tx.startIfReady(id, moment)
        }
    }

    /// Ticks one item of the kick-off list, with what the participant needs to know; ticked again, the words are replaced.
    func tick(_ id: ID<Engagement>, _ item: KickoffItem, note: String, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(id)
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            guard !roles.isDisjoint(with: [.supervisor]) else {
                throw Refusal.forbidden("The employer ticks this list: write to them if something is missing.")
            }
            try tx.move(
                .engagement, id.text, .tick, in: Engagement.machine, from: engagement.state, by: Actor(viewer.id, roles),
                note: item.rawValue, at: moment)
            try tx.run(
                """
                INSERT INTO kickoff_item (engagement_id, item, note, done_by, done_at)
                SELECT \(id), \(item), \(note), \(viewer.id), \(moment.now) WHERE TRUE
                ON CONFLICT (engagement_id, item) DO UPDATE SET note = \(note), done_by = \(viewer.id), done_at = \(moment.now)
                """)
            try tx.startIfReady(id, moment)
        }
    }

    /// Ends an engagement early: what was not released goes back, the seat is free again when nothing had started.
    func cancel(_ id: ID<Engagement>, because reason: CancelReason, note: String, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(id)
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            try tx.checkNothingWaits(in: engagement, for: roles)
            try tx.move(
                .engagement, id.text, .cancel, in: Engagement.machine, from: engagement.state, by: Actor(viewer.id, roles),
                note: reason.rawValue, at: moment)
            try tx.close(engagement, because: reason, note: note, moment)
        }
    }
}

extension Site {
    public var engagements: Engagements { Engagements(site: self) }
}
