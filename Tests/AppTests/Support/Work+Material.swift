import Domain
import Foundation
import NIOCore
import Storage

@testable import App

extension Work {
    /// Tern's own page for the brief and the files.
    var material: String { "/projects/\(project)/material" }
    var brief: String { "\(room)/brief" }

    @discardableResult
    func write(_ text: String, _ level: Confidentiality = .confidential, nda: String = "", by visitor: Visitor? = nil) async throws
        -> Answer
    {
        try await (visitor ?? omar).post(material, [("brief", text), ("level", level.rawValue), ("nda", nda)])
    }

    /// Adds one file for the employer.
    ///
    /// - Returns: its address.
    @discardableResult
    func add(_ name: String, _ bytes: [UInt8], _ level: Confidentiality) async throws -> String {
        try await omar.addMaterial(material, [(name, bytes)], level.rawValue)
        return "/project-files/" + (try await site.value("SELECT id AS value FROM project_file ORDER BY id DESC LIMIT 1"))
    }

    /// Signs the non-disclosure agreement as it stands on the page.
    @discardableResult
    func signNDA(_ visitor: Visitor, name: String? = nil) async throws -> Answer {
        let page = try await visitor.get("\(room)/nda")
        return try await visitor.post("\(room)/nda", [("name", name ?? visitor.name), ("hash", Self.hash(in: page.body))])
    }

    /// The fingerprint that the form carries.
    static func hash(in page: String) -> String {
        page.firstMatch(of: #/name="hash" value="([0-9a-f]{64})"/#).map { String($0.output.1) } ?? ""
    }

    /// Somebody else accepted the same project: nothing is signed by them but the agreement.
    func second(_ person: Visitor) async throws -> ID<Engagement> {
        let moment = site.site.world.moment()
        let (application, engagement): (ID<Application>, ID<Engagement>) = (moment.newID(), moment.newID())
        let (project, id) = (project, person.id ?? ID(""))
        try await site.site.database.write { tx in
            try tx.run(
                """
                INSERT INTO application (id, project_id, person_id, state, created_at, updated_at)
                VALUES (\(application), \(project), \(id), 'accepted', \(moment.now), \(moment.now))
                """)
            try tx.run(
                """
                INSERT INTO engagement (id, application_id, project_id, person_id, state, fee_minor, platform_minor, currency, agreement,
                agreement_hash, start_at, created_at)
                VALUES (\(engagement), \(application), \(project), \(id), 'onboarding', 100, 10, 'USD', 'Terms', 'hash', \(moment.now), \(moment.now))
                """)
        }
        return engagement
    }

    func run(_ sql: SQL) async throws {
        try await site.site.database.write { tx in _ = try tx.run(sql) }
    }
}

extension Visitor {
    /// Sends the form that adds files.
    @discardableResult
    func addMaterial(_ path: String, _ files: [(String, [UInt8])], _ level: String) async throws -> Answer {
        var body = ByteBuffer()
        if !level.isEmpty { body.writeString("--edge7\r\nContent-Disposition: form-data; name=\"file_level\"\r\n\r\n\(level)\r\n") }
        for (name, bytes) in files {
            body.writeString("--edge7\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(name)\"\r\n\r\n")
            body.writeBytes(bytes)
            body.writeString("\r\n")
        }
        body.writeString("--edge7--\r\n")
        return try await post(path + "/files", type: "multipart/form-data; boundary=edge7", body: body)
    }
}

extension Work {
    /// Somebody of the test as verbs know them.
    func viewer(_ visitor: Visitor) async throws -> Viewer {
        let token = visitor.cookie.split(separator: "; ").compactMap { pair -> String? in
            let parts = pair.split(separator: "=", maxSplits: 1)
            return parts.count == 2 && parts[0] == SessionCookie(isProduction: false).name ? String(parts[1]) : nil
        }.first
        guard let viewer = try await site.site.sessions.viewer(holding: token ?? "") else { throw Refusal.notFound }
        return viewer
    }
}
