import Domain
import Hummingbird
import Storage

/// What anyone may read: the first page, the list of projects, one project, fees and promises.
struct BrowseRoutes: Sendable {
    let site: Site

    func landing(_ request: Request, _ context: SiteContext) async throws -> Response {
        var filter = ProjectFilter()
        filter.sort = .newest
        let list = try await list(filter, .start, context, size: 3, counting: [:])
        return context.show(
            LandingPage(rows: list.rows, total: list.found.total, viewer: context.visit.viewer, policy: site.policy))
    }

    func projects(_ request: Request, _ context: SiteContext) async throws -> Response {
        var form = try request.queryForm()
        let filter = ProjectFilter(form, site.policy.currency)
        form.set("sort", filter.sort.rawValue)
        form.problems = filter.problems(in: form)
        let place = ListCursor(form["before"]).map(ListPlace.before) ?? ListCursor(form["after"]).map(ListPlace.after) ?? .start
        let list = try await list(filter, place, context, size: 20, counting: ProjectFacet.limits)
        return context.show(
            ProjectsPage(filter: filter, form: form, list: list, isSignedIn: context.visit.viewer != nil, currency: site.policy.currency))
    }

    /// Visitors read what is in memory; for whoever is signed in, the store says what they applied to and what they can.
    private func list(
        _ filter: ProjectFilter, _ place: ListPlace, _ context: SiteContext, size: Int, counting limits: [ProjectFacet: Int]
    ) async throws -> ProjectList {
        if context.visit.viewer == nil, let snapshot = site.discovery.snapshot {
            return try await site.visitorList(filter, place, in: snapshot, size: size, counting: limits)
        }
        let (reader, index) = (site.listReader(context.visit), site.discovery.snapshot?.projects)
        return try await site.database.read(context.visit.freshness) { tx in
            try tx.projectList(filter, place, for: reader, from: index, size: size, counting: limits)
        }
    }

    func project(_ request: Request, _ context: SiteContext) async throws -> Response {
        let id: ID<Project> = try context.id()
        guard context.visit.viewer == nil else { return context.show(try await page(of: id, for: context.visit)) }
        let kept = try await site.visitorPages.page(of: id, in: site.discovery.snapshot, at: site.world.now()) {
            try await page(of: id, for: context.visit)
        }
        return context.show(kept)
    }

    private func page(of id: ID<Project>, for visit: Visit) async throws -> ProjectPage {
        let (viewer, policy, now) = (visit.viewer, site.policy, site.world.now())
        let addresses = FeedAddresses(site.config)
        return try await site.database.read(visit.freshness) { tx in
            let file = try tx.projectFile(id, seenBy: viewer).orNotFound()
            return ProjectPage(
                file: file, record: try tx.record(of: file.organization.id, policy, at: now), viewer: viewer,
                application: try viewer.flatMap { try tx.application(of: $0.id, to: id) }.map { (id: $0.id, state: $0.state) },
                isSaved: try viewer.map { try tx.isSaved(id, by: $0.id) } ?? false,
                have: try tx.skillsHad(by: viewer, at: now, policy),
                invitation: try viewer.flatMap { try tx.invitation(of: $0.id, to: id, at: now) }, policy: policy, now: now,
                posting: file.isOpen(at: now) ? JobPosting(file: file, addresses: addresses) : nil,
                files: try tx.materialFiles(of: id, seenBy: viewer).filter { $0.level == .open })
        }
    }

    func fees(_ request: Request, _ context: SiteContext) async throws -> Response { context.show(FeesPage(policy: site.policy)) }

    func promises(_ request: Request, _ context: SiteContext) async throws -> Response { context.show(PromisesPage(policy: site.policy)) }

    func matching(_ request: Request, _ context: SiteContext) async throws -> Response {
        context.show(MatchingPage(weights: site.matchWeights, version: try MatchingFile.standard.get().version))
    }
}

extension Transaction {
    /// Ids of the skills a reader says they have, or was rated for; nobody's are none.
    func skillsHad(by viewer: Viewer?, at now: Instant, _ policy: Policy) throws -> Set<String> {
        guard let viewer else { return [] }
        let traits = try participantTraits(of: viewer.id, at: now, policy)
        return traits.map { $0.claimed.union($0.evidenced) } ?? []
    }
}
