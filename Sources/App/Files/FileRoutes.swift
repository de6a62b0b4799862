import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// Giving files back to those who may see the work they belong to.
struct FileRoutes: Sendable {
    let site: Site

    func download(_ request: Request, _ context: SignedIn) async throws -> Response {
        let id: ID<StoredFile> = try context.id()
        let viewer = context.viewer
        let (file, engagement) = try await site.database.read { tx in try tx.file(id, seenBy: viewer) }
        try await site.materials.noteReading(ofHandedIn: file, in: engagement, by: viewer)
        switch site.files.delivery(of: file.storedName, as: Self.disposition(file.name), type: file.type) {
        case .disk(let path): return try await Self.response(file, from: path, context)
        case .link(let address):
            return Response(status: .seeOther, headers: [.location: address, .cacheControl: "private, no-store"])
        }
    }

    private static func response(_ file: StoredFile, from path: String, _ context: SignedIn) async throws -> Response {
        let body = try await FileIO().loadFile(path: path, context: context)
        return Response(status: .ok, headers: headers(file.name, file.type), body: body)
    }

    /// What goes with the bytes of any file.
    static func headers(_ name: String, _ type: String) -> HTTPFields {
        var headers: HTTPFields = [.contentType: type, .contentDisposition: disposition(name), .cacheControl: "private, no-store"]
        // Whatever it is, it is saved and never run: no page of ours, and no script in it, ever shares an origin.
        for (name, value) in [("Content-Security-Policy", "default-src 'none'; sandbox"), ("X-Content-Type-Options", "nosniff")] {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return headers
    }

    /// RFC 6266: a plain name for old programs, the true one in UTF-8 for the others.
    static func disposition(_ name: String) -> String {
        let plain = String(name.unicodeScalars.map { isPlain($0) ? Character($0) : "_" })
        let encoded = name.addingPercentEncoding(withAllowedCharacters: unreserved) ?? "file"
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 32 && scalar.value < 127 && !"\"\\%/;".unicodeScalars.contains(scalar)
    }

    private static let unreserved = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
