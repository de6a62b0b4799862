import Domain
import Storage

/// Who reviews an engagement, where it is somebody else than the project's supervisor.
struct Reviewers: Sendable {
    let site: Site

    /// Gives an engagement to another reviewer of the organization, and says so to both.
    ///
    /// - Returns: the reviewer's name.
    @discardableResult
    func assign(_ id: ID<Engagement>, to person: ID<Person>, by viewer: Viewer) async throws -> String {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            try tx.hold(id)
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            guard let reviewer = try tx.reviewers(in: engagement.organization).first(where: { $0.id == person }) else {
                throw Refusal.invalid("reviewer", "Choose an owner or a supervisor of \(engagement.employer).")
            }
            guard engagement.supervisorID != person else { throw Refusal.conflict("\(reviewer.name) reviews this already.") }
            try tx.move(
                .engagement, id.text, .assign, in: Engagement.machine, from: engagement.state, by: Actor(viewer.id, roles),
                note: reviewer.name, at: moment)
            try tx.run(
                """
                INSERT INTO engagement_reviewer (engagement_id, person_id, assigned_by, assigned_at)
                SELECT \(id), \(person), \(viewer.id), \(moment.now) WHERE TRUE
                ON CONFLICT (engagement_id) DO UPDATE SET person_id = \(person), assigned_by = \(viewer.id), assigned_at = \(moment.now)
                """)
            return reviewer.name
        }
    }
}

extension Site {
    var reviewers: Reviewers { Reviewers(site: self) }
}
