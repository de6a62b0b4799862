import Domain
import Storage
import Testing

@testable import App

/// What a review with fresh eyes found, kept from coming back.
@Suite("Trust")
struct TrustTests {
    @Test("Whoever takes an address first gets nothing once its owner comes")
    func hijacking() async throws {
        let site = try await TestSite()
        func joins(_ password: String) async throws {
            try await site.visitor().post(
                "/sign-up",
                [
                    ("as", "participant"), ("name", "Mina Okafor"), ("email", "mina@people.example"), ("password", password),
                    ("zone", "UTC"), ("adult", "yes"),
                ])
            try await site.settle()
        }
        try await joins("the thief's password")
        let thief = site.visitor()
        try await thief.post("/sign-in", [("email", "mina@people.example"), ("password", "the thief's password")])
        try await joins("the owner's password")
        let body = try #require(site.post.to("mina@people.example").last?.body)
        let link = try #require(
            body.split(separator: "\n").first { $0.contains("/reset/") }.map { String($0.dropFirst("http://localhost".count)) })
        #expect(try await site.visitor().post(link, [("password", "the owner's password")]).status == 303)
        #expect(try await thief.get("/home").location?.hasPrefix("/sign-in") == true)
        let again = try await site.visitor().post("/sign-in", [("email", "mina@people.example"), ("password", "the thief's password")])
        #expect(again.status == 422)
    }

    @Test("A mailbox is not flooded, whoever asks")
    func flooding() async throws {
        let site = try await TestSite()
        try await site.person("Mina Okafor", "mina@people.example")
        for _ in 1...9 { #expect(try await site.visitor().post("/reset", [("email", "mina@people.example")]).status == 200) }
        try await site.settle()
        #expect(site.post.to("mina@people.example").count == 5)
    }

    @Test("An employer who asked for changes cannot cancel the work instead of paying")
    func workWithoutPay() async throws {
        let site = try await DemoSite.copy()
        let id = try await site.value(
            """
            SELECT engagement.id AS value FROM engagement JOIN milestone ON milestone.engagement_id = engagement.id
            WHERE engagement.state = 'active' AND milestone.state = 'changes' ORDER BY engagement.id LIMIT 1
            """)
        let supervisor = try await site.value(
            """
            SELECT person.email_folded AS value FROM engagement JOIN project ON project.id = engagement.project_id
            JOIN person ON person.id = project.supervisor_id WHERE engagement.id = \(id)
            """)
        let answer = try await site.member(supervisor).post("/engagements/\(id)/cancellation", [("reason", "withdrawn")])
        #expect(answer.status == 409)
        #expect(try await site.value("SELECT state AS value FROM engagement WHERE id = \(id)") == "active")
    }

    @Test("Whoever leaves an organization no longer stands in for its supervisors")
    func leaving() async throws {
        let site = try await DemoSite.copy()
        let (omar, lena) = (try await site.member("omar@tern.example"), try await site.member("lena@tern.example"))
        try await site.site.database.write { tx in
            try tx.run("UPDATE project SET backup_email = 'Lena@tern.example', supervisor_id = \(omar.id) WHERE backup_email <> ''")
        }
        let room = "/engagements/" + (try await Things(site).path("/engagements/{id}").split(separator: "/").last.map(String.init) ?? "")
        #expect(try await lena.get(room).status == 200)
        let member = "/organization/members/\(try #require(lena.id))"
        #expect(try await omar.post(member, [("role", "")]).status == 303)
        #expect(try await lena.get(room).status == 404)
    }

    @Test("An operator decides nothing about the organization they belong to")
    func ownCause() async throws {
        let site = try await DemoSite.copy()
        let omar = try await site.member("omar@tern.example")
        let now = site.now
        if let id = omar.id { try await site.site.database.write { tx in try tx.makeOperator(id, at: now) } }
        let tern = try await site.value("SELECT id AS value FROM organization WHERE slug = 'tern'")
        #expect(try await omar.post("/desk/organizations/\(tern)", [("act", "suspend"), ("note", "It is my own company.")]).status == 403)
        let open = try await site.value(
            """
            SELECT engagement.id AS value FROM engagement JOIN project ON project.id = engagement.project_id
            WHERE project.organization_id = \(tern) AND engagement.state = 'onboarding' ORDER BY engagement.id LIMIT 1
            """)
        let funding = try await omar.post("/desk/money/funding/\(open)", [("reference", "WIRE 1"), ("day", "2026-11-02")])
        #expect(funding.status == 403)
    }

    @Test("A suspended organization begins nothing new")
    func suspended() async throws {
        let site = try await DemoSite.copy()
        let waiting = try await Things(site).path("/applications/{id}")
        let omar = try await site.member("omar@tern.example")
        try await omar.post(waiting + "/rating", [("fit", "4"), ("understanding", "4"), ("evidence", "4")])
        try await site.site.database.write { tx in
            try tx.run("UPDATE organization SET state = 'suspended' WHERE slug = 'tern'")
            try tx.run("UPDATE project SET seats = 20 WHERE state = 'published'")
        }
        let answer = try await omar.post(waiting + "/offer")
        #expect(answer.status == 409 && answer.says("suspended"))
    }
}
