import Domain
import Foundation
import Storage
import Testing

@testable import App

@Suite("Discovery: the index and the store")
struct DiscoveryTests {
    private static let limits: [ProjectFacet: Int] = [.field: 100, .place: 3, .industry: 100, .employer: 8, .skill: 12]

    private func filters() -> [ProjectFilter] {
        let queries = [
            "", "sort=newest", "sort=closing", "sort=pay", "q=data&sort=newest", "q=survey&sort=pay", "q=surveys&sort=closing",
            "q=excel+report&sort=newest", "field=data-analysis&sort=newest", "field=data-analysis&field=writing&place=remote&sort=pay",
            "place=hybrid&place=onsite&sort=closing", "skill=spreadsheets&sort=newest", "hours=12&sort=newest", "hours_from=20&sort=pay",
            "fee=500&sort=closing", "apply_by=2026-12-31&sort=newest", "start=2026-11-20&sort=newest", "employer=tern&sort=newest",
            "industry=transport&q=map&sort=newest", "q=zzzz&sort=newest", "hours=5&hours_from=40&sort=newest",
        ]
        return queries.compactMap { query in (try? Form(urlEncoded: query)).map { ProjectFilter($0, .usd) } }
    }

    @Test("The index says what the store says, for whatever can be asked, page by page")
    func agreement() async throws {
        let demo = try await DemoSite.copy()
        let now = demo.now
        try await IndexKeeper(site: demo.site).renew()
        let index = try #require(demo.site.discovery.snapshot).projects
        var seen = 0
        for filter in filters() {
            var place = ListPlace.start
            for turn in 0..<4 {
                let here = place
                let stored = try await demo.site.database.read { tx in
                    try tx.find(filter, here, zone: .utc, at: now, size: 3, counting: Self.limits)
                }
                var found = index.find(filter.query(zone: .utc, openTo: nil, matcher: nil), here, size: 3, counting: Self.limits, at: now)
                found.corrections = [:]
                if filter.words != "zzzz" { #expect(found == stored, "\(filter.query) \(here)") }
                seen += stored.places.count
                guard let next = turn < 2 ? stored.after.map(ListPlace.after) : stored.before.map(ListPlace.before) else { break }
                place = next
            }
        }
        #expect(seen > 60)
    }

    /// One open project, and the index made.
    private func indexed() async throws -> Searching {
        let search = try await Searching()
        try await IndexKeeper(site: search.site.site).renew()
        return search
    }

    private func known(_ search: Searching) throws -> ProjectIndex { try #require(search.site.site.discovery.snapshot).projects }

    @Test("An application is counted at once, and a withdrawn one is not")
    func competition() async throws {
        let search = try await indexed()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        #expect(try known(search).traits(of: search.project)?.applicants == 0)
        var id = ""
        try await search.site.indexing { id = try await search.apply(mina) }
        #expect(try known(search).traits(of: search.project)?.applicants == 1)
        #expect(try await search.site.visitor().get("/projects").says("1 applied"))
        try await search.site.indexing { try await mina.post("/applications/\(id)/withdrawal", []) }
        #expect(try known(search).traits(of: search.project)?.applicants == 0)
    }

    @Test("What is closed, suspended or over is found no more; what is renamed is found by its new name")
    func changes() async throws {
        let search = try await indexed()
        let ines = try await search.site.operatorVisitor()
        let visitor = search.site.visitor()
        try await search.site.indexing {
            try await ines.post("/desk/organizations/\(search.organization)", [("act", "suspend"), ("note", "Not who they say they are.")])
        }
        #expect(try !known(search).contains(search.project))
        #expect(try await visitor.get("/projects").says("No project is open"))
        try await search.site.indexing {
            try await ines.post("/desk/organizations/\(search.organization)", [("act", "restore"), ("note", "They are.")])
        }
        #expect(try known(search).contains(search.project))
        try await search.site.indexing {
            try await search.omar.post("/projects/\(search.project)/closure", [("reason", "We found somebody elsewhere.")])
        }
        #expect(try known(search).count == 0)
    }

    @Test("What visitors read is made once for each state of a project, and never after it is gone")
    func visitorPages() async throws {
        let search = try await indexed()
        let (visitor, page) = (search.site.visitor(), "/projects/\(search.project)")
        #expect(try await visitor.get(page).says("Find who gave twice."))
        try await search.run("UPDATE project SET summary = 'Find who gave three times.' WHERE id = \(search.project)")
        #expect(try await visitor.get(page).says("Find who gave twice."))
        #expect(try await visitor.get("/projects").says("Find who gave three times."))
        // Whoever is signed in reads what is true now.
        #expect(try await search.omar.get(page).says("Find who gave three times."))
        try await search.site.indexing {
            try await search.site.site.database.write { tx in try tx.tellIndex(.project(search.project)) }
        }
        #expect(try await visitor.get(page).says("Find who gave three times."))
        try await search.site.indexing { try await search.omar.post("\(page)/closure", [("reason", "We found somebody elsewhere.")]) }
        #expect(try await visitor.get(page).says("Closed"))
        #expect(try await visitor.get("/projects").says("No project is open"))
        try await search.run("UPDATE organization SET state = 'suspended'")
        #expect(try await visitor.get(page).status == 404)
    }

    @Test("Of many things those wanted lately are kept")
    func recent() {
        let recent = RecentlyMade<Int, String>(most: 3)
        for number in 1...3 { recent[number] = "\(number)" }
        #expect(recent[1] == "1")
        for number in 4...6 {
            recent[number] = "\(number)"
            #expect(recent[1] == "1")
        }
        #expect(recent[2] == nil && recent[6] == "6")
    }

    @Test("A misspelt word is read as the nearest one in use, and the page says so")
    func misspelt() async throws {
        let search = try await indexed()
        let page = try await search.site.visitor().get("/projects?q=doner+lsit")
        #expect(page.says("Clean up a donor list"))
        #expect(page.says("“donor” instead of “doner”, and “list” instead of “lsit”"))
        #expect(try await search.site.visitor().get("/projects?q=spreadsheet").says("Clean up a donor list"))
        #expect(try await search.site.visitor().get("/projects?q=lists").says("Clean up a donor list"))
        #expect(try await search.site.visitor().get("/projects?q=qqqqqq").says("Nothing fits all of this"))
    }

    @Test("Participants read why a project is where it is; open to me leaves out what they applied to")
    func reasons() async throws {
        let search = try await indexed()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        try await search.site.site.database.write { tx in
            try tx.setSkills(["spreadsheets"], of: mina.id ?? ID(""))
            try tx.run("UPDATE profile SET weekly_hours = 20 WHERE person_id = \(mina.id)")
        }
        let page = try await mina.get("/projects")
        #expect(page.says("1 of 1 skills claimed") && page.says("12 h a week fits") && page.says("Best match first"))
        #expect(try await mina.get("/home").says("Fits you"))
        #expect(try await search.site.visitor().get("/projects").says("Best match first") == false)
        try await search.site.indexing { _ = try await search.apply(mina) }
        #expect(try await mina.get("/projects").says("Clean up a donor list"))
        #expect(try await mina.get("/projects?open=me").says("Nothing fits all of this"))
        #expect(try await search.omar.get("/projects?open=me").says("Nothing fits all of this"))
    }

    @Test("Whoever wants to be found is known when their profile says so, and not after")
    func talent() async throws {
        let search = try await indexed()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        func people() throws -> Int { try #require(search.site.site.discovery.snapshot).talent.count }
        for isIn in [true, false] {
            try await search.site.indexing {
                try await search.site.site.database.write { tx in
                    try tx.run("UPDATE profile SET in_talent_search = \(isIn) WHERE person_id = \(mina.id)")
                    try tx.tellIndex(.person(mina.id ?? ID("")))
                }
            }
            #expect(try people() == (isIn ? 1 : 0))
        }
    }

    @Test("The page about matching shows every weight, and they add up")
    func weights() async throws {
        let site = try await TestSite()
        let page = try await site.visitor().get("/about/matching")
        #expect(page.status == 200)
        let weights = site.site.matchWeights
        for points in [weights.skills, weights.field, weights.hours, weights.place, weights.room] {
            #expect(page.body.contains("<td class=\"num\">\(points)</td>"))
        }
    }
}
