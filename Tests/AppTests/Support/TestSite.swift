import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Storage
import Synchronization
import TestStores

@testable import App

/// A whole site in a folder of its own, with a clock that tests move and ids that repeat.
final class TestSite: Sendable {
    let site: Site
    let folder: String
    let store: TestStore
    let post: MemoryPost
    private let clock: SharedClock
    private let application: Hummingbird.Application<RouterResponder<SiteContext>>

    /// Faults are printed: a test that fails by one shows which.
    private static let logger: Logger = {
        var logger = Logger(label: "test") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .error
        return logger
    }()

    /// Monday 2 November 2026, 09:00 UTC: the day every story begins.
    static let start = Instant(milliseconds: 1_793_610_000_000)

    /// - Parameters:
    ///   - existing: a data folder that is there already and becomes this site's own.
    ///   - store: a store that is there already; otherwise one with an empty schema.
    ///   - files: another store of files than the data folder.
    ///   - poster: who takes messages to chats.
    ///   - change: what else is set.
    init(
        production: Bool = false, in existing: String? = nil, on store: TestStore? = nil, files: (any FileStore)? = nil,
        poster: any WebhookPoster = HTTPWebhookPoster(),
        change: (inout Config) -> Void = { _ in }
    ) async throws {
        let folder = existing ?? NSTemporaryDirectory() + "foothold-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let made: TestStore
        if let store { made = store } else { made = try await Self.schema.copy() }
        var config = Config()
        config.data = folder
        config.database = made.address
        config.url = production ? "https://foothold.example" : "http://localhost"
        config.environment = production ? .production : .development
        change(&config)
        let clock = SharedClock()
        let post = MemoryPost()
        let world = World(now: { clock.now }, random: { clock.random() })
        site = try Site(
            config: config, database: made.database, world: world, secret: SiteSecret(key: .init(data: Data(repeating: 7, count: 32))),
            passwords: .quick, mailer: post, files: files, logger: TestSite.logger, poster: poster)
        self.store = made
        self.folder = folder
        self.post = post
        self.clock = clock
        application = Hummingbird.Application(router: Routes(site: site).router(), logger: site.logger)
    }

    /// A store with the schema and nothing in it, made once.
    private static let schema = OriginalStore { store in try await Migrator(SchemaSteps.all).migrate(store.database, now: 0) }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var now: Instant { clock.now }

    /// Moves the clock on and does what has become due on the way, in order.
    func pass(_ span: Span) async throws {
        let end = now + span
        while let due = try await nextDue(), due <= end {
            clock.set(due > now ? due : now)
            try await site.jobs.runDue()
        }
        clock.set(end)
        try await site.jobs.runDue()
    }

    /// Does what is due now: letters are written and mailed.
    func settle() async throws { try await site.jobs.runDue() }

    private func nextDue() async throws -> Instant? {
        try await site.database.read { tx in
            try tx.value("SELECT MIN(due_at) AS value FROM job WHERE state = 'ready'") as Instant?
        }
    }

    func send(_ method: HTTPRequest.Method, _ uri: String, _ headers: HTTPFields, _ body: ByteBuffer?) async throws -> TestResponse {
        try await application.test(.router) { client in
            try await client.execute(uri: uri, method: method, headers: headers, body: body)
        }
    }

    /// The routes as the router knows them: "GET /projects/:id".
    var routes: [String] { Routes(site: site).router().routes.map { "\($0.method) \($0.path)" } }

    /// Somebody without a session.
    func visitor() -> Visitor { Visitor(self) }

    /// Everybody here has the same password: hashed once, however many tests run at the same time.
    private static let hash = Task { try await PasswordHasher.quick.hash(CastMember.password) }

    /// A confirmed account, and a browser signed in to it.
    @discardableResult
    func person(_ name: String, _ email: String, zone: String = "UTC") async throws -> Visitor {
        let moment = site.world.moment()
        let id = moment.newID(Person.self)
        let hash = try await Self.hash.value
        let line = try Line(name, "The name", 1...80)
        let address = try Email(email)
        try await site.database.write { tx in
            try tx.insertPerson(id, line, address, zone: Zone(zone), passwordHash: hash, at: moment.now)
            try tx.confirm(id, at: moment.now)
        }
        let token = try await site.sessions.open(for: id, agent: "test")
        return Visitor(self, id: id, name: name, email: email, cookies: [SessionCookie(isProduction: site.config.isProduction).name: token])
    }

    /// An operator, signed in.
    func operatorVisitor(_ name: String = "Ines Ortega", _ email: String = "ines@foothold.example") async throws -> Visitor {
        let visitor = try await person(name, email)
        let now = now
        if let id = visitor.id { try await site.database.write { tx in try tx.makeOperator(id, at: now) } }
        return visitor
    }
}

/// The clock and the dice of a test: both repeat themselves from run to run.
private final class SharedClock: Sendable {
    private let state = Mutex((now: TestSite.start, seed: UInt64(2_026)))

    var now: Instant { state.withLock { $0.now } }

    func set(_ now: Instant) { state.withLock { $0.now = now } }

    /// SplitMix64.
    func random() -> UInt64 {
        state.withLock { state in
            state.seed &+= 0x9e37_79b9_7f4a_7c15
            var z = state.seed
            z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
            z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
            return z ^ (z >> 31)
        }
    }
}

/// Keeps every message instead of sending it.
final class MemoryPost: Mailer {
    private let sent = Mutex<[Mail]>([])
    private let failure = Mutex<MailError?>(nil)

    func send(_ mail: Mail) async throws {
        if let error = failure.withLock({ $0 }) { throw error }
        sent.withLock { $0.append(mail) }
    }

    var all: [Mail] { sent.withLock { $0 } }

    func to(_ email: String) -> [Mail] { all.filter { $0.to == email } }

    /// From now on nothing goes out, for this reason; nil mends it.
    func fail(_ error: MailError?) { failure.withLock { $0 = error } }
}
