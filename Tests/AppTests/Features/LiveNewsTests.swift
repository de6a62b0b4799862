import Domain
import Foundation
import Storage
import TestStores
import Testing

@testable import App

@Suite("Live updates: who is told")
struct LiveNewsTests {
    /// Omar's colleagues at Tern: one decides, one only looks on, one mentors.
    private func colleagues(_ search: Searching) async throws -> (decider: Visitor, onlooker: Visitor, mentor: Visitor) {
        let decider = try await search.site.person("Lena Park", "lena@tern.example")
        let onlooker = try await search.site.person("Ida Moss", "ida@tern.example")
        let mentor = try await search.site.person("Lea Brandt", "lea@tern.example")
        try await search.run(
            """
            INSERT INTO membership (organization_id, person_id, role, since) VALUES (\(search.organization), \(decider.id), 'supervisor', 1),
            (\(search.organization), \(onlooker.id), 'viewer', 1), (\(search.organization), \(mentor.id), 'mentor', 1)
            """)
        try await search.run("UPDATE project SET mentor_id = \(mentor.id) WHERE id = \(search.project)")
        return (decider, onlooker, mentor)
    }

    @Test("A message is told to both sides and those who decide with them, and to nobody else")
    func message() async throws {
        let search = try await Searching()
        let (decider, onlooker, mentor) = try await colleagues(search)
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let zed = try await search.site.person("Zed Novak", "zed@people.example")
        let id = try await search.apply(mina)
        let news = try await search.site.news {
            try await mina.post("/threads/\(id)", [("body", "How do they differ?")])
        }
        for visitor in [mina, search.omar, decider] { #expect(try await search.site.told(visitor, in: news) == [.message]) }
        for visitor in [zed, onlooker, mentor] { #expect(try await search.site.told(visitor, in: news) == [], "\(visitor.name)") }
        // The names, the words and the thing itself stay here.
        #expect(news.map(\.text) == ["message person:\(mina.id?.text ?? "") organization:\(search.organization)"])
        let notices = try await search.site.news { try await search.site.settle() }
        #expect(try await search.site.told(search.omar, in: notices) == [.notice, .notice])
        #expect(try await search.site.told(zed, in: notices) == [])
    }

    @Test("Other processes hear it too, where the store tells them", .enabled(if: TestStore.Kind.chosen == .postgres))
    func processes() async throws {
        let search = try await Searching()
        let other = try Site.open(search.site.site.config, passwords: .quick)
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let news = try await search.site.news(heardBy: other.database) { _ = try await search.apply(mina) }
        #expect(try await search.site.told(search.omar, in: news) == [.application])
        try await other.database.close()
    }

    @Test("Reading tells the reader's own pages, once")
    func reading() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let id = try await search.apply(mina)
        try await mina.post("/threads/\(id)", [("body", "How do they differ?")])
        try await search.site.settle()
        let first = try await search.site.news { try await search.omar.get("/threads/\(id)") }
        #expect(try await search.site.told(search.omar, in: first) == [.message])
        #expect(try await search.site.told(mina, in: first) == [])
        let again = try await search.site.news { try await search.omar.get("/threads/\(id)") }
        #expect(again == [], "looking again changes nothing, so nobody looks again")
        let notices = try await search.site.news {
            try await search.omar.post("/notices")
            try await search.omar.post("/notices")
        }
        #expect(notices == [LiveNews(.notice, to: [.person(search.omar.id ?? ID(""))])])
    }

    @Test("What is not sent yet is its author's alone, and rating is not felt by who is rated")
    func blind() async throws {
        let search = try await Searching()
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let draft = try await search.site.news {
            try await mina.post("/projects/\(search.project)/apply", [("pitch", "Soon"), ("act", "draft")])
        }
        #expect(try await search.site.told(mina, in: draft) == [.application])
        #expect(try await search.site.told(search.omar, in: draft) == [])
        let id = try await search.apply(mina)
        let rating = try await search.site.news { try await search.rate(id) }
        #expect(try await search.site.told(search.omar, in: rating) == [.application])
        #expect(try await search.site.told(mina, in: rating) == [])
        let offer = try await search.site.news {
            try await search.omar.post("/applications/\(id)/offer", [("offerNote", "We liked how you would start.")])
        }
        #expect(try await search.site.told(mina, in: offer) == [.application])
    }

    @Test("The mentor and whoever stands in are told once it is work")
    func work() async throws {
        let search = try await Searching()
        let (_, onlooker, mentor) = try await colleagues(search)
        let backup = try await search.site.person("Noor Aziz", "noor@larch.example")
        try await search.run("UPDATE project SET backup_email = 'noor@larch.example' WHERE id = \(search.project)")
        let mina = try await search.site.person("Mina Okafor", "mina@people.example")
        let id = try await search.apply(mina)
        let offer = try await search.site.news { try await search.offer(id) }
        for helper in [mentor, backup] { #expect(try await search.site.told(helper, in: offer) == []) }
        let acceptance = try await search.site.news { _ = try await search.accept(id, by: mina) }
        for helper in [mentor, backup] { #expect(try await search.site.told(helper, in: acceptance).contains(.engagement)) }
        #expect(try await search.site.told(onlooker, in: acceptance) == [])
    }

    @Test("Milestones and money are told as the engagement they belong to")
    func milestones() async throws {
        let work = try await Work.started()
        let zed = try await work.site.person("Zed Novak", "zed@people.example")
        let news = try await work.site.news {
            _ = try await work.submit(1)
        }
        for visitor in [work.mina, work.omar] { #expect(try await Set(work.site.told(visitor, in: news)) == [.engagement]) }
        #expect(try await work.site.told(zed, in: news) == [])
        #expect(try await work.site.told(work.ines, in: news) == [], "operators are not told what they may look up")
    }

    @Test("Who leaves an organization loses their streams at once, and is not told of it any more")
    func leaving() async throws {
        let search = try await Searching()
        let (decider, _, _) = try await colleagues(search)
        let news = try await search.site.news {
            try await search.omar.post("/organization/members/\(decider.id ?? ID(""))", [("role", "")])
        }
        #expect(news.contains(LiveNews(.standing, to: [.person(decider.id ?? ID(""))])))
        #expect(try await search.site.topics(of: decider) == [.person(decider.id ?? ID(""))])
    }

    @Test("An announcement stays within 200 bytes whoever is concerned, and reads back as it was written")
    func text() throws {
        let id = "01m6dqs9m0nz35v8s17h2j8a7j"
        let news = LiveNews(.organization, to: [.person(ID(id)), .organization(ID(id)), .person(ID(id)), .person(ID(id))])
        #expect(news.text.utf8.count <= 200)
        #expect(LiveNews(Announcement("live", news.text)) == news)
        #expect(LiveNews(Announcement("live", "nonsense person:1")) == nil)
        #expect(LiveNews(Announcement("jobs", news.text)) == nil)
        #expect(LiveNews(.gap) == nil)
    }
}
