import Domain
import Testing

@testable import App

@Suite("Joining and signing in")
struct PersonTests {
    private static let joining = [
        ("as", "participant"), ("name", "Mina Okafor"), ("email", "mina@people.example"), ("password", "a long enough one"),
        ("zone", "America/Chicago"),
        ("adult", "yes"),
    ]

    /// The path of the newest link mailed to an address.
    private func link(in site: TestSite, to email: String) async throws -> String {
        try await site.settle()
        let body = try #require(site.post.to(email).last?.body)
        return try #require(
            body.split(separator: "\n").first { $0.hasPrefix("http://localhost/") }.map { String($0.dropFirst("http://localhost".count)) })
    }

    @Test("A newcomer joins, confirms the address once, and is signed in")
    func joins() async throws {
        let site = try await TestSite()
        let mina = site.visitor()
        #expect(try await mina.post("/sign-up", Self.joining).says("We sent a link to mina@people.example"))
        let link = try await link(in: site, to: "mina@people.example")
        #expect(try await mina.get(link).says("Confirm your address"))
        let answer = try await mina.post(link)
        #expect(answer.status == 303)
        #expect(answer.location == "/profile")
        #expect(try await site.visitor().post(link).status == 409)
        #expect(try await site.visitor().get(link + "x").status == 404)
    }

    @Test("What was wrong comes back at its field, with what was typed, and nothing is made")
    func refuses() async throws {
        let site = try await TestSite()
        let answer = try await site.visitor().post(
            "/sign-up", [("name", "M"), ("email", "mina"), ("password", "pw-kept9"), ("zone", "Mars/Base")])
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"email-error\""))
        #expect(answer.body.contains("value=\"mina\""))
        #expect(!answer.body.contains("pw-kept9"))
        try await site.settle()
        #expect(site.post.all.isEmpty)
    }

    @Test("Joining with a known address tells only its owner")
    func knownAddress() async throws {
        let site = try await TestSite()
        try await site.person("Mina Okafor", "mina@people.example")
        let answer = try await site.visitor().post("/sign-up", Self.joining)
        #expect(answer.says("We sent a link to mina@people.example"))
        try await site.settle()
        #expect(site.post.to("mina@people.example").map(\.subject) == ["Set a new password for Foothold"])
    }

    @Test("A wrong password says no more than that, and the eleventh try has to wait")
    func guessing() async throws {
        let site = try await TestSite()
        try await site.person("Mina Okafor", "mina@people.example")
        let guesser = site.visitor()
        for _ in 1...10 {
            #expect(try await guesser.post("/sign-in", [("email", "mina@people.example"), ("password", "wrong")]).status == 422)
        }
        let answer = try await guesser.post("/sign-in", [("email", "mina@people.example"), ("password", CastMember.password)])
        #expect(answer.status == 429)
        #expect(answer.headers[.retryAfter] != nil)
        try await site.pass(.minutes(15))
        #expect(try await guesser.post("/sign-in", [("email", "mina@people.example"), ("password", CastMember.password)]).status == 303)
    }

    @Test("After signing in one is where one wanted to be, but never on another site")
    func returns() async throws {
        let site = try await TestSite()
        try await site.person("Mina Okafor", "mina@people.example")
        for (next, expected) in [
            ("/inbox", "/inbox"), ("//evil.example", "/home"), ("https://evil.example", "/home"), ("/\\evil", "/home"),
        ] {
            let answer = try await site.visitor().post(
                "/sign-in", [("email", "MINA@people.example"), ("password", CastMember.password), ("next", next)])
            #expect(answer.location == expected)
        }
    }

    @Test("A new password by mail ends all sessions and works once")
    func resets() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        try await site.visitor().post("/reset", [("email", "mina@people.example")])
        try await site.visitor().post("/reset", [("email", "nobody@people.example")])
        let link = try await link(in: site, to: "mina@people.example")
        #expect(site.post.all.count == 1)
        #expect(try await site.visitor().post(link, [("password", "another long one")]).status == 303)
        #expect(try await mina.post("/sign-out").location?.hasPrefix("/sign-in") == true)
        #expect(try await site.visitor().post(link, [("password", "another long one")]).status == 409)
        #expect(
            try await site.visitor().post("/sign-in", [("email", "mina@people.example"), ("password", "another long one")]).status == 303)
    }

    @Test("A password that is changed while somebody signs in with it, or changes it, opens and changes nothing")
    func overtaken() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        let (id, email) = (try #require(mina.id), try Email(mina.email))
        let (person, hash) = try #require(try await site.site.people.signIn(email, CastMember.password))
        #expect(person == id)
        try await site.site.database.write { tx in try tx.setPassword("another", of: id) }
        await #expect(throws: Refusal.self) { try await site.site.sessions.open(for: id, byPassword: hash, agent: "test") }
        await #expect(throws: Refusal.self) { try await site.site.database.write { tx in try tx.hold(id, withPassword: hash) } }
        try await site.site.database.write { tx in try tx.hold(id, withPassword: "another") }
        #expect(try await site.value("SELECT CAST(COUNT(*) AS TEXT) AS value FROM session") == "1")
    }

    @Test("A session that is not used for two weeks is over")
    func expires() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        try await site.pass(.days(13))
        #expect(try await mina.post("/confirmation").location == "/home")
        try await site.pass(.days(13))
        #expect(try await mina.post("/confirmation").location == "/home")
        try await site.pass(.days(15))
        #expect(try await mina.post("/confirmation").location?.hasPrefix("/sign-in") == true)
    }

    @Test("A form sent from another site does nothing")
    func otherSite() async throws {
        let site = try await TestSite()
        let mina = try await site.person("Mina Okafor", "mina@people.example")
        for headers in [["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"]] {
            #expect(try await mina.post("/sign-out", headers: headers).status == 403)
        }
        #expect(try await mina.post("/sign-out").status == 303)
    }
}
