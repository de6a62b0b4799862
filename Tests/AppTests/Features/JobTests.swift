import Domain
import Storage
import Testing

@testable import App

@Suite("Jobs and their workers")
struct JobTests {
    /// Jobs that look for an event that is not there, and are done.
    private func queue(_ count: Int, in site: TestSite) async throws {
        let moment = site.site.world.moment()
        try await site.site.database.write { tx in
            for number in 1...count { try tx.schedule(.tell, "event \(number)", at: moment.now, moment) }
        }
    }

    private func count(_ sql: SQL, in site: TestSite) async throws -> Int {
        try await site.site.database.read { tx in try tx.value(sql) } ?? -1
    }

    @Test("Four workers do each of many jobs once")
    func once() async throws {
        let site = try await TestSite()
        try await queue(300, in: site)
        let worked = try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<4 {
                group.addTask { while try await site.site.jobs.runNext(from: number * 7) {} }
            }
            try await group.waitForAll()
            return try await count("SELECT COUNT(*) AS value FROM job WHERE state = 'done' AND attempts = 1", in: site)
        }
        #expect(worked == 300)
    }

    @Test("A job whose worker died is taken by another after its lease, and the dead worker's end of it counts no more")
    func lease() async throws {
        let site = try await TestSite()
        try await queue(1, in: site)
        let now = site.now
        let due = try await site.site.database.read { tx in try tx.dueJobs(at: now) }
        let taken = try await site.site.database.write { tx in try tx.claim(oneOf: due, lease: .minutes(5), at: now) }
        let dead = try #require(taken)
        #expect(try await site.site.jobs.runNext() == false)
        #expect(try await site.site.database.write { tx in try tx.claim(oneOf: due, lease: .minutes(5), at: now) } == nil)

        try await site.pass(.minutes(5))
        #expect(try await count("SELECT attempts AS value FROM job WHERE state = 'done'", in: site) == 2)
        try await site.site.database.write { tx in try tx.finish(dead, .failed, outcome: "too late", at: now) }
        #expect(try await count("SELECT COUNT(*) AS value FROM job WHERE state = 'done'", in: site) == 1)
    }

    @Test("However many processes start, each day is cleaned up once")
    func sweep() async throws {
        let site = try await TestSite()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { try await site.site.jobs.scheduleSweep() } }
            try await group.waitForAll()
        }
        #expect(try await count("SELECT COUNT(*) AS value FROM job WHERE name = 'sweep'", in: site) == 1)
        try await site.settle()
        try await site.site.jobs.scheduleSweep()
        #expect(try await count("SELECT COUNT(*) AS value FROM job WHERE name = 'sweep' AND state = 'done'", in: site) == 1)
        #expect(try await count("SELECT COUNT(*) AS value FROM job WHERE name = 'sweep' AND state = 'ready'", in: site) == 1)
        try await site.pass(.days(3))
        #expect(try await count("SELECT COUNT(*) AS value FROM job WHERE name = 'sweep' AND state = 'done'", in: site) == 4)
    }

    @Test("A worker wakes when a job is announced, and ends when it is told to")
    func wakes() async throws {
        let site = try await TestSite()
        let worker = Worker(site: site.site)
        let running = Task { try await worker.run() }
        try await queue(3, in: site)
        var done = 0
        for _ in 0..<400 where done < 3 {
            try await Task.sleep(for: .milliseconds(10))
            done = try await count("SELECT COUNT(*) AS value FROM job WHERE state = 'done'", in: site)
        }
        #expect(done == 3)
        running.cancel()
        try await running.value
    }
}
