import Domain
import Storage

/// A project that somebody put aside to decide about later.
struct SavedProject: Sendable {
    static let most = 200

    let listing: Listing
    let hasApplied: Bool
}

/// Putting projects aside.
struct SavedProjects: Sendable {
    let site: Site

    /// Puts a project aside; a second time changes nothing.
    ///
    /// - Returns: when its closing will be remembered, if it is far enough away and reminders are on.
    func save(_ project: ID<Project>, by viewer: Viewer) async throws -> Instant? {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            try tx.hold(viewer.id)
            let listing = try tx.listings(where: "project.id = \(project) AND \(tx.projectsSeen(by: viewer))", limit: 1).first
            guard let listing, listing.publishedAt != nil else { throw Refusal.notFound }
            let id = moment.newID(SavedProject.self)
            let made = try tx.run(
                """
                INSERT INTO saved_project (id, person_id, project_id, created_at)
                SELECT \(id), \(viewer.id), \(project), \(moment.now) WHERE TRUE
                ON CONFLICT (person_id, project_id) DO NOTHING
                """)
            guard try tx.countSavedProjects(of: viewer.id) <= SavedProject.most else {
                throw Refusal.conflict("You can save \(SavedProject.most) projects at most: remove one on the page of what you follow.")
            }
            if made == 1 { try tx.scheduleReminder(.remindOfSaved, id.text, before: listing.applyBy, moment) }
            let due = Reminders.due(before: listing.applyBy, at: moment.now)
            return try tx.followSetting(of: viewer.id).reminders ? due : nil
        }
    }

    func remove(_ project: ID<Project>, by viewer: Viewer) async throws {
        try await site.database.write { tx in
            try tx.run("DELETE FROM saved_project WHERE person_id = \(viewer.id) AND project_id = \(project)")
        }
    }
}

extension Site {
    var savedProjects: SavedProjects { SavedProjects(site: self) }
}

extension Transaction {
    /// What somebody saved and may still see: first what is open, the first to close first; then the rest, the latest first.
    func savedProjects(of viewer: Viewer, at now: Instant) throws -> [SavedProject] {
        let listings = try listings(
            where: """
                project.id IN (SELECT project_id FROM saved_project WHERE person_id = \(viewer.id)) AND \(projectsSeen(by: viewer))
                """, order: "project.apply_by, project.id", limit: SavedProject.most)
        let applied: [ID<Project>] = try rows(
            """
            SELECT project_id FROM application
            WHERE person_id = \(viewer.id) AND state <> 'draft' AND project_id IN \(list: listings.map(\.id))
            """
        ).map { try $0["project_id"] }
        let all = listings.map { SavedProject(listing: $0, hasApplied: applied.contains($0.id)) }
        return all.filter { $0.listing.isOpen(at: now) } + all.filter { !$0.listing.isOpen(at: now) }.reversed()
    }

    func isSaved(_ project: ID<Project>, by person: ID<Person>) throws -> Bool {
        try exists("SELECT 1 FROM saved_project WHERE person_id = \(person) AND project_id = \(project)")
    }

    fileprivate func countSavedProjects(of person: ID<Person>) throws -> Int {
        try value("SELECT COUNT(*) AS value FROM saved_project WHERE person_id = \(person)") ?? 0
    }
}
