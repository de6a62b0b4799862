import Domain
import Foundation
import Hummingbird

/// Pages that exist in development only: the mail that would have gone out, and every page in every state.
struct DevelopmentRoutes: Sendable {
    let site: Site

    private var folder: String { site.config.data + "/mail" }

    func mails(_ request: Request, _ context: SiteContext) async throws -> Response {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        // Ids begin with the time they were made, so their order is the order of time.
        let newest = names.filter { $0.hasSuffix(".eml") }.sorted(by: >).prefix(200)
        return context.show(MailboxPage(letters: newest.compactMap { letter($0) }))
    }

    func mail(_ request: Request, _ context: SiteContext) async throws -> Response {
        let name = try context.parameters.require("name")
        guard name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." }), name.hasSuffix(".eml"), let letter = letter(name) else {
            throw Refusal.notFound
        }
        return context.show(LetterPage(letter: letter, site: site.config.url))
    }

    func previews(_ request: Request, _ context: SiteContext) async throws -> Response {
        context.show(GalleryPage(names: Gallery.all.map(\.name)))
    }

    func preview(_ request: Request, _ context: SiteContext) async throws -> Response {
        let name = try context.parameters.require("name")
        guard let preview = Gallery.all.first(where: { $0.name == name }) else { throw Refusal.notFound }
        return Response(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: Layout(page: preview.page, visit: context.visit).html.bytes)))
    }

    private func letter(_ name: String) -> KeptLetter? {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { return nil }
        return KeptLetter(name: name, message: String(decoding: data, as: UTF8.self))
    }
}

/// A message as `FileMailer` wrote it, read back.
struct KeptLetter: Sendable {
    let name: String
    let to: String
    let subject: String
    let date: String
    let body: String

    init?(name: String, message: String) {
        let lines = message.components(separatedBy: "\r\n")
        guard let gap = lines.firstIndex(of: "") else { return nil }
        func header(_ header: String) -> String {
            lines[..<gap].first { $0.hasPrefix(header + ": ") }.map { String($0.dropFirst(header.count + 2)) } ?? ""
        }
        self.name = name
        to = header("To")
        subject = Self.decoded(header("Subject"))
        date = header("Date")
        body = Self.text(in: Array(lines[gap...])).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The plain words: all there is, or the first part that is text.
    private static func text(in lines: [String]) -> Data? {
        guard let part = lines.firstIndex(of: Mail.textTypes[0]), let gap = lines[part...].firstIndex(of: "") else {
            return Data(base64Encoded: lines.joined())
        }
        return Data(base64Encoded: lines[(gap + 1)...].prefix { !$0.hasPrefix("--") }.joined())
    }

    private static func decoded(_ subject: String) -> String {
        guard subject.hasPrefix("=?utf-8?B?") else { return subject }
        return subject.components(separatedBy: " ").map { word in
            let inner = word.dropFirst("=?utf-8?B?".count).dropLast(2)
            return Data(base64Encoded: String(inner)).map { String(decoding: $0, as: UTF8.self) } ?? word
        }.joined()
    }
}

extension Routes {
    /// What only developers see; in production these pages are not there.
    func development(_ router: Router<SiteContext>) {
        let development = DevelopmentRoutes(site: site)
        router.get("dev/mail", use: development.mails)
        router.get("dev/mail/:name", use: development.mail)
        router.get("preview", use: development.previews)
        router.get("preview/:name", use: development.preview)
    }
}
