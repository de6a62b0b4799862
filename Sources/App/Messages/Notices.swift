import Domain
import Storage

/// What somebody should know, kept until they have read it.
struct Notices: Sendable {
    let site: Site

    func list(of viewer: Viewer) async throws -> [Notice] {
        try await site.database.read { tx in
            try tx.rows("SELECT * FROM notice WHERE person_id = \(viewer.id) ORDER BY id DESC LIMIT 200").map(Notice.init)
        }
    }

    func readAll(by viewer: Viewer) async throws {
        let now = site.world.now()
        try await site.database.write { tx in
            let read = try tx.run("UPDATE notice SET read_at = \(now) WHERE person_id = \(viewer.id) AND read_at IS NULL")
            if read > 0 { try tx.tell(.notice, to: [.person(viewer.id)]) }
        }
    }

    /// Marks one notice as read.
    ///
    /// - Returns: the page it is about.
    func read(_ id: ID<Notice>, by viewer: Viewer) async throws -> Path {
        let now = site.world.now()
        return try await site.database.write { tx in
            guard let row = try tx.row("SELECT * FROM notice WHERE id = \(id) AND person_id = \(viewer.id)") else { throw Refusal.notFound }
            let read = try tx.run("UPDATE notice SET read_at = \(now) WHERE id = \(id) AND read_at IS NULL")
            if read > 0 { try tx.tell(.notice, to: [.person(viewer.id)]) }
            return Path.local(try row["path"]) ?? Paths.notices
        }
    }
}

extension Site {
    var notices: Notices { Notices(site: self) }
}
