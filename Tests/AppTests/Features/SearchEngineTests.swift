import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Storage
import Testing

@testable import App

@Suite("What search engines read")
struct SearchEngineTests {
    private func data(_ page: Answer) throws -> [[String: Any]] {
        try page.body.components(separatedBy: "<script type=\"application/ld+json\">").dropFirst().map { part in
            let text = part.components(separatedBy: "</script>")[0]
            return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        }
    }

    @Test("An open project is a job posting: what, until when, who, where, how much")
    func posting() async throws {
        let search = try await Searching()
        let page = try await search.site.visitor().get("/projects/\(search.project)")
        let found = try data(page)
        #expect(found.map { $0["@type"] as? String } == ["JobPosting", "BreadcrumbList"])
        let posting = try #require(found.first)
        for name in ["title", "description", "datePosted", "validThrough", "hiringOrganization", "employmentType", "baseSalary"] {
            #expect(posting[name] != nil, "\(name)")
        }
        #expect(posting["validThrough"] as? String == "2026-11-12T09:00:00Z" && posting["datePosted"] as? String == "2026-11-02T09:00:00Z")
        #expect(posting["jobLocationType"] as? String == "TELECOMMUTE" && posting["jobLocation"] == nil)
        #expect((posting["hiringOrganization"] as? [String: String])?["sameAs"] == "https://tern.example")
        let salary = posting["baseSalary"] as? [String: Any]
        #expect(salary?["currency"] as? String == "USD" && ((salary?["value"] as? [String: Any])?["value"] as? Double) == 720)
        #expect((posting["description"] as? String)?.contains("<li>One clean list</li>") == true)
    }

    @Test("On site it has a place; and no text of an employer gets out of the data")
    func escapes() async throws {
        let search = try await Searching()
        let nasty = "</script><script>alert(1)</script><!-- ]]> \u{2028} \" \\ &amp;"
        try await search.run("UPDATE project SET place = 'onsite', city = \(nasty), title = \(nasty) WHERE id = \(search.project)")
        let page = try await search.site.visitor().get("/projects/\(search.project)")
        #expect(!page.body.contains("<script>alert") && !page.body.contains("<!--"))
        let posting = try #require(try data(page).first)
        #expect(posting["title"] as? String == nasty && posting["jobLocationType"] == nil)
        let address = (posting["jobLocation"] as? [String: Any])?["address"] as? [String: Any]
        #expect(address?["addressLocality"] as? String == nasty)
    }

    @Test("A project that is not open is no job posting, not even to those who may see it", arguments: ["draft", "closed", "filled"])
    func closed(_ state: String) async throws {
        let search = try await Searching()
        try await search.run("UPDATE project SET state = \(state) WHERE id = \(search.project)")
        #expect(try await !search.omar.get("/projects/\(search.project)").body.contains("ld+json"))
    }

