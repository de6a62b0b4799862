import Domain
import Foundation
import Storage
import Testing

@testable import App

@Suite("Finding projects")
struct BrowsingTests {
    /// Thirty open projects and some that nobody may apply to, whose fields repeat in different rhythms.
    private func market() async throws -> (TestSite, [ProjectDraft]) {
        let scene = try await ProjectTests.Scene()
        let owner = try #require(scene.omar.id)
        let moment = scene.site.site.world.moment()
        let drafts = (0..<30).map { Self.draft($0, owner, moment.now) }
        let policy = scene.site.site.policy
        try await scene.site.site.database.write { tx in
            let tern: ID<Organization> = try tx.value("SELECT id AS value FROM organization").orNotFound()
            for (index, draft) in drafts.enumerated() {
                let id = moment.newID(Project.self)
                try tx.insertProject(id, draft, of: tern, by: owner, policy, moment)
                // Three share each instant of publication, so that the id has to tell them apart.
                try tx.run("UPDATE project SET state = 'published', published_at = \(moment.now - .hours(index / 3)) WHERE id = \(id)")
                try tx.index(try tx.projectFile(id).orNotFound())
            }
            let over = moment.newID(Project.self)
            try tx.insertProject(over, Self.draft(0, owner, moment.now - .days(60)), of: tern, by: owner, policy, moment)
            try tx.run("UPDATE project SET state = 'published', published_at = 1 WHERE id = \(over)")
        }
        return (scene.site, drafts)
    }

    private static func draft(_ index: Int, _ owner: ID<Person>, _ now: Instant) -> ProjectDraft {
        var draft = ProjectDraft(
            title: index % 2 == 0 ? "Zählung der Boote \(index)" : "Count the donors \(index)", summary: "Number \(index)",
            field: ["data-analysis", "writing", "operations"][index % 3], hours: 5 + index,
            fee: Money(minor: Int64(20_000 + 7_000 * (index % 5)), currency: .usd))
        if index == 7 { draft.background = "सूची हिन्दी में है।" }
        draft.place = Place.allCases[index % Place.allCases.count]
        draft.needed = index % 4 == 0 ? ["spreadsheets", "user-interviews"] : ["plain-language"]
        draft.gained = index % 8 == 0 ? ["spreadsheets"] : []
        draft.supervisor = owner
        (draft.applyBy, draft.decideBy) = (now + .days(5 + index % 7), now + .days(20))
        return draft
    }

    @Test("Paging forwards and back shows every project once, in every order", arguments: ProjectSort.allCases)
    func paging(_ sort: ProjectSort) async throws {
        let (site, _) = try await market()
        var filter = ProjectFilter()
        filter.sort = sort
        let (query, now) = (filter, site.now)
        let (forwards, backwards) = try await site.site.database.read { tx in
            var (seen, back): ([ID<Project>], [ID<Project>]) = ([], [])
            var found = try tx.find(query, zone: .utc, at: now, size: 7)
            seen += found.places.map(\.id)
            while let after = found.after {
                found = try tx.find(query, .after(after), zone: .utc, at: now, size: 7)
                #expect(found.skipped == seen.count)
                seen += found.places.map(\.id)
            }
            back = found.places.map(\.id)
            while let before = found.before {
                found = try tx.find(query, .before(before), zone: .utc, at: now, size: 7)
                back = found.places.map(\.id) + back
            }
            return (seen, back)
        }
        #expect(forwards.count == 30)
        #expect(Set(forwards).count == 30)
        #expect(backwards == forwards)
    }

    @Test("The count beside each filter is what choosing it alone would find")
    func counts() async throws {
        let (site, drafts) = try await market()
        var filter = ProjectFilter()
        filter.chosen = [.field: ["writing", "operations"], .place: ["remote"]]
        filter.mostHours = 30
        let (query, now) = (filter, site.now)
        let found = try await site.site.database.read { tx in try tx.find(query, zone: .utc, at: now) }
        let fits = drafts.filter { ($0.hours ?? 0) <= 30 }
        #expect(found.total == fits.filter { $0.place == .remote && $0.field != "data-analysis" }.count)
        for count in found.counts[.field] ?? [] {
            #expect(count.count == fits.filter { $0.place == .remote && $0.field == count.value }.count, "\(count.value)")
        }
        for count in found.counts[.place] ?? [] {
            #expect(count.count == fits.filter { $0.place.rawValue == count.value && $0.field != "data-analysis" }.count, "\(count.value)")
        }
        for count in found.counts[.skill] ?? [] {
            let having = fits.filter { $0.place == .remote && $0.field != "data-analysis" && ($0.needed + $0.gained).contains(count.value) }
            #expect(count.count == having.count, "\(count.value)")
        }
        #expect(found.counts[.place]?.isEmpty == false)
    }

