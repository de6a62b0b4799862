import Domain
import Hummingbird

/// The names of skills, for whoever types one and whoever wants to see the list.
struct SkillRoutes: Sendable {
    /// Names that begin like what is typed, as the options of a list; `foothold.js` puts them under the field.
    func offers(_ request: Request, _ context: SiteContext) async throws -> Response {
        let offers = Taxonomy.offers(for: String(request.query("q").prefix(80)))
        let options: HTML = "\(each: offers, { "<option value=\"\($0.name)\">\($0.by)</option>" })"
        return Response(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "private, max-age=300"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: options.bytes)))
    }

    func about(_ request: Request, _ context: SiteContext) async throws -> Response {
        let imported = Taxonomy.imported.now
        return context.show(SkillsPage(sources: imported.sources, imported: imported.names.count))
    }
}
