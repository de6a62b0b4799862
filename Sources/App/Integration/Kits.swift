import Domain
import Storage

/// What lets a newcomer become part of a team: the kit, the introduction, and who is asked at the end.
struct Kits: Sendable {
    let site: Site

    /// Writes a project's kit, or the organization's template; an empty one is taken away.
    func save(_ kit: Kit, of project: ID<Project>?, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let organization = try tx.organizationOfKit(project, by: viewer)
            _ = try tx.lockedOrganization(organization)
            try tx.saveKit(kit, of: project, at: organization, by: viewer.id, moment)
            if let project { try tx.record(.project, project.text, "write_kit", by: viewer.id, role: "author", at: moment) }
        }
    }

    /// The kit to edit; of a project that has none, the template to begin with.
    func draft(of project: ID<Project>?, by viewer: Viewer) async throws -> KitDesk {
        try await site.database.read { tx in
            let organization = try tx.organizationOfKit(project, by: viewer)
            let own = try tx.kit(of: project, at: organization)
            let title: String? = try project.flatMap { try tx.value("SELECT title AS value FROM project WHERE id = \($0)") }
            let template = own == nil && project != nil ? try tx.kit(of: nil, at: organization) : nil
            return KitDesk(project: project, title: title, kit: own ?? template ?? Kit(), isTemplate: template != nil)
        }
    }

    /// A participant tells the team who they are.
    func introduce(_ introduction: Introduction, in id: ID<Engagement>, by viewer: Viewer) async throws {
        let now = site.world.now()
        try await site.database.write { tx in
            try tx.checkIntroducing(in: id, by: viewer)
            let card = introduction
            try tx.run(
                """
                INSERT INTO introduction (engagement_id, name, pronunciation, work, ways, reach, updated_at)
                SELECT \(id), \(card.name), \(card.pronunciation), \(card.work), \(card.ways), \(card.reach), \(now) WHERE TRUE
                ON CONFLICT (engagement_id) DO UPDATE SET name = excluded.name, pronunciation = excluded.pronunciation,
                work = excluded.work, ways = excluded.ways, reach = excluded.reach, updated_at = excluded.updated_at
                """)
            try tx.tellPeople(of: id)
        }
    }

    /// Takes the introduction back: its link shows nothing any more.
    func unintroduce(in id: ID<Engagement>, by viewer: Viewer) async throws {
        try await site.database.write { tx in
            try tx.checkIntroducing(in: id, by: viewer)
            try tx.run("DELETE FROM introduction WHERE engagement_id = \(id)")
            try tx.tellPeople(of: id)
        }
    }

    /// The introduction behind a link, as long as the work goes on.
    func introduction(_ token: String) async throws -> (card: Introduction, engagement: EngagementRow) {
        let id = try site.secret.id(in: token, for: Introduction.purpose).flatMap { ID<Engagement>(parsing: $0) }.orNotFound()
        return try await site.database.read { tx in
            let engagement = try tx.engagement(id)
            guard engagement.state.isLive, let card = try tx.introduction(in: id) else { throw Refusal.notFound }
            return (card, engagement)
        }
    }

    /// The supervisor names who is asked beside them when the work is done.
    func name(_ mate: Line, _ email: Email, in id: ID<Engagement>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.hold(id)
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            guard roles.contains(.supervisor) else { throw Refusal.forbidden("Only the supervisor names a team-mate.") }
            guard engagement.state.isLive else { throw Refusal.conflict("The work is over, and whoever was named is asked.") }
            let isThird = try email.folded != viewer.email.lowercased() && tx.person(engagement.person)?.email != email
            guard isThird else { throw Refusal.invalid("email", "Name a third person: you and the participant are asked anyway.") }
            try tx.run(
                """
                INSERT INTO team_mate (engagement_id, name, email, named_by, named_at)
                SELECT \(id), \(mate), \(email.text), \(viewer.id), \(moment.now) WHERE TRUE
                ON CONFLICT (engagement_id) DO UPDATE SET name = excluded.name, email = excluded.email, named_by = excluded.named_by,
                named_at = excluded.named_at
                """)
        }
    }

    /// What "Meet the team" shows to one of the two sides.
    func team(_ id: ID<Engagement>, for viewer: Viewer) async throws -> TeamDesk {
        let secret = site.secret
        return try await site.database.read { tx in
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            guard roles.contains(.participant) || roles.contains(.supervisor) else {
                throw Refusal.forbidden("This page is for the participant and the employer.")
            }
            let isOpen = engagement.state.isLive
            let link = secret.token(id.text, for: Introduction.purpose)
            return TeamDesk(
                engagement: engagement, isParticipant: roles.contains(.participant),
                kit: isOpen ? try tx.kitInForce(for: engagement.project, at: engagement.organization) : nil,
                card: try tx.introduction(in: id), link: Paths.introduction(link),
                mate: roles.contains(.supervisor) ? try tx.teamMate(in: id) : nil)
        }
    }
}

/// A kit to be edited.
struct KitDesk: Sendable {
    let project: ID<Project>?
    let title: String?
    let kit: Kit
    /// Whether it is the organization's, to begin with.
    let isTemplate: Bool
}

/// What "Meet the team" shows.
struct TeamDesk: Sendable {
    let engagement: EngagementRow
    let isParticipant: Bool
    let kit: Kit?
    let card: Introduction?
    let link: Path
    let mate: TeamMate?
}

extension Site {
    var kits: Kits { Kits(site: self) }
}

extension Transaction {
    /// Whose kit it is, for somebody who may write projects there; to anyone else it is not there.
    fileprivate func organizationOfKit(_ project: ID<Project>?, by viewer: Viewer) throws -> ID<Organization> {
        guard let project else {
            let own = viewer.memberships.first { $0.kind == .employer && $0.role.isAuthor }
            return try own.map(\.organization).orNotFound()
        }
        let organization: ID<Organization>? = try value("SELECT organization_id AS value FROM project WHERE id = \(project)")
        guard let organization, viewer.authors(organization) else { throw Refusal.notFound }
        return organization
    }

    fileprivate func checkIntroducing(in id: ID<Engagement>, by viewer: Viewer) throws {
        try hold(id)
        let (engagement, roles) = try engagement(id, seenBy: viewer)
        guard roles.contains(.participant) else { throw Refusal.forbidden("Only the participant introduces themself.") }
        guard engagement.state.isLive else { throw Refusal.conflict("The work is over, and so is its introduction.") }
    }

    /// Both sides' open pages look again.
    fileprivate func tellPeople(of id: ID<Engagement>) throws {
        let engagement = try engagement(id)
        try tell(.engagement, to: [.person(engagement.person), .organization(engagement.organization)])
    }
}