    @Test("Words find titles without their accents, by their beginning, and skills by other names")
    func words() async throws {
        let (site, _) = try await market()
        func total(_ words: String) async throws -> Int {
            var filter = ProjectFilter()
            filter.words = words
            let (query, now) = (filter, site.now)
            return try await site.site.database.read { tx in try tx.find(query, zone: .utc, at: now).total }
        }
        #expect(try await total("zahlung") == 15)
        #expect(try await total("ZÄHL boot") == 15)
        #expect(try await total("donors boote") == 0)
        #expect(try await total("tern") == 30)
        #expect(try await total("excel") == 8)
        #expect(try await total("हिन्दी") == 1)
        #expect(try await total("operations") == 10, "the words beside a project find it, too")
    }

    @Test(
        "No search breaks the page, whatever is typed",
        arguments: [
            "\"", "'; DROP TABLE project; --", "NEAR(a b)", "title:x", "a AND NOT b", "* OR *", "()^{}", "-", "\u{0}", "\u{202E}abc",
            "<script>alert(1)</script>",
            "😀", "%", "\\", String(repeating: "wort ", count: 400),
        ])
    func nasty(_ words: String) async throws {
        let (site, _) = try await market()
        let visitor = site.visitor()
        let encoded = words.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        for name in ["q", "field", "skill", "hours", "fee", "apply_by", "sort", "after", "before"] {
            let answer = try await visitor.get("/projects?\(name)=\(encoded)")
            #expect(answer.status == 200, "\(name)=\(words)")
            #expect(!answer.body.contains("<script>alert"))
        }
    }

    @Test("A filter that cannot be read is left out, and said at its field and beside the list")
    func unread() async throws {
        let (site, _) = try await market()
        let page = try await site.visitor().get("/projects?hours=-5&fee=abc&start=2026-02-30")
        #expect(page.status == 200 && page.says("30 projects"))
        #expect(page.says("Hours to: a whole number from 1.") && page.says("The fee is an amount") && page.says("The start is a day"))
        #expect(page.body.contains("value=\"abc\""), "what was typed stays")
        #expect(try await !site.visitor().get("/projects?hours=30&fee=&start=").says("whole number"))
    }

    @Test("Behind the end of the list there is a way back to its start")
    func behind() async throws {
        let (site, _) = try await market()
        let page = try await site.visitor().get("/projects?after=0~00000000000000000000000000")
        #expect(page.says("Nothing further") && !page.says("No project is open right now"))
    }

    @Test("A reader sees where they applied, and a search they keep is known again")
    func own() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        #expect(try await !mina.get("/projects").says("you applied"))
        _ = try await search.apply(mina)
        #expect(try await mina.get("/projects").says("you applied"))
        let kept = try await mina.post("/searches", [("query", "place=remote"), ("name", "From home"), ("pace", "instant")])
        #expect(kept.status == 303)
        #expect(try await mina.get("/projects?place=remote").says("You saved this search as From home"))
    }

    @Test("Whoever runs the site does not apply to its projects")
    func operators() async throws {
        let search = try await Searching()
        let ines = try await search.site.person("Ines Moreau", "ines@foothold.example")
        let (id, now) = (try #require(ines.id), search.site.now)
        try await search.site.site.database.write { tx in try tx.makeOperator(id, at: now) }
        let path = "/projects/\(search.project)/apply"
        #expect(try await ines.get(path).status == 403)
        #expect(try await ines.post(path, Searching.words).status == 403)
    }

    @Test("The address is the query: filters are shown as chips, each with the way back without it")
    func chips() async throws {
        let (site, _) = try await market()
        let page = try await site.visitor().get("/projects?q=count&field=writing&fee=250&sort=pay")
        #expect(page.body.contains("href=\"/projects?q=count&amp;field=writing&amp;sort=pay\""))
        #expect(page.says("From 250 USD") && page.says("“count”"))
        #expect(try await site.visitor().get("/projects?q=nowhere").says("Nothing fits all of this"))
        #expect(try await site.visitor().get("/").says("All 30 projects"))
        for path in ["/about/fees", "/about/promises"] { #expect(try await site.visitor().get(path).status == 200) }
    }
}
