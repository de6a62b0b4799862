import Domain
import Testing

@testable import App

extension Searching {
    /// Somebody who chose to be found, with skills by their names.
    @discardableResult
    func findable(_ name: String, _ email: String, skills: [String] = ["Spreadsheets"], hours: String = "12", place: String = "")
        async throws
        -> Visitor
    {
        let visitor = try await site.person(name, email, zone: "America/Chicago")
        let fields = [
            ("in_talent_search", "yes"), ("weekly_hours", hours), ("interests", "data-analysis"), ("headline", "Secret \(name) words"),
        ]
        let more = skills.map { ("skills", $0) } + (place.isEmpty ? [] : [("places", place)])
        #expect(try await visitor.post("/profile", fields + more).status == 303)
        return visitor
    }

    /// The page on which Omar invites one person, as his list links to it.
    func invitePaths() async throws -> [String] { Self.invitePaths(in: try await omar.get("/talent").body) }

    static func invitePaths(in body: String) -> [String] {
        body.matches(of: #//talent/[A-Za-z0-9_-]+/invitation/#).map { String($0.output) }
    }

    /// Invites the only person there is to be found.
    func inviteOnly(note: String = "Your lists are good.") async throws -> Answer {
        let path = try #require(try await invitePaths().first)
        return try await omar.post(path, [("project", project.text), ("note", note)])
    }

    func invitation() async throws -> String {
        try await site.value("SELECT id AS value FROM application_invitation ORDER BY id DESC LIMIT 1")
    }
}
