import Domain
import Storage

/// The operator's desk: what waits, who is here, what happened, what failed.
struct Desk: Sendable {
    let site: Site

    static let pageSize = 50

    /// What waits for the operator, by kind.
    func queues() async throws -> [DeskQueue] {
        try await site.database.read { tx in try tx.deskQueues() }
    }

    /// People whose name or address begins so, in the order of their names.
    ///
    /// - Parameter after: the key of the last person on the page before.
    func people(_ search: String, after: String) async throws -> DeskPaging<DeskPerson> {
        try await site.database.read { tx in DeskPaging(try tx.deskPeople(search, after: after)) { "\($0.folded)|\($0.id.text)" } }
    }

    func person(_ id: ID<Person>) async throws -> DeskPersonFile {
        let now = site.world.now()
        return try await site.database.read { tx in
            guard let file = try tx.deskPersonFile(id, at: now) else { throw Refusal.notFound }
            return file
        }
    }

    /// Closes an account to its owner, and ends their sessions.
    func suspend(_ id: ID<Person>, because reason: Prose, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            guard id != viewer.id else { throw Refusal.conflict("You cannot suspend yourself.") }
            guard try tx.person(id) != nil else { throw Refusal.notFound }
            guard try !tx.exists("SELECT person_id FROM operator WHERE person_id = \(id)") else {
                throw Refusal.conflict("This is an operator. Take that away first, with foothold admin.")
            }
            guard try tx.run("UPDATE person SET suspended_at = \(moment.now) WHERE id = \(id) AND suspended_at IS NULL") == 1 else {
                throw Refusal.conflict("This account is suspended already.")
            }
            try tx.run("DELETE FROM session WHERE person_id = \(id)")
            try tx.endStreams(of: id)
            try tx.record(.person, id.text, "suspend", by: viewer.id, role: "operator", note: reason.text, at: moment)
        }
    }

    func restore(_ id: ID<Person>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            guard try tx.person(id) != nil else { throw Refusal.notFound }
            guard try tx.run("UPDATE person SET suspended_at = NULL WHERE id = \(id) AND suspended_at IS NOT NULL") == 1 else {
                throw Refusal.conflict("This account is not suspended.")
            }
            try tx.record(.person, id.text, "restore", by: viewer.id, role: "operator", at: moment)
        }
    }

    func jobs() async throws -> DeskJobs {
        try await site.database.read { tx in try tx.deskJobs() }
    }

    /// The audit trail, newest first.
    func audit(_ filter: AuditFilter) async throws -> (page: DeskPaging<AuditRow>, person: String?) {
        try await site.database.read { tx in
            let page = DeskPaging(try tx.audit(filter)) { $0.event.id.text }
            return (page, try filter.person.flatMap { try tx.person($0)?.name })
        }
    }
}

extension Site {
    var desk: Desk { Desk(site: self) }
}
