import Domain
import Storage

/// Words an organization uses again and again in its reviews.
struct SavedComment: Sendable {
    let id: ID<SavedComment>
    let words: String
    /// In how many reviews they stood.
    let used: Int

    static let length = 5...1000
    static let most = 200

    init(id: ID<SavedComment>, words: String, used: Int) { (self.id, self.words, self.used) = (id, words, used) }

    init(row: Row) throws { self.init(id: try row["id"], words: try row["words"], used: try row["used"]) }
}

/// The comment bank: saving, changing and removing, and counting what is used.
struct SavedComments: Sendable {
    let site: Site

    /// Saves words once; the same words again change nothing.
    func save(_ words: Prose, for organization: ID<Organization>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try Self.check(viewer, organization)
            let saved = try tx.savedComments(of: organization)
            guard !saved.contains(where: { $0.words == words.text }) else { return }
            guard saved.count < SavedComment.most else {
                throw Refusal.invalid("words", "There are \(SavedComment.most) comments already: remove one first.")
            }
            try tx.run(
                """
                INSERT INTO saved_comment (id, organization_id, words, created_by, created_at, updated_at)
                VALUES (\(moment.newID(SavedComment.self)), \(organization), \(words), \(viewer.id), \(moment.now), \(moment.now))
                """)
        }
    }

    func change(_ id: ID<SavedComment>, to words: Prose, of organization: ID<Organization>, by viewer: Viewer) async throws {
        let now = site.world.now()
        try await site.database.write { tx in
            try Self.check(viewer, organization)
            let changed = try tx.run(
                "UPDATE saved_comment SET words = \(words), updated_at = \(now) WHERE id = \(id) AND organization_id = \(organization)")
            guard changed == 1 else { throw Refusal.notFound }
        }
    }

    func remove(_ id: ID<SavedComment>, of organization: ID<Organization>, by viewer: Viewer) async throws {
        try await site.database.write { tx in
            try Self.check(viewer, organization)
            let removed = try tx.run("DELETE FROM saved_comment WHERE id = \(id) AND organization_id = \(organization)")
            guard removed == 1 else { throw Refusal.notFound }
        }
    }

    /// A review that was sent had these in it.
    func count(_ used: [ID<SavedComment>], of organization: ID<Organization>) async throws {
        guard !used.isEmpty else { return }
        let ids = Array(Set(used)).sorted()
        try await site.database.write { tx in
            try tx.run("UPDATE saved_comment SET used = used + 1 WHERE organization_id = \(organization) AND id IN \(list: ids)")
        }
    }

    private static func check(_ viewer: Viewer, _ organization: ID<Organization>) throws(Refusal) {
        guard viewer.authors(organization) else { throw .forbidden("Only an owner or a supervisor changes saved comments.") }
    }
}

extension Site {
    var savedComments: SavedComments { SavedComments(site: self) }
}

extension Transaction {
    /// The bank of an organization, the most used first.
    func savedComments(of organization: ID<Organization>) throws -> [SavedComment] {
        try rows("SELECT * FROM saved_comment WHERE organization_id = \(organization) ORDER BY used DESC, id").map(SavedComment.init)
    }
}
