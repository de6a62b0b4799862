import Domain
import Foundation
import Logging
import Storage

/// Everything the site is made of, put together once; the homes of the verbs hang from it.
public struct Site: Sendable {
    public let config: Config
    public let database: any SQLDatabase
    public let world: World
    let policy: Policy
    let matchWeights: MatchWeights
    let secret: SiteSecret
    let passwords: PasswordHasher
    let mailer: any Mailer
    let poster: any WebhookPoster
    let files: any FileStore
    let incoming: IncomingFolder
    let logger: Logger
    /// The streams of this process.
    let live = LiveHub()
    /// The indexes of this process.
    let discovery = Discovery()
    let visitorPages = VisitorPages()
    let measures: Measures
    let readiness: Readiness

    init(
        config: Config, database: any SQLDatabase, world: World = .real, secret: SiteSecret, passwords: PasswordHasher = .owasp,
        mailer: (any Mailer)? = nil, files: (any FileStore)? = nil, logger: Logger = Logger(label: "foothold"),
        measures: Measures = Measures(), poster: any WebhookPoster = HTTPWebhookPoster()
    ) throws {
        self.config = config
        self.database = database
        self.world = world
        self.secret = secret
        self.passwords = passwords
        self.logger = logger
        self.measures = measures
        self.poster = poster
        readiness = Readiness(database, logger: logger)
        policy = try PolicyFile.standard.get().policy()
        matchWeights = try MatchingFile.standard.get().weights()
        self.files = try files ?? config.fileStore(world: world)
        incoming = try IncomingFolder(folder: config.data + "/files/incoming")
        self.mailer = CountedMailer(mailer: try mailer ?? config.mailer(), measures: measures)
    }

    /// Opens the site that `config` describes; the data folder is made when it is not there.
    public static func open(
        _ config: Config, world: World = .real, passwords: PasswordHasher = .owasp, measures: Measures = Measures()
    ) throws -> Site {
        try FileManager.default.createDirectory(
            atPath: config.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return try Site(
            config: config, database: config.openStore(observer: measures.store), world: world, secret: config.siteSecret(),
            passwords: passwords, measures: measures)
    }

    /// Brings the database to this program's schema.
    @discardableResult
    public func migrate() async throws -> [Migration] {
        try await Migrator(SchemaSteps.all).migrate(database, now: world.now().milliseconds)
    }

    /// Whether the store answers and has this program's schema, and all rows that were to be carried into it.
    public func isReady() async throws -> Bool {
        guard try await Migrator(SchemaSteps.all).missing(in: database).isEmpty else { return false }
        return try await !Carrier.isUnfinished(in: database)
    }

    public var people: People { People(site: self) }
    var sessions: Sessions { Sessions(site: self) }
    public var jobs: Jobs { Jobs(site: self) }
}
