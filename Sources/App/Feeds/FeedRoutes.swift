import Crypto
import Domain
import Foundation
import Hummingbird
import Storage

/// Lists of open projects for programs: the same for everyone, and answered with 304 to whoever has them already.
struct FeedRoutes: Sendable {
    let site: Site

    private var addresses: FeedAddresses { FeedAddresses(site.config) }

    func atom(_ request: Request, _ context: SiteContext) async throws -> Response {
        let (filter, now) = (try filter(request), site.world.now())
        let listings = try await site.database.read(.lagging) { tx in try tx.newestOpen(filter.condition(zone: .utc), at: now) }
        let own = Paths.projectFeed(filter.query)
        return feed(filter.feedTitle, own.text, own, Paths.projects(filter.query), listings, request)
    }

    func organizationAtom(_ request: Request, _ context: SiteContext) async throws -> Response {
        let (slug, now) = (try context.parameters.require("slug"), site.world.now())
        let (file, listings) = try await site.database.read(.lagging) { tx in
            let file = try tx.organization(slug: slug, seenBy: nil).orNotFound()
            return (file, try tx.newestOpen("project.organization_id = \(file.id)", at: now))
        }
        return feed(
            "Projects of \(file.name)", "organization/\(file.id)", Paths.projectFeed(of: slug), Paths.organization(slug), listings, request)
    }

    func calendar(_ request: Request, _ context: SiteContext) async throws -> Response {
        let (filter, now) = (try filter(request), site.world.now())
        let listings = try await site.database.read(.lagging) { tx in try tx.closingOpen(filter.condition(zone: .utc), at: now) }
        return calendar(filter.feedTitle, listings, request)
    }

    func organizationCalendar(_ request: Request, _ context: SiteContext) async throws -> Response {
        let (slug, now) = (try context.parameters.require("slug"), site.world.now())
        let (file, listings) = try await site.database.read(.lagging) { tx in
            let file = try tx.organization(slug: slug, seenBy: nil).orNotFound()
            return (file, try tx.closingOpen("project.organization_id = \(file.id)", at: now))
        }
        return calendar("Projects of \(file.name)", listings, request)
    }

    private func filter(_ request: Request) throws -> ProjectFilter {
        var filter = ProjectFilter(try request.queryForm(), site.policy.currency)
        // The form of the list says what comes first, and a feed knows no reader.
        (filter.sort, filter.isOpenToMe) = (.best, false)
        return filter
    }

    private func feed(_ title: String, _ id: String, _ own: Path, _ page: Path, _ listings: [Listing], _ request: Request) -> Response {
        let feed = AtomFeed(
            title: title, id: id, own: own, page: page, listings: listings, began: site.policy.effective.start, addresses: addresses)
        return Self.answer(feed.html.bytes, AtomFeed.type, request)
    }

    private func calendar(_ name: String, _ listings: [Listing], _ request: Request) -> Response {
        Self.answer(Array(Calendar(name: name, listings: listings, addresses: addresses).text.utf8), Calendar.type, request)
    }

    private static func answer(_ bytes: [UInt8], _ type: String, _ request: Request) -> Response {
        // Weak, because the same may be sent packed.
        let tag = "W/\"\(hexadecimal(SHA256.hash(data: Data(bytes)).prefix(12)))\""
        let headers: HTTPFields = [.eTag: tag, .cacheControl: "public, max-age=600"]
        guard !has(tag, request.headers[.ifNoneMatch]) else { return Response(status: .notModified, headers: headers) }
        var response = Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        response.headers[.contentType] = type
        return response
    }

    /// Whether somebody says that they have it: by its tag, weak or not, or by any.
    private static func has(_ tag: String, _ said: String?) -> Bool {
        let tags = (said ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        return tags.contains { $0 == "*" || $0 == tag || "W/\($0)" == tag }
    }
}

extension ProjectFilter {
    /// What a feed of this search is called.
    var feedTitle: String {
        var parts = words.isEmpty ? [] : ["“\(words)”"]
        for facet in ProjectFacet.allCases { parts += (chosen[facet] ?? []).sorted().map { Self.name($0, facet) } }
        return parts.isEmpty ? "Projects on Foothold" : "Projects on Foothold: \(parts.joined(separator: ", "))"
    }
}
