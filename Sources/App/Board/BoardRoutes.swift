import Domain
import Hummingbird

/// The board itself.
struct BoardRoutes: Sendable {
    let site: Site

    func board(_ request: Request, _ context: BoardSeat) async throws -> Response {
        let filter = BoardFilter(try request.queryForm())
        let board = try await site.engagements.board(for: context.viewer, of: context.membership, filter)
        return context.show(BoardPage(board: board, filter: filter, zone: context.viewer.zone, once: site.world.newToken()))
    }
}

extension Engagements {
    /// The board of an organization: what this member may see of it.
    func board(for viewer: Viewer, of membership: Membership, _ filter: BoardFilter = BoardFilter()) async throws -> Board {
        let now = site.world.now()
        let since = filter.showsAllEnded ? nil : now - .days(BoardFilter.endedDays)
        return try await site.database.read { tx in
            let waiting = try tx.waitingWork(of: membership.organization, seenBy: viewer)
            let entries = try tx.boardEntries(of: membership.organization, seenBy: viewer, endedSince: since, waiting: waiting, at: now)
            return Board(
                organization: membership.name, entries: entries, reviewers: try tx.reviewers(in: membership.organization),
                mayAct: viewer.authors(membership.organization),
                waiting: waiting.count, now: now)
        }
    }
}
