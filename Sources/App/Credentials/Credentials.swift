import Domain
import Storage

/// Proof of work that was done: anyone verifies it, only the operator takes it back.
struct Credentials: Sendable {
    let site: Site

    /// What anyone may know of a credential, and where its holder's public portfolio is.
    func verified(_ id: ID<Credential>) async throws -> (facts: CredentialFacts, portfolio: String?)? {
        try await site.database.read { tx in
            guard let facts = try tx.credential(id) else { return nil }
            return (facts, try tx.openPortfolio(of: facts.person))
        }
    }

    /// Takes a credential back; the page says so for ever, with the reason.
    func revoke(_ id: ID<Credential>, because reason: Prose, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            guard let facts = try tx.credential(id) else { throw Refusal.notFound }
            let roles: Set<Credential.Role> = viewer.isOperator ? [.operator] : viewer.id == facts.person ? [.participant] : []
            let next = try Credential.machine.next(.revoke, from: facts.state, by: roles)
            let changed = try tx.run(
                """
                UPDATE credential SET state = \(next), revoked_at = \(moment.now), revoke_reason = \(reason)
                WHERE id = \(id) AND state = \(facts.state)
                """)
            guard changed == 1 else { throw Refusal.conflict("Somebody else was faster. Reload the page to see what is true now.") }
            try tx.record(
                .credential, id.text, "revoke", from: facts.state.rawValue, to: next.rawValue, by: viewer.id, role: "operator",
                note: reason.text,
                at: moment)
        }
    }
}

extension Site {
    var credentials: Credentials { Credentials(site: self) }
}
