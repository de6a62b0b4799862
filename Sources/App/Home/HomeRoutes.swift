import Domain
import Hummingbird
import Storage

/// The daily page, by the place somebody has here.
struct HomeRoutes: Sendable {
    let site: Site

    func home(_ request: Request, _ context: SignedIn) async throws -> Response {
        switch context.viewer.seat {
        case .operator: .seeOther(Paths.desk)
        case .participant: try await participant(context)
        case .employer: try await employer(context)
        case .school: try await school(context)
        }
    }

    private func participant(_ context: SignedIn) async throws -> Response {
        let (viewer, now) = (context.viewer, site.world.now())
        let (reader, index) = (site.listReader(context.visit), site.discovery.snapshot?.projects)
        let home = try await site.database.read { tx in try tx.participantHome(of: viewer, reader: reader, from: index) }
        return context.show(
            ParticipantHomePage(
                name: viewer.name, email: viewer.email, isConfirmed: viewer.isConfirmed, unread: viewer.unreadMessages, home: home,
                zone: context.visit.zone, now: now))
    }

    private func employer(_ context: SignedIn) async throws -> Response {
        let viewer = context.viewer
        let home = try await site.database.read { tx in try tx.employerHome(of: viewer) }
        return context.show(
            EmployerHomePage(
                organization: viewer.memberships.first?.name ?? viewer.name, email: viewer.email, isConfirmed: viewer.isConfirmed,
                isAuthor: !viewer.authored.isEmpty, unread: viewer.unreadMessages, home: home, zone: context.visit.zone,
                now: site.world.now()))
    }

    private func school(_ context: SignedIn) async throws -> Response {
        let (viewer, now) = (context.viewer, site.world.now())
        guard let membership = viewer.memberships.first else { throw Refusal.notFound }
        let (colleagues, open) = try await site.database.read { tx -> (Int, [Listing]) in
            let colleagues: Int? = try tx.value(
                "SELECT COUNT(*) AS value FROM membership WHERE organization_id = \(membership.organization)")
            return (colleagues ?? 1, try tx.listings(where: tx.projectsOpen(at: now), limit: 6))
        }
        return context.show(
            SchoolHomePage(
                school: membership.name, email: viewer.email, isConfirmed: viewer.isConfirmed, isOwner: membership.role == .owner,
                colleagues: colleagues, open: open, zone: context.visit.zone))
    }
}
