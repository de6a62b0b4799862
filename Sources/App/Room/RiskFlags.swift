import Domain
import Storage

/// Flags over engagements that need somebody.
struct RiskFlags: Sendable {
    let site: Site

    /// The supervisor has looked, and says what follows.
    func lift(_ id: ID<RiskFlag>, saying note: Prose, by viewer: Viewer) async throws -> ID<Engagement> {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let flag = try tx.riskFlag(id)
            try tx.hold(flag.engagement)
            let (engagement, roles) = try tx.engagement(flag.engagement, seenBy: viewer)
            try Self.checkMayLift(roles)
            let lifted = try tx.run(
                """
                UPDATE risk_flag SET lifted_at = \(moment.now), lifted_by = \(viewer.id), note = \(note)
                WHERE id = \(id) AND lifted_at IS NULL
                """)
            guard lifted == 1 else { throw Refusal.conflict("This flag is down already.") }
            try tx.record(.riskFlag, id.text, "lift", by: viewer.id, role: Engagement.Role.supervisor.rawValue, note: note.text, at: moment)
            return engagement.id
        }
    }

    /// One flag, for those who may take it down.
    func page(_ id: ID<RiskFlag>, for viewer: Viewer, _ form: Form) async throws -> RiskFlagPage {
        try await site.database.read { tx in
            let flag = try tx.riskFlag(id)
            let (engagement, roles) = try tx.engagement(flag.engagement, seenBy: viewer)
            try Self.checkMayLift(roles)
            return RiskFlagPage(engagement: engagement, flag: flag, form: form, zone: viewer.zone)
        }
    }

    private static func checkMayLift(_ roles: Set<Engagement.Role>) throws(Refusal) {
        guard roles.contains(.supervisor) else {
            throw .forbidden("The supervisor takes this flag down; a good check-in does it too.")
        }
    }
}

extension Site {
    var riskFlags: RiskFlags { RiskFlags(site: self) }
}
