import Domain
import Foundation
import Storage
import Testing

@testable import App

@Suite("Letters about new projects")
struct DigestTests {
    private typealias Scene = ProjectTests.Scene

    private func instant(_ text: String, _ hour: Int, in zone: String) throws -> Instant {
        Zone(zone).instant(on: try #require(Day(parsing: text)), hour: hour)
    }

    @Test("Whoever follows anything about a project, or whose search finds it, hears of it as soon as it is published")
    func atOnce() async throws {
        let scene = try await Scene()
        let industry = try await scene.site.value("SELECT industry AS value FROM organization")
        let ways = [
            ("employer", try await scene.tern().text), ("industry", industry), ("field", "data-analysis"), ("skill", "spreadsheets"),
        ]
        var readers: [Visitor] = []
        for (number, way) in ways.enumerated() {
            readers.append(try await scene.site.person("Reader \(number)", "reader\(number)@people.example"))
            try await scene.follow(readers[number], way.0, way.1)
        }
        let finder = try await scene.site.person("Mina Okafor", "mina@people.example", zone: "America/Chicago")
        let query = [("query", "q=donor&place=remote"), ("name", "remote data"), ("pace", "instant")]
        #expect(try await finder.post("/searches", query).status == 303)
        let project = try await scene.publish("Clean up a donor list")
        for reader in readers + [finder] {
            #expect(try await scene.site.subjects(to: reader) == ["New at Tern: “Clean up a donor list”"], "\(reader.name)")
        }
        let letter = try #require(scene.site.post.to(finder.email).first)
        for part in [
            "Tern\n720.00 USD · 24 hours · 30 USD an hour · Remote", "Apply by Saturday 14 November 2026, 01:59 (America/Chicago)",
            "Because: your search “remote data”", "http://localhost/projects/\(project)", "Stop letters about this search at one click",
        ] { #expect(letter.body.contains(part), "\(part)") }
        #expect(scene.site.post.to(readers[0].email).first?.body.contains("Because: you follow Tern\n") == true)
        #expect(scene.site.post.to(readers[3].email).first?.body.contains("Stop all letters about new projects at one click") == true)
        try await scene.site.pass(.days(15))
        for reader in readers + [finder] { #expect(try await scene.site.subjects(to: reader).count == 1, "nobody hears of it twice") }
        #expect(try await scene.site.count("SELECT COUNT(*) AS value FROM told_project") == 5)
        try await scene.site.site.jobs.scheduleSweep()
        try await scene.site.pass(.days(40))
        #expect(try await scene.site.count("SELECT COUNT(*) AS value FROM told_project") == 0, "what closed long ago is forgotten")
        #expect(try await scene.site.count("SELECT COUNT(*) AS value FROM digest") == 0)
    }

    @Test("Nobody hears of what they do not follow, know, belong to or asked not to hear of; nor does anybody we may not write to")
    func untold() async throws {
        let scene = try await Scene()
        func reader(_ name: String, _ field: String = "data-analysis", _ pace: Pace = .instant) async throws -> Visitor {
            let visitor = try await scene.site.person(name, "\(name)@people.example")
            try await scene.follow(visitor, "field", field, pace)
            return visitor
        }
        var all = [try await reader("other", "writing"), try await reader("weekly", "data-analysis", .weekly)]
        all += [try await reader("off", "data-analysis", .off), try await reader("silent"), try await reader("new")]
        all += [try await reader("suspended"), try await reader("member"), try await reader("late", "writing")]
        try await all[3].hears(.instant, letters: false)
        try await scene.site.run("UPDATE person SET confirmed_at = NULL WHERE id = \(all[4].id)")
        try await scene.site.run("UPDATE person SET suspended_at = 1 WHERE id = \(all[5].id)")
        let tern = try await scene.tern()
        try await scene.site.run(
            "INSERT INTO membership (organization_id, person_id, role, since) VALUES (\(tern), \(all[6].id), 'viewer', 1)")
        try await scene.follow(scene.omar, "field", "data-analysis")
        let far = [("query", "q=donor&hours=10"), ("name", "short"), ("pace", "instant")]
        #expect(try await all[7].post("/searches", far).status == 303)
        try await scene.publish("Clean up a donor list")
        try await scene.site.pass(.seconds(1))
        try await scene.follow(all[7], "field", "data-analysis")
        for reader in all + [scene.omar] {
            let told = try await scene.site.subjects(to: reader).filter { $0.hasPrefix("New") }
            #expect(told == [], "\(reader.name)")
        }
    }

    @Test("What is over by the time a letter is written is not in it, nor what somebody has applied to or stopped following meanwhile")
    func meanwhile() async throws {
        let scene = try await Scene()
        let mina = try await scene.site.person("Mina Okafor", "mina@people.example")
        let bo = try await scene.site.person("Bo Lindqvist", "bo@people.example")
        let zed = try await scene.site.person("Zed Novak", "zed@people.example")
        for visitor in [mina, bo, zed] { try await scene.follow(visitor, "field", "data-analysis", .weekly) }
        let first = try await scene.publish("Count the donors")
        let second = try await scene.publish("Count the boats")
        let third = try await scene.publish("Count the bridges")
        #expect(try await mina.post("/projects/\(first)/apply", [("pitch", Searching.pitch), ("act", "draft")]).status == 303)
        #expect(try await scene.omar.post("/projects/\(second)/closure", [("reason", "We found somebody.")]).status == 303)
        #expect(try await zed.post("/following/removal", [("kind", "field"), ("target", "data-analysis")]).status == 303)
        try await scene.site.pass(.days(7))
        #expect(try await scene.site.subjects(to: mina).filter { $0.hasPrefix("New") } == ["New at Tern: “Count the bridges”"])
        #expect(try await scene.site.subjects(to: bo) == ["2 new projects that you wanted to hear of"])
        #expect(try await scene.site.subjects(to: zed) == [])
        let body = try #require(scene.site.post.to(bo.email).first?.body)
        #expect(body.contains("/projects/\(first)") && body.contains("/projects/\(third)") && !body.contains("/projects/\(second)"))
        #expect(try await scene.site.count("SELECT COUNT(*) AS value FROM follow_setting WHERE weekly_at IS NULL") == 1, "no timer for Zed")
    }

    @Test("One letter holds everything of a week, each project once with every reason; paces changed in between forget nothing")
    func combined() async throws {
        let scene = try await Scene()
        let mina = try await scene.site.person("Mina Okafor", "mina@people.example")
        try await scene.follow(mina, "employer", scene.tern().text, .weekly)
        try await scene.follow(mina, "field", "data-analysis", .weekly)
        let search = [("query", "q=boats"), ("name", "boats"), ("pace", "weekly")]
        #expect(try await mina.post("/searches", search).status == 303)
        try await scene.publish("Count the boats")
        try await scene.publish("Write about ferries", [("field", "writing")])
        #expect(try await scene.site.subjects(to: mina) == [])
        #expect(try await mina.hears(.instant).status == 303)
        let third = try await scene.publish("Count the bridges")
        #expect(try await scene.site.subjects(to: mina) == ["New at Tern: “Count the bridges”"])
        try await scene.site.pass(.days(7))
        #expect(try await scene.site.subjects(to: mina).count == 2)
        let letter = try #require(scene.site.post.to(mina.email).last)
        #expect(letter.subject == "2 new projects that you wanted to hear of")
        #expect(letter.body.contains("Because: you follow Tern and Data analysis, your search “boats”"))
        #expect(letter.body.contains("Because: you follow Tern\n") && !letter.body.contains("\(third)"))
        try await scene.site.pass(.days(7))
        #expect(try await scene.site.subjects(to: mina).count == 2)
    }

    @Test("The week's letter is written on Monday at eight where its reader lives, whatever the clocks do there")
    func mondays() async throws {
        let scene = try await Scene()
        let zones = ["America/Chicago", "Europe/Oslo", "Pacific/Auckland", "Asia/Kathmandu"]
        var readers: [Visitor] = []
        for zone in zones {
            readers.append(try await scene.site.person(zone, "reader\(readers.count)@people.example", zone: zone))
            try await scene.follow(readers[readers.count - 1], "field", "data-analysis", .weekly)
        }
        let dates = [("start", "2027-05-24"), ("apply_by", "2027-05-10"), ("decide_by", "2027-05-17")]
        let mondays = [("2027-03-06", "2027-03-08"), ("2027-03-13", "2027-03-15"), ("2027-03-27", "2027-03-29")]
        var projects: [ID<Project>] = []
        for (_, monday) in mondays { projects.append(try await scene.publish("Count until \(monday)", dates)) }
        try await scene.site.run("UPDATE project SET state = 'closed'")
        // Chicago's clocks go forward on 14 March 2027, Oslo's on the 28th, Auckland's back on 4 April.
        for (project, (saturday, monday)) in zip(projects, mondays) {
            try await scene.site.pass(try instant(saturday, 12, in: "UTC") - scene.site.now)
            try await scene.site.run("UPDATE project SET state = 'published', published_at = \(scene.site.now) WHERE id = \(project)")
            try await scene.site.pass(.days(3))
            for (reader, zone) in zip(readers, zones) {
                let mailedAt: Instant? = try await scene.site.site.database.read { tx in
                    try tx.value("SELECT MAX(mailed_at) AS value FROM digest WHERE person_id = \(reader.id)")
                }
                #expect(try mailedAt == instant(monday, 8, in: zone), "\(zone) \(monday)")
            }
        }
        for reader in readers { #expect(try await scene.site.subjects(to: reader).count == 3) }
    }

    @Test(
        "Monday mornings follow each other by the wall clock", arguments: ["America/Chicago", "Australia/Lord_Howe", "Asia/Tehran", "UTC"])
    func mornings(name: String) throws {
        let zone = Zone(name)
        var now = TestSite.start
        for _ in 0..<60 {
            let next = zone.mondayMorning(after: now)
            #expect(zone.day(of: next).weekday == .monday && zone.clock(next) == "08:00")
            #expect(next > now && zone.mondayMorning(after: next - .milliseconds(1)) == next)
            now = next
        }
    }

    @Test("Who moves west in the week gets the letter on their new Monday morning, once; who moves east gets it no later than before")
    func moving() async throws {
        let scene = try await Scene()
        let west = try await scene.site.person("West", "west@people.example", zone: "Asia/Tokyo")
        let east = try await scene.site.person("East", "east@people.example", zone: "America/Chicago")
        for visitor in [west, east] { try await scene.follow(visitor, "field", "data-analysis", .weekly) }
        try await scene.publish("Count the boats")
        try await scene.site.run("UPDATE person SET time_zone = 'America/Chicago' WHERE id = \(west.id)")
        try await scene.site.run("UPDATE person SET time_zone = 'Asia/Tokyo' WHERE id = \(east.id)")
        try await scene.site.pass(.days(6))
        try await scene.site.pass(try instant("2026-11-09", 8, in: "America/Chicago") - scene.site.now - .minutes(1))
        #expect(try await scene.site.subjects(to: west) == [])
        try await scene.site.pass(.minutes(2))
        for visitor in [west, east] { #expect(try await scene.site.subjects(to: visitor).count == 1) }
        let due: Instant? = try await scene.site.site.database.read { tx in try tx.weeklyLetter(of: try #require(east.id)) }
        #expect(try due == instant("2026-11-16", 8, in: "Asia/Tokyo"))
    }
}
