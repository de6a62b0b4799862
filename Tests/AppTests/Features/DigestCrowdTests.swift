import Domain
import Foundation
import Storage
import Testing

@testable import App

@Suite("Letters about new projects: many readers, and workers that die")
struct DigestCrowdTests {
    private typealias Scene = ProjectTests.Scene

    private func letters(_ site: TestSite) -> [String: Int] {
        site.post.all.filter { $0.to.hasPrefix("crowd") }.reduce(into: [:]) { $0[$1.to, default: 0] += 1 }
    }

    @Test("Many followers are told in pages, each of them once, whoever else tells them at the same time")
    func pages() async throws {
        let scene = try await Scene()
        let count = Digests.page * 2 + 7
        try await scene.site.crowd(count, following: "data-analysis")
        let project = try await scene.publish("Count the boats")
        let digests = scene.site.site.digests
        try await atOnce(3) { try await digests.tellAtOnce(of: project) }
        try await scene.site.settle()
        #expect(letters(scene.site).count == count)
        #expect(letters(scene.site).values.allSatisfy { $0 == 1 })
        #expect(try await scene.site.count("SELECT COUNT(*) AS value FROM digest WHERE mailed_at IS NOT NULL") == count)
        #expect(try await scene.site.deadlocks() == 0)
    }

    @Test("A worker that dies in the middle of telling has told some; after its lease another tells the rest, and nobody twice")
    func death() async throws {
        let scene = try await Scene()
        try await scene.site.crowd(Digests.page + 30, following: "data-analysis")
        let project = try await scene.publish("Count the boats")
        let moment = scene.site.site.world.moment()
        let due = try await scene.site.site.database.read { tx in try tx.dueJobs(at: moment.now) }
        try await scene.site.site.database.write { tx in
            // What a worker does before it dies: takes the jobs, and tells the first page.
            for id in due { _ = try tx.claim(oneOf: [id], lease: .minutes(5), at: moment.now) }
            for person in try tx.followers(toTellOf: project, after: ID(""), limit: Digests.page, at: moment.now) {
                try tx.startDigest(for: person, about: [project], moment)
            }
        }
        try await scene.site.settle()
        #expect(letters(scene.site).count == Digests.page)
        try await scene.site.pass(.minutes(6))
        #expect(letters(scene.site).count == Digests.page + 30)
        #expect(letters(scene.site).values.allSatisfy { $0 == 1 })
    }

    @Test("Of several workers with the same Monday one writes the letter; one that dies before the commit has written nothing")
    func monday() async throws {
        let scene = try await Scene()
        let mina = try await scene.site.person("Mina Okafor", "mina@people.example")
        try await scene.follow(mina, "field", "data-analysis", .weekly)
        try await scene.publish("Count the boats")
        let (id, digests) = (try #require(mina.id), scene.site.site.digests)
        await #expect(throws: Refusal.self, "it is not Monday yet") { try await digests.tellWeekly(id) }
        try await scene.site.settle()
        try await scene.site.run("UPDATE follow_setting SET weekly_at = \(scene.site.now)")
        let ended = try await atOnce(4) { (try? await digests.tellWeekly(id)) != nil }
        #expect(ended.count { $0 } == 1)
        #expect(try await scene.site.subjects(to: mina) == ["New at Tern: “Count the boats”"])
        #expect(
            try await scene.site.count(
                "SELECT COUNT(*) AS value FROM job WHERE name = 'weekly_digest' AND state = 'ready' AND due_at > \(scene.site.now)") == 2,
            "the one set when she began, which will find nothing to do, and the next")
        try await scene.site.pass(.days(8))
        #expect(try await scene.site.count("SELECT COUNT(*) AS value FROM job WHERE name = 'weekly_digest' AND state = 'ready'") == 1)
    }

    @Test("A letter that the post does not take now goes out later, once, with the same name on the wire")
    func post() async throws {
        let scene = try await Scene()
        try await scene.site.crowd(1, following: "data-analysis")
        scene.site.post.fail(MailError(isPermanent: false, description: "451 try again"))
        try await scene.publish("Count the boats")
        try await scene.site.settle()
        #expect(letters(scene.site).isEmpty)
        scene.site.post.fail(nil)
        try await scene.site.pass(.hours(1))
        #expect(letters(scene.site) == ["crowd1@people.example": 1])
        let digest = try await scene.site.value("SELECT id AS value FROM digest")
        #expect(scene.site.post.to("crowd1@people.example").first?.id == digest)
    }
}
