import Domain
import Foundation
import Storage
import TestStores

@testable import App

extension DemoSite {
    /// A site of its own with the demo in it, with a key and one uploaded file.
    static func copyWithFile() async throws -> TestSite { try await copy().withFile() }
}

extension TestSite {
    static let fileText = "name,given\nMina,2\n\u{0}\r\n"

    /// The data folder again, for another site.
    func copyOfFolder() throws -> String {
        let other = NSTemporaryDirectory() + "foothold-demo-" + UUID().uuidString
        try FileManager.default.copyItem(atPath: folder, toPath: other)
        return other
    }

    /// Mina has handed something in, and the key lies in its file.
    fileprivate func withFile() async throws -> TestSite {
        _ = try SiteSecret(keptAt: folder + "/secret.key")
        let path = NSTemporaryDirectory() + "foothold-file-" + UUID().uuidString
        try Data(Self.fileText.utf8).write(to: URL(fileURLWithPath: path))
        let file = ReceivedFile(
            storedName: "aFile-of_Mina", name: "list.csv", type: .csv, bytes: Self.fileText.utf8.count, sha256: sha256(Self.fileText))
        try await site.files.place(file.storedName, bytes: file.bytes, sha256: file.sha256, from: path)
        let moment = site.world.moment()
        try await site.database.write { tx in
            let row = try tx.row(
                """
                SELECT submission.id, engagement.person_id FROM submission
                JOIN milestone ON milestone.id = submission.milestone_id JOIN engagement ON engagement.id = milestone.engagement_id
                JOIN person ON person.id = engagement.person_id
                WHERE person.email_folded = 'mina@people.example' ORDER BY submission.id LIMIT 1
                """)
            guard let row else { throw Refusal.notFound }
            try tx.insertFile(file, of: try row["id"], by: try row["person_id"], moment)
        }
        return self
    }

    /// What people see of the site: a page a line, with who asked for it.
    func pages() async throws -> [(who: String, body: String)] {
        let project = try await value(
            """
            SELECT project.id AS value FROM project JOIN organization ON organization.id = project.organization_id
            WHERE organization.slug = 'tern' AND project.state = 'published' ORDER BY project.id LIMIT 1
            """)
        let file = try await value("SELECT id AS value FROM file")
        let everybody = ["/", "/projects", "/projects?q=data", "/projects/\(project)", "/organizations/tern"]
        let people: [(String, [String])] = [
            ("", everybody), ("mina@people.example", everybody + ["/home", "/notices", "/applications", "/files/\(file)", "/profile"]),
            ("omar@tern.example", everybody + ["/home", "/notices", "/projects/\(project)/screening", "/inbox", "/board"]),
            ("ines@foothold.example", ["/desk", "/desk/money", "/desk/ledger", "/desk/audit"]),
        ]
        var pages: [(String, String)] = []
        for (email, paths) in people {
            let visitor = email.isEmpty ? visitor() : try await member(email)
            for path in paths {
                let answer = try await visitor.get(path)
                pages.append(("\(email) GET \(path): \(answer.status)", answer.body))
            }
        }
        return pages
    }
}
