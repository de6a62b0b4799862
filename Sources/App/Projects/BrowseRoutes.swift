import Domain
import Hummingbird
import Storage

/// What anyone may read: the first page, the list of projects, one project, fees and promises.
struct BrowseRoutes: Sendable {
    let site: Site

    func landing(_ request: Request, _ context: SiteContext) async throws -> Response {
        let (reader, index) = (site.listReader(context.visit), site.discovery.snapshot?.projects)
        var newest = ProjectFilter()
        newest.sort = .newest
        let filter = newest
        let list = try await site.database.read(context.visit.freshness) { tx in
            try tx.projectList(filter, for: reader, from: index, size: 3, counting: [:])
        }
        return context.show(
            LandingPage(
                listings: list.listings, total: list.found.total, viewer: context.visit.viewer, policy: site.policy,
                zone: context.visit.viewer?.zone))
    }

    func projects(_ request: Request, _ context: SiteContext) async throws -> Response {
        var form = try request.queryForm()
        let filter = ProjectFilter(form, site.policy.currency)
        form.set("sort", filter.sort.rawValue)
        let place = ListCursor(form["before"]).map(ListPlace.before) ?? ListCursor(form["after"]).map(ListPlace.after) ?? .start
        let (reader, index) = (site.listReader(context.visit), site.discovery.snapshot?.projects)
        let (list, have) = try await site.database.read(context.visit.freshness) { tx in
            (try tx.projectList(filter, place, for: reader, from: index), try tx.claimedSkills(of: reader.viewer))
        }
        return context.show(
            ProjectsPage(
                filter: filter, form: form, list: list, viewer: context.visit.viewer, have: have, currency: site.policy.currency))
    }

    func project(_ request: Request, _ context: SiteContext) async throws -> Response {
        let id: ID<Project> = try context.id()
        let (viewer, policy, now) = (context.visit.viewer, site.policy, site.world.now())
        let page = try await site.database.read(context.visit.freshness) { tx in
            let file = try tx.projectFile(id, seenBy: viewer).orNotFound()
            return ProjectPage(
                file: file, record: try tx.record(of: file.organization.id, policy, at: now), viewer: viewer,
                application: try viewer.flatMap { try tx.application(of: $0.id, to: id) }.map { (id: $0.id, state: $0.state) },
                isSaved: try viewer.map { try tx.isSaved(id, by: $0.id) } ?? false,
                have: try tx.claimedSkills(of: viewer), policy: policy,
                now: now)
        }
        return context.show(page)
    }

    func fees(_ request: Request, _ context: SiteContext) async throws -> Response { context.show(FeesPage(policy: site.policy)) }

    func promises(_ request: Request, _ context: SiteContext) async throws -> Response { context.show(PromisesPage(policy: site.policy)) }

    func matching(_ request: Request, _ context: SiteContext) async throws -> Response {
        context.show(MatchingPage(weights: site.matchWeights, version: try MatchingFile.standard.get().version))
    }
}

extension Transaction {
    /// Ids of the skills a reader says they have; nobody's are none.
    func claimedSkills(of viewer: Viewer?) throws -> Set<String> {
        guard let viewer else { return [] }
        return Set(try rows("SELECT skill FROM profile_skill WHERE person_id = \(viewer.id)").map { try $0["skill"] })
    }
}
