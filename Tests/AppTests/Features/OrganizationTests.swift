import Domain
import Testing

@testable import App

@Suite("Organizations")
struct OrganizationTests {
    static let tern = [
        ("kind", "employer"), ("name", "Tern"), ("slug", ""), ("industry", "transport"), ("size", "51-250"), ("place", "Anacortes, WA"),
        ("zone", "America/Los_Angeles"), ("website", "https://tern.example"), ("about", "Four small ferries."),
    ]

    /// Omar with his organization, not verified yet.
    private func founded() async throws -> (TestSite, Visitor) {
        let site = try await TestSite()
        let omar = try await site.person("Omar Haddad", "omar@tern.example")
        #expect(try await omar.post("/organizations", Self.tern).location == "/organization")
        return (site, omar)
    }

    private func organization(_ slug: String, in site: TestSite) async throws -> OrganizationFile {
        try await site.site.database.read { tx in try tx.organization(slug: slug, seenBy: nil).orNotFound() }
    }

    /// The path of the newest invitation mailed to an address.
    private func link(to email: String, in site: TestSite) async throws -> String {
        try await site.settle()
        let body = try #require(site.post.to(email).last?.body)
        return try #require(
            body.split(separator: "\n").first { $0.contains("/invitations/") }.map { String($0.dropFirst("http://localhost".count)) })
    }

    @Test("Its founder owns it, and its address is made from the name")
    func founding() async throws {
        let (site, omar) = try await founded()
        #expect(try await omar.get("/organization").says("Not verified yet"))
        #expect(try await site.visitor().get("/organizations/tern").says("Not verified"))
        let second = try await omar.post("/organizations", Self.tern)
        #expect(second.status == 409)
    }

    @Test("A taken or reserved address, an unknown industry and a bad link are refused at their fields, and nothing is made")
    func refusals() async throws {
        let (site, _) = try await founded()
        let bo = try await site.person("Bo Lindqvist", "bo@people.example")
        #expect(try await bo.post("/organizations", Self.tern).body.contains("id=\"slug-error\""))
        let wrong = try await bo.post(
            "/organizations",
            [("kind", "employer"), ("name", "Bo"), ("slug", "new"), ("industry", "magic"), ("website", "javascript:alert(1)")])
        #expect(wrong.status == 422)
        for field in ["slug", "industry", "website", "size", "zone"] { #expect(wrong.body.contains("\(field)-error"), "\(field)") }
        #expect(try await bo.get("/organization").status == 404)
    }

    @Test("Verification is asked for by an owner and given by an operator, and each is told")
    func verification() async throws {
        let (site, omar) = try await founded()
        let ines = try await site.operatorVisitor()
        #expect(try await omar.post("/organization/verification", [("registration", "")]).status == 422)
        #expect(try await omar.post("/organization/verification", [("registration", "UBI 604")]).status == 303)
        #expect(try await omar.post("/organization/verification", [("registration", "UBI 604")]).status == 409)
        let tern = try await organization("tern", in: site)
        #expect(try await ines.get("/desk/organizations").says("Tern"))
        #expect(try await ines.get("/desk/organizations/\(tern.id)").says("omar@tern.example lies in tern.example"))
        #expect(try await omar.post("/desk/organizations/\(tern.id)", [("act", "verify")]).status == 404)
        #expect(try await ines.post("/desk/organizations/\(tern.id)", [("act", "refuse"), ("note", "")]).status == 422)
        #expect(
            try await ines.post("/desk/organizations/\(tern.id)", [("act", "refuse"), ("note", "The number belongs to another company.")])
                .status == 303)
        #expect(try await omar.get("/organization").says("The number belongs to another company."))
        try await omar.post("/organization/verification", [("registration", "UBI 605")])
        #expect(try await ines.post("/desk/organizations/\(tern.id)", [("act", "verify")]).status == 303)
        #expect(try await ines.post("/desk/organizations/\(tern.id)", [("act", "verify")]).status == 409)
        try await site.settle()
        #expect(site.post.to("ines@foothold.example").map(\.subject) == ["Tern asks to be verified", "Tern asks to be verified"])
        #expect(site.post.to("omar@tern.example").map(\.subject).sorted() == ["Tern could not be verified yet", "Tern is verified"])
        var renamed = Self.tern
        renamed[1] = ("name", "Tern International")
        renamed[2] = ("slug", "tern")
        #expect(try await omar.post("/organization/edit", renamed).status == 422)
    }

    @Test("A suspended organization is hidden from others, and comes back unverified")
    func suspension() async throws {
        let (site, omar) = try await founded()
        let ines = try await site.operatorVisitor()
        let tern = try await organization("tern", in: site)
        #expect(
            try await ines.post("/desk/organizations/\(tern.id)", [("act", "suspend"), ("note", "Three reports about fake projects.")])
                .status == 303)
        #expect(try await site.visitor().get("/organizations/tern").status == 404)
        #expect(try await omar.get("/organization").says("Three reports about fake projects."))
        #expect(try await omar.post("/organization/edit", Self.tern).status == 409)
        #expect(try await ines.post("/desk/organizations/\(tern.id)", [("act", "restore")]).status == 303)
        #expect(try await site.visitor().get("/organizations/tern").says("Not verified"))
    }

    @Test("An invitation joins whoever holds its link, once, and the newest link alone works")
    func invitations() async throws {
        let (site, omar) = try await founded()
        #expect(try await omar.post("/organization/invitations", [("email", "lena@tern.example"), ("role", "coordinator")]).status == 422)
        #expect(try await omar.post("/organization/invitations", [("email", "lena@tern.example"), ("role", "supervisor")]).status == 303)
        let first = try await link(to: "lena@tern.example", in: site)
        #expect(try await omar.post("/organization/invitations", [("email", "lena@tern.example"), ("role", "supervisor")]).status == 303)
        let second = try await link(to: "lena@tern.example", in: site)
        #expect(try await site.visitor().get(first).status == 409)
        let page = try await site.visitor().get(second)
        #expect(page.says("Join Tern") && page.body.contains("/sign-up?next=%2Finvitations%2F"))
        #expect(try await site.visitor().get(second + "x").status == 404)
        let lena = try await site.person("Lena Voss", "lena@tern.example")
        #expect(try await lena.post(second).status == 303)
        #expect(try await lena.get("/organization").says("Lena Voss (you)"))
        #expect(try await site.person("Bo Lindqvist", "bo@people.example").post(second).status == 409)
        #expect(try await lena.post("/organization/invitations", [("email", "x@tern.example"), ("role", "owner")]).status == 404)
        try await site.settle()
        #expect(site.post.to("omar@tern.example").map(\.subject) == ["Lena Voss joined Tern"])
    }

    @Test("An invitation dies after two weeks, and when it is taken back")
    func endings() async throws {
        let (site, omar) = try await founded()
        try await omar.post("/organization/invitations", [("email", "lena@tern.example"), ("role", "viewer")])
        let link = try await link(to: "lena@tern.example", in: site)
        let tern = try await organization("tern", in: site)
        try await omar.post("/organization/invitations", [("email", "ade@tern.example"), ("role", "mentor")])
        let open = try await site.site.database.read { tx in try tx.openInvitations(to: tern.id) }
        let path = "/organization/invitations/\(try #require(open.first { $0.email == "ade@tern.example" }).id)"
        #expect(try await site.person("Zed Novak", "zed@people.example").post(path, [("act", "cancel")]).status == 404)
        #expect(try await omar.post(path, [("act", "cancel")]).location == "/organization")
        #expect(try await omar.post(path, [("act", "cancel")]).status == 404)
        #expect(try await site.visitor().get(link).status == 200)
        try await site.pass(.days(14))
        #expect(try await site.visitor().get(link).status == 409)
    }

    @Test("The last owner can neither leave nor step down; with a second one, they can")
    func lastOwner() async throws {
        let (site, omar) = try await founded()
        let own = try #require(omar.id)
        #expect(try await omar.post("/organization/members/\(own)", [("role", "viewer")]).status == 409)
        #expect(try await omar.post("/organization/members/\(own)", [("role", "")]).status == 409)
        try await omar.post("/organization/invitations", [("email", "lena@tern.example"), ("role", "viewer")])
        let lena = try await site.person("Lena Voss", "lena@tern.example")
        try await lena.post(try await link(to: "lena@tern.example", in: site))
        let second = try #require(lena.id)
        #expect(try await lena.post("/organization/members/\(second)", [("role", "owner")]).status == 403)
        #expect(try await omar.post("/organization/members/\(second)", [("role", "owner")]).status == 303)
        #expect(try await omar.post("/organization/members/\(own)", [("role", "")]).status == 303)
        #expect(try await omar.get("/organization").status == 404)
    }

    @Test("Whoever has not confirmed an address founds nothing")
    func unconfirmed() async throws {
        let site = try await TestSite()
        let zed = try await site.person("Zed Novak", "zed@people.example")
        let id = try #require(zed.id)
        try await site.site.database.write { tx in try tx.run("UPDATE person SET confirmed_at = NULL WHERE id = \(id)") }
        #expect(try await zed.post("/organizations", Self.tern).status == 403)
    }
}