    @Test("The sitemap lists what everyone may find, and nobody who does not want to be")
    func sitemap() async throws {
        let search = try await Searching()
        for (name, choice) in [("open", "public"), ("linked", "link"), ("shut", "private")] {
            let person = try await search.site.person(name, "\(name)@people.example")
            try await search.run(
                """
                INSERT INTO profile (person_id, slug, portfolio, updated_at) VALUES (\(person.id), \(name), \(choice), \(search.site.now))
                ON CONFLICT (person_id) DO UPDATE SET slug = excluded.slug, portfolio = excluded.portfolio
                """)
        }
        let suspended = try await search.site.person("gone", "gone@people.example")
        try await search.run(
            "INSERT INTO profile (person_id, slug, portfolio, updated_at) VALUES (\(suspended.id), 'gone', 'public', 1) ON CONFLICT (person_id) DO UPDATE SET slug = 'gone', portfolio = 'public'"
        )
        try await search.run("UPDATE person SET suspended_at = 1 WHERE id = \(suspended.id)")
        let answer = try await search.site.visitor().get("/sitemap.xml")
        #expect(answer.headers[.contentType] == "application/xml; charset=utf-8")
        let locations = try FeedReading.read(answer.body).texts("loc").map { $0.replacingOccurrences(of: "http://localhost", with: "") }
        #expect(
            locations.prefix(8) == [
                "/", "/projects", "/about/fees", "/about/promises", "/about/skills", "/about/matching", "/explore", "/verify",
            ])
        #expect(locations.dropFirst(8) == ["/organizations/tern", "/people/open", "/projects/\(search.project)"])
        try await search.run("UPDATE organization SET state = 'unverified' WHERE id = \(search.organization)")
        #expect(try await !search.site.visitor().get("/sitemap.xml").body.contains("/organizations/tern"))
    }

    @Test("A large site's sitemap is an index of files that hold every address once")
    func parts() async throws {
        let search = try await Searching()
        let moment = search.site.site.world.moment()
        for number in 0..<7 {
            try await search.run(
                """
                INSERT INTO organization (id, kind, state, slug, name, name_folded, industry, size, place, time_zone, website, created_at)
                VALUES (\(moment.newID(Organization.self)), 'employer', 'verified', \("org-\(number)"), 'N', 'n', 'nonprofit', '11-50', 'Oslo', 'UTC', '', 1)
                """)
        }
        let small = SitemapRoutes(site: search.site.site, size: 3)
        let index = try await SitemapScene(small).get("/sitemap.xml")
        let parts = try FeedReading.read(index).texts("loc").map { $0.replacingOccurrences(of: "http://localhost", with: "") }
        #expect(parts.count { $0.hasPrefix("/sitemaps/organizations") } == 3 && parts.contains("/sitemaps/projects"))
        var found: [String] = []
        for part in parts where part.hasPrefix("/sitemaps/organizations") {
            let some = try FeedReading.read(try await SitemapScene(small).get(part)).texts("loc")
            #expect((1...3).contains(some.count))
            found += some
        }
        #expect(found.count == 8 && Set(found).count == 8)
        #expect(try await search.site.visitor().get("/sitemaps/secrets").status == 404)
    }

    @Test("Robots are told where the sitemap is, and to leave accounts alone without losing the public pages")
    func robots() async throws {
        let site = try await TestSite()
        let lines = try await site.visitor().get("/robots.txt").body.components(separatedBy: "\n")
        #expect(lines.contains("Sitemap: http://localhost/sitemap.xml") && lines.first == "User-agent: *")
        let closed = lines.filter { $0.hasPrefix("Disallow: ") }.map { String($0.dropFirst("Disallow: ".count)) }
        for path in [
            "/", "/projects", "/projects/01kavq", "/organizations/tern", "/people/mina", "/about/fees", "/verify/x", "/projects.atom",
        ] {
            #expect(!closed.contains { Self.matches(path, $0) }, "\(path)")
        }
        for path in [
            "/home", "/applications/x", "/desk/money", "/organization", "/organization/edit", "/projects/01k/apply", "/files/1",
            "/settings",
        ] {
            #expect(closed.contains { Self.matches(path, $0) }, "\(path)")
        }
    }

    /// RFC 9309: a rule is a beginning; `*` is anything, `$` the end.
    private static func matches(_ path: String, _ rule: String) -> Bool {
        let pattern = NSRegularExpression.escapedPattern(for: rule).replacingOccurrences(of: "\\*", with: ".*").replacingOccurrences(
            of: "\\$", with: "$")
        return path.range(of: "^" + pattern, options: .regularExpression) != nil
    }
}

/// The sitemap's routes alone, with files of another size than those of the site.
private struct SitemapScene {
    let application: Hummingbird.Application<RouterResponder<SiteContext>>

    init(_ routes: SitemapRoutes) {
        let router = Router(context: SiteContext.self)
        router.get("sitemap.xml", use: routes.whole)
        router.get("sitemaps/:kind", use: routes.part)
        application = Hummingbird.Application(router: router)
    }

    func get(_ path: String) async throws -> String {
        try await application.test(.router) { client in
            try await client.execute(uri: path, method: .get) { response in String(buffer: response.body) }
        }
    }
}
