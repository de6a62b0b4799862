import Domain
import Foundation
import Storage
import Testing

@testable import App

/// A site on which Tern, owned by Omar, looks for participants of one published project.
struct Searching {
    let site: TestSite
    let omar: Visitor
    let project: ID<Project>
    let organization: ID<Organization>

    static let pitch =
        "I kept the list of a climbing club for two years and merged it once a month. I would start by asking what a duplicate costs you."

    static let question = "01kavq800000000000000qst01"

    init(seats: Int = 1) async throws {
        site = try await TestSite()
        omar = try await site.person("Omar Haddad", "omar@tern.example")
        let moment = site.site.world.moment()
        let (organization, project) = (moment.newID(Organization.self), moment.newID(Project.self))
        (self.organization, self.project) = (organization, project)
        let owner = try #require(omar.id)
        try await site.site.database.write { tx in
            try tx.run(
                """
                INSERT INTO organization (id, kind, state, slug, name, name_folded, industry, size, place, time_zone, website, created_at)
                VALUES (\(organization), 'employer', 'verified', 'tern', 'Tern Foundation', 'tern foundation', 'nonprofit', '11-50', 'Oslo', 'UTC',
                'https://tern.example', \(moment.now))
                """)
            try tx.run(
                "INSERT INTO membership (organization_id, person_id, role, since) VALUES (\(organization), \(owner), 'owner', \(moment.now))"
            )
            try Self.insertProject(tx, project, organization, owner, seats, moment)
        }
    }

    private static func insertProject(
        _ tx: Transaction, _ id: ID<Project>, _ organization: ID<Organization>, _ owner: ID<Person>, _ seats: Int, _ moment: Moment
    ) throws {
        let now = moment.now
        try tx.run(
            """
            INSERT INTO project (id, organization_id, state, title, summary, field, hours, fee_minor, currency, seats, start_at, apply_by, decide_by,
            supervisor_id, backup_email, policy_version, created_by, created_at, updated_at, published_at)
            VALUES (\(id), \(organization), 'published', 'Clean up a donor list', 'Find who gave twice.', 'data', 24, 72000, 'USD', \(seats),
            \(now + .days(30)), \(now + .days(10)), \(now + .days(17)), \(owner), '', 'us-2026.1', \(owner), \(now), \(now), \(now))
            """)
        try tx.run(
            """
            INSERT INTO deliverable (id, project_id, position, title, weight, due_days)
            VALUES (\(moment.newID(Deliverable.self)), \(id), 1, 'One clean list', 100, 14)
            """)
        try tx.run("INSERT INTO project_skill (project_id, skill, kind) VALUES (\(id), 'spreadsheets', 'needed')")
        try tx.run("INSERT INTO question (id, project_id, position, text) VALUES (\(question), \(id), 1, 'Have you merged lists before?')")
    }

    /// What a complete application sends.
    static let words = [("pitch", pitch), ("answer.\(question)", "Yes, by phone number."), ("act", "send")]

    /// Sends an application, and gives its id.
    func apply(_ visitor: Visitor) async throws -> String {
        let answer = try await visitor.post("/projects/\(project)/apply", Self.words)
        #expect(answer.status == 303, "\(answer.text)")
        return answer.newID
    }

    func rate(_ application: String) async throws {
        let answer = try await omar.post(
            "/applications/\(application)/rating", [("fit", "4"), ("understanding", "3"), ("evidence", "3"), ("note", "")])
        #expect(answer.status == 303, "\(answer.text)")
    }

    /// Rates and offers.
    func offer(_ application: String) async throws {
        try await rate(application)
        let answer = try await omar.post("/applications/\(application)/offer", [("offerNote", "We liked how you would start.")])
        #expect(answer.status == 303, "\(answer.text)")
    }

    /// Signs the agreement as it stands, the way the page does it.
    func accept(_ application: String, by visitor: Visitor, name: String? = nil) async throws -> Answer {
        let page = try await visitor.get("/applications/\(application)/acceptance")
        let hash = page.body.components(separatedBy: "name=\"agreement\" value=\"").last.flatMap { $0.split(separator: "\"").first } ?? ""
        return try await visitor.post(
            "/applications/\(application)/acceptance", [("agreement", String(hash)), ("name", name ?? visitor.name)])
    }

    func state(_ application: String) async throws -> String? {
        try await site.site.database.read { tx in try tx.value("SELECT state AS value FROM application WHERE id = \(application)") }
    }

    func count(_ sql: SQL) async throws -> Int {
        try await site.site.database.read { tx in try tx.value(sql) ?? -1 }
    }

    func run(_ sql: SQL) async throws {
        try await site.site.database.write { tx in _ = try tx.run(sql) }
    }

    /// Mails to somebody, by subject.
    func subjects(to email: String) async throws -> [String] {
        try await site.settle()
        return site.post.to(email).map(\.subject)
    }
}
