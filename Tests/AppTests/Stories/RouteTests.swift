import Domain
import Foundation
import Storage
import Testing

@testable import App

/// Every route, asked for by every member of the Cast: who gets what stands in `Golden/routes.txt`, a line a route.
@Suite("Routes and people")
struct RouteTests {
    private static let cast = ["visitor", "zed", "mina", "bo", "omar", "priya", "ines"]

    @Test("Every route answers every member of the Cast as it was last reviewed", .timeLimit(.minutes(20)))
    func matrix() async throws {
        let site = try await DemoSite.copy()
        var world = try await DemoSite.copy()
        var lines = ["# route: " + Self.cast.joined(separator: " ")]
        for route in site.routes {
            let (method, pattern) = (route.prefix { $0 != " " }, String(route.drop { $0 != " " }.dropFirst()))
            guard method != "HEAD" else { continue }
            let path = try await Things(site).path(pattern)
            var answers: [String] = []
            for name in Self.cast {
                let isAct = method == "POST"
                answers.append(try await Self.ask(isAct, path, as: name, in: isAct ? world : site))
                // What was refused has changed nothing; what was done, the next one shall not find done.
                if isAct, answers.last == "303" { world = try await DemoSite.copy() }
            }
            lines.append("\(method) \(pattern): " + answers.joined(separator: " "))
        }
        try Golden.expect(lines.joined(separator: "\n") + "\n", matches: "routes.txt")
        #expect(!lines.contains { $0.contains(" 5") }, "somebody gets a fault")
    }

    /// What somebody gets: the status, or where a redirect leads.
    private static func ask(_ isAct: Bool, _ path: String, as name: String, in here: TestSite) async throws -> String {
        let member = CastMember.all.first { $0.email.hasPrefix(name + "@") }
        let visitor = if let member { try await here.member(member.email) } else { here.visitor() }
        let answer = isAct ? try await visitor.post(path) : try await visitor.get(path)
        guard answer.status == 303, let location = answer.location else { return "\(answer.status)" }
        return location.hasPrefix("/sign-in") ? "sign-in" : "303"
    }
}

/// Real things of the demo to put into a route's pattern: Tern's and Mina's, where there is a choice.
struct Things {
    let site: TestSite

    init(_ site: TestSite) { self.site = site }

    func path(_ pattern: String) async throws -> String {
        var parts: [String] = []
        for part in pattern.split(separator: "/") {
            parts.append(part.hasPrefix("{") ? try await thing(parts.joined(separator: "/")) : String(part))
        }
        return "/" + parts.joined(separator: "/")
    }

    private func thing(_ before: String) async throws -> String {
        switch before {
        case "organizations": "tern"
        case "people": "mina-okafor"
        case "preview": "sign-in"
        case "assets": StaticFiles.style.path.text.split(separator: "/").last.map(String.init) ?? ""
        default: if let sql = Self.choices[before] { try await site.value(sql) } else { "01m6dqs9m0nz35v8s17h2j8a7j" }
        }
    }

    private static let tern: SQL = "project.organization_id = (SELECT id FROM organization WHERE slug = 'tern')"
    private static let mina: SQL = "(SELECT id FROM person WHERE email_folded = 'mina@people.example')"

    private static let application: SQL = """
        SELECT application.id AS value FROM application JOIN project ON project.id = application.project_id
        WHERE \(tern) AND application.state = 'submitted' ORDER BY application.id LIMIT 1
        """
    private static let engagement: SQL = """
        SELECT engagement.id AS value FROM engagement JOIN project ON project.id = engagement.project_id
        WHERE \(tern) AND engagement.person_id = \(mina) ORDER BY engagement.id LIMIT 1
        """
    private static let credential: SQL = "SELECT id AS value FROM credential ORDER BY id LIMIT 1"
    private static let item: SQL = "SELECT id AS value FROM portfolio_item WHERE person_id = \(mina) ORDER BY id LIMIT 1"
    private static let bo: SQL = "SELECT id AS value FROM person WHERE email_folded = 'bo@people.example'"

    /// Of what the demo may have none, an id of nothing.
    private static func first(_ table: SQL) -> SQL {
        "SELECT COALESCE((SELECT id FROM \(table) ORDER BY id LIMIT 1), '01m6dqs9m0nz35v8s17h2j8a7j') AS value"
    }

    private static let choices: [String: SQL] = [
        "projects": "SELECT id AS value FROM project WHERE \(tern) AND state = 'published' ORDER BY id LIMIT 1",
        "desk/projects": "SELECT id AS value FROM project WHERE state = 'review' ORDER BY id LIMIT 1",
        "applications": application, "threads": application,
        "engagements": engagement, "desk/money/funding": engagement,
        "disputes": "SELECT id AS value FROM dispute ORDER BY id LIMIT 1",
        "milestones": """
        SELECT milestone.id AS value FROM milestone JOIN engagement ON engagement.id = milestone.engagement_id
        WHERE engagement.state = 'active' AND milestone.state = 'planned' AND engagement.person_id = \(mina) ORDER BY milestone.position LIMIT 1
        """,
        "submissions": "SELECT id AS value FROM submission ORDER BY id LIMIT 1",
        "people/mina-okafor": item, "portfolio/items": item, "verify": credential, "desk/credentials": credential,
        "desk/organizations": "SELECT id AS value FROM organization WHERE state = 'submitted' ORDER BY id LIMIT 1",
        "searches": "SELECT id AS value FROM saved_search WHERE person_id = \(mina) ORDER BY id LIMIT 1",
        "project-files": first("project_file"), "portfolio-requests": first("portfolio_request"),
        "desk/people": bo, "organization/members": bo, "desk/money/payouts": bo,
    ]
}
