import Domain
import Storage

/// Asking for what one needs in order to work well; nobody but the supervisor and the operator learns of it.
struct Accommodations: Sendable {
    let site: Site

    /// So many may wait for an answer at once.
    private static let mostWaiting = 5

    func ask(_ need: Prose, in id: ID<Engagement>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(id)
            let (engagement, roles) = try tx.privately(id, for: viewer)
            guard roles.contains(.participant) else { throw Refusal.forbidden("Only the participant asks.") }
            guard !engagement.state.isOver else { throw Refusal.conflict("This engagement is over.") }
            guard try tx.accommodations(of: id).count(where: { $0.state == .asked }) < Self.mostWaiting else {
                throw Refusal.conflict("Some requests wait for an answer already. Wait for it, or write a message.")
            }
            let request = moment.newID(AccommodationRow.self)
            try tx.run(
                """
                INSERT INTO accommodation (id, engagement_id, state, need, asked_at)
                VALUES (\(request), \(id), \(Accommodation.State.asked), \(need), \(moment.now))
                """)
            try tx.record(
                .accommodation, request.text, "ask", to: Accommodation.State.asked.rawValue, by: viewer.id,
                role: Accommodation.Role.participant.rawValue, at: moment)
        }
    }

    /// The supervisor answers, or the participant takes it back.
    func act(_ event: Accommodation.Event, on id: ID<AccommodationRow>, saying words: String, by viewer: Viewer) async throws
        -> ID<Engagement>
    {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let found = try tx.accommodation(id)
            try tx.hold(found.engagement)
            let (engagement, roles) = try tx.privately(found.engagement, for: viewer)
            let request = try tx.accommodation(id)
            try tx.move(
                .accommodation, id.text, event, in: Accommodation.machine, from: request.state, by: Actor(viewer.id, roles), at: moment)
            guard event != .withdraw else { return engagement.id }
            try tx.run(
                """
                UPDATE accommodation SET answer = \(words), answered_by = \(viewer.id), answered_at = \(moment.now) WHERE id = \(id)
                """)
            return engagement.id
        }
    }

    func page(of id: ID<Engagement>, for viewer: Viewer, _ form: Form) async throws -> AccommodationPage {
        try await site.database.read { tx in
            let (engagement, roles) = try tx.privately(id, for: viewer)
            return AccommodationPage(
                engagement: engagement, roles: roles, requests: try tx.accommodations(of: id), form: form, zone: viewer.zone)
        }
    }

    func engagement(of id: ID<AccommodationRow>) async throws -> ID<Engagement> {
        try await site.database.read { tx in try tx.accommodation(id).engagement }
    }
}

extension Site {
    var accommodations: Accommodations { Accommodations(site: self) }
}

extension Transaction {
    /// An engagement for somebody who may know what its participant needs; to others it is not there.
    fileprivate func privately(_ id: ID<Engagement>, for viewer: Viewer) throws -> (EngagementRow, Set<Accommodation.Role>) {
        let (engagement, roles) = try engagement(id, seenBy: viewer)
        let mine = try accommodationRoles(of: viewer, roles, in: engagement)
        guard !mine.isEmpty else { throw Refusal.notFound }
        return (engagement, mine)
    }
}
