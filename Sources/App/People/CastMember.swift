import Domain
import Storage

/// One of the demo's five people, the same in tests, previews, seed and documents.
public struct CastMember: Sendable {
    public let name: String
    public let email: String
    public let part: String

    /// The one password of the demo world; it exists nowhere else.
    public static let password = "foothold-demo"

    public static let all = [
        CastMember(name: "Mina Okafor", email: "mina@people.example", part: "participant"),
        CastMember(name: "Omar Haddad", email: "omar@tern.example", part: "owner at Tern"),
        CastMember(name: "Priya Raman", email: "priya@northfield.example", part: "coordinator at Northfield College"),
        CastMember(name: "Bo Lindqvist", email: "bo@people.example", part: "participant"),
        CastMember(name: "Zed Novak", email: "zed@people.example", part: "just joined"),
        CastMember(name: "Ines Ortega", email: "ines@foothold.example", part: "operator"),
    ]

    /// Those of them who live in this database: none where the demo was not loaded.
    public static func present(in database: any SQLDatabase) async throws -> [CastMember] {
        let known = try await database.read { tx in
            try tx.rows("SELECT email_folded FROM person WHERE email_folded IN \(list: all.map(\.email))").map {
                try $0["email_folded"] as String
            }
        }
        return all.filter { known.contains($0.email) }
    }
}
