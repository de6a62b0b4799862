import Domain
import Hummingbird
import NIOCore
import Storage

/// The sitemap, written while it is read, and what robots are asked.
struct SitemapRoutes: Sendable {
    let site: Site
    /// How many addresses one file holds at most.
    var size = Sitemap.most

    /// Read and written at a time.
    private static let step = 1000

    private var sitemap: Sitemap { Sitemap(addresses: FeedAddresses(site.config)) }

    func robots(_ request: Request, _ context: SiteContext) async throws -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "public, max-age=86400"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: sitemap.robots)))
    }

    /// All addresses, or the index of the files that hold them.
    func whole(_ request: Request, _ context: SiteContext) async throws -> Response {
        let now = site.world.now()
        let count = try await site.database.read(.lagging) { tx in
            try Sitemap.Kind.allCases.reduce(0) { $0 + (try tx.sitemapCount($1, at: now)) }
        }
        guard count > size else { return response(writing(Sitemap.Kind.allCases, after: "", most: size)) }
        var parts: [Path] = []
        for kind in Sitemap.Kind.allCases {
            var begin: String? = ""
            while let key = begin {
                parts.append(Paths.sitemap(kind, after: key))
                begin = try await site.database.read(.lagging) { tx in try tx.sitemapBreak(kind, after: key, size: size, at: now) }
            }
        }
        return response(ResponseBody(byteBuffer: ByteBuffer(bytes: sitemap.index(parts).bytes)))
    }

    /// One file of many: a kind, from a key on.
    func part(_ request: Request, _ context: SiteContext) async throws -> Response {
        guard let kind = Sitemap.Kind(rawValue: try context.parameters.require("kind")) else { throw Refusal.notFound }
        return response(writing([kind], after: request.query("after"), most: size))
    }

    private func response(_ body: ResponseBody) -> Response {
        Response(status: .ok, headers: [.contentType: Sitemap.type, .cacheControl: "public, max-age=3600"], body: body)
    }

    private func writing(_ kinds: [Sitemap.Kind], after key: String, most: Int) -> ResponseBody {
        let (database, sitemap, now) = (site.database, sitemap, site.world.now())
        return ResponseBody { writer in
            try await writer.write(ByteBuffer(bytes: Sitemap.head.bytes))
            var left = most
            for kind in kinds {
                var key = key
                while left > 0 {
                    let (after, limit) = (key, min(left, Self.step))
                    let entries = try await database.read(.lagging) { tx in try tx.sitemap(kind, after: after, limit: limit, at: now) }
                    guard let last = entries.last else { break }
                    try await writer.write(ByteBuffer(bytes: sitemap.urls(entries).bytes))
                    (key, left) = (last.key, left - entries.count)
                }
            }
            try await writer.write(ByteBuffer(bytes: Sitemap.foot.bytes))
            try await writer.finish(nil)
        }
    }
}
