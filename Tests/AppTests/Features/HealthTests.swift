import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import ServiceLifecycle
import Storage
import Testing

@testable import App

@Suite("Health")
struct HealthTests {
    /// A site whose store does not answer within its limit says that it is unready; beside many other tests it may be so for a moment.
    private func patiently(_ visitor: Visitor) async throws -> Answer {
        for _ in 0..<30 {
            let answer = try await visitor.get("/health/ready")
            if answer.status == 200 { return answer }
            try await Task.sleep(for: .seconds(1))
        }
        return try await visitor.get("/health/ready")
    }

    @Test("a site whose store answers is alive and ready, and asks nobody who they are")
    func ready() async throws {
        let site = try await TestSite()
        let visitor = site.visitor()
        let (live, ready) = (try await visitor.get("/health/live"), try await patiently(visitor))
        #expect(live.status == 200 && live.body == "alive\n")
        #expect(ready.status == 200 && ready.body == "ready\n")
        #expect(ready.headers[.cacheControl] == "no-store" && ready.headers[values: .setCookie].isEmpty)
    }

    @Test("while its first index is made a process is alive, and not yet ready")
    func indexing() async throws {
        let site = try await TestSite()
        let visitor = site.visitor()
        _ = try await patiently(visitor)
        site.site.readiness.indexing(true)
        let answer = try await visitor.get("/health/ready")
        #expect(answer.status == 503 && answer.body == "not ready: the index of projects is being made\n")
        #expect(try await visitor.get("/health/live").status == 200)
        site.site.readiness.indexing(false)
        #expect(try await patiently(visitor).status == 200)
    }

    @Test("a store that refuses makes the site unready, in a word, and never a page of faults")
    func refuses() async throws {
        let words: [(StorageError, String)] = [
            (.unavailable("password of 10.0.0.3"), "not ready: the store cannot be reached\n"),
            (.busy("x"), "not ready: the store is too busy\n"),
            (.schema("x"), "not ready: the schema is another program's\n"), (.other("x"), "not ready: the store failed\n"),
        ]
        for (error, expected) in words {
            let answers = try await Self.answers(of: StubbornStore(refusing: error), ["/health/ready", "/health/live", "/metrics"])
            #expect(answers[0].status == .serviceUnavailable && String(buffer: answers[0].body) == expected)
            #expect(answers[1].status == .ok)
            #expect(answers[2].status == .ok && String(buffer: answers[2].body).contains("foothold_ready 0\n"))
            #expect(!String(buffer: answers[2].body).contains("foothold_jobs_due"))
        }
    }

    @Test("a store that hangs makes the site unready while it hangs; however many ask, it is asked once")
    func hangs() async throws {
        let store = StubbornStore(refusing: nil)
        let site = try Self.site(on: store)
        let first = try await Self.answers(of: site, ["/health/ready", "/health/live"])
        #expect(first[0].status == .serviceUnavailable && String(buffer: first[0].body) == "not ready: the store does not answer\n")
        #expect(first[1].status == .ok)
        #expect(try await Self.answers(of: site, ["/health/ready"])[0].status == .serviceUnavailable)
        #expect(store.questions == 1, "one question is under way, however many ask")
        store.letGo()
    }

    @Test("a store that was away is looked at again")
    func recovers() async throws {
        let store = StubbornStore(refusing: nil)
        let readiness = Readiness(
            store, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, limit: .milliseconds(20), kept: .zero)
        #expect(await readiness.verdict() == .notReady("the store does not answer"))
        store.letGo()
        var verdict = Readiness.Verdict.notReady("the store does not answer")
        while verdict == .notReady("the store does not answer") {
            verdict = await readiness.verdict()
            store.letGo()
        }
        #expect(verdict == .notReady("the store cannot be reached"))
    }

    @Test("a database without the schema is not ready")
    func schema() async throws {
        let folder = NSTemporaryDirectory() + "foothold-health-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let readiness = try Readiness(SQLiteEngine(path: folder + "/empty.db"), logger: quiet, limit: .seconds(60))
        #expect(await readiness.verdict() == .notReady("the schema lacks \(SchemaSteps.all.count) steps"))
    }

    @Test("told to stop, the site says that it is not ready before it stops serving")
    func drains() async throws {
        let site = try await TestSite()
        let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let group = ServiceGroup(configuration: .init(services: [.init(service: Drain(site: site.site, seconds: 0))], logger: quiet))
        async let running: Void = group.run()
        #expect(try await patiently(site.visitor()).status == 200)
        await group.triggerGracefulShutdown()
        try await running
        let answer = try await site.visitor().get("/health/ready")
        #expect(answer.status == 503 && answer.body == "not ready: stopping\n")
        #expect(try await site.visitor().get("/health/live").status == 200)
    }

    @Test("a worker of its own says how it is, and serves nothing else")
    func worker() async throws {
        let site = try await TestSite()
        let worker = Hummingbird.Application(router: Routes(site: site.site).workerRouter(), logger: site.site.logger)
        let statuses = try await worker.test(.router) { client in
            var statuses: [Int] = []
            for path in ["/health/live", "/health/ready", "/metrics", "/", "/projects", "/sign-in"] {
                statuses.append(try await client.execute(uri: path, method: .get).status.code)
            }
            return statuses
        }
        #expect(statuses == [200, 200, 200, 404, 404, 404])
    }

    private static func site(on store: any SQLDatabase) throws -> Site {
        var config = Config()
        config.data = NSTemporaryDirectory() + "foothold-stubborn-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: config.data) }
        return try Site(
            config: config, database: store, secret: SiteSecret(key: .init(data: Data(repeating: 7, count: 32))), passwords: .quick,
            mailer: MemoryPost(), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private static func answers(of store: any SQLDatabase, _ paths: [String]) async throws -> [TestResponse] {
        try await answers(of: site(on: store), paths)
    }

    private static func answers(of site: Site, _ paths: [String]) async throws -> [TestResponse] {
        let application = Hummingbird.Application(router: Routes(site: site).router(), logger: site.logger)
        return try await application.test(.router) { client in
            var answers: [TestResponse] = []
            for path in paths { answers.append(try await client.execute(uri: path, method: .get)) }
            return answers
        }
    }
}
