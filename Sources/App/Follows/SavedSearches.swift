import Domain
import Storage

/// Keeping searches, and how soon to hear of what each finds.
struct SavedSearches: Sendable {
    let site: Site

    /// Keeps a search; one that is kept already gets the new name and pace.
    func save(_ filter: ProjectFilter, as name: Line, _ pace: Pace, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        let query = filter.queryText
        try await site.database.write { tx in
            try tx.hold(viewer.id)
            try tx.run(
                """
                INSERT INTO saved_search (id, person_id, name, query, pace, created_at)
                SELECT \(moment.newID(SavedSearch.self)), \(viewer.id), \(name), \(query), \(pace), \(moment.now) WHERE TRUE
                ON CONFLICT (person_id, query) DO UPDATE SET name = excluded.name, pace = excluded.pace
                """)
            guard try tx.countSearches(of: viewer.id) <= SavedSearch.most else {
                throw Refusal.invalid("name", "You can keep \(SavedSearch.most) searches at most: remove one first.")
            }
            try tx.startWeekly(for: viewer.id, moment)
        }
    }

    /// - Returns: the search as it is now.
    func change(_ id: ID<SavedSearch>, to pace: Pace, by viewer: Viewer) async throws -> SavedSearch {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            try tx.hold(viewer.id)
            let row = try tx.row(
                "UPDATE saved_search SET pace = \(pace) WHERE id = \(id) AND person_id = \(viewer.id) RETURNING *")
            let search = try SavedSearch(row: row.orNotFound())
            try tx.startWeekly(for: viewer.id, moment)
            return search
        }
    }

    /// - Returns: the search as it was.
    func remove(_ id: ID<SavedSearch>, by viewer: Viewer) async throws -> SavedSearch {
        try await site.database.write { tx in
            let row = try tx.row("DELETE FROM saved_search WHERE id = \(id) AND person_id = \(viewer.id) RETURNING *")
            return try SavedSearch(row: row.orNotFound())
        }
    }
}

extension Site {
    var savedSearches: SavedSearches { SavedSearches(site: self) }
}

extension Transaction {
    func savedSearches(of person: ID<Person>) throws -> [SavedSearch] {
        try rows("SELECT * FROM saved_search WHERE person_id = \(person) ORDER BY id").map(SavedSearch.init)
    }

    /// The search that somebody keeps with this filter.
    func savedSearch(of person: ID<Person>, for filter: ProjectFilter) throws -> SavedSearch? {
        try row("SELECT * FROM saved_search WHERE person_id = \(person) AND query = \(filter.queryText)").map(SavedSearch.init)
    }

    fileprivate func countSearches(of person: ID<Person>) throws -> Int {
        try value("SELECT COUNT(*) AS value FROM saved_search WHERE person_id = \(person)") ?? 0
    }
}
