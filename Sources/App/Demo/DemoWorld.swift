import Domain
import Foundation
import Logging
import Storage
import Synchronization

/// The demo: a believable month, lived through the site's own verbs with a clock that is moved along.
///
/// Everything is there because somebody did it, so every state, event, letter and ledger entry is as real as later ones.
public struct DemoWorld: Sendable {
    let site: Site
    let clock: DemoClock
    /// The day the demo is loaded; everything happens around it.
    let today: Instant

    /// Loads the demo into the site that `config` describes.
    ///
    /// - Parameter say: told of progress, a line at a time.
    /// - Throws: `ConfigError` when the site has people already or is in production.
    public static func load(_ config: Config, now: Instant = World.real.now(), say: @Sendable (String) -> Void = { _ in }) async throws {
        guard !config.isProduction else { throw ConfigError(problems: ["The demo is not for production: its passwords are public."]) }
        let clock = DemoClock()
        let world = World(now: { clock.now }, random: { clock.random() })
        let database = try config.openStore(synchronous: .normal)
        let site = try Site(
            config: config, database: database, world: world, secret: config.siteSecret(), mailer: NoPost(),
            logger: Logger(label: "demo"))
        guard try await site.isReady() else { throw ConfigError(problems: ["The database is not ready: run `foothold migrate` first."]) }
        let people: Int? = try await database.read { tx in try tx.value("SELECT COUNT(*) AS value FROM person") }
        guard people == 0 else {
            throw ConfigError(problems: ["There are people on this site already: the demo only goes into an empty one."])
        }
        try await DemoWorld(site: site, clock: clock, today: now.day.start + .hours(12)).load(say)
    }
}

/// A clock that the demo moves along, and dice that fall the same way every time.
final class DemoClock: Sendable {
    private let state = Mutex((now: Instant(milliseconds: 0), seed: UInt64(20_261_123)))

    var now: Instant { state.withLock { $0.now } }

    /// Moves on; never back.
    func reach(_ instant: Instant) { state.withLock { $0.now = Swift.max($0.now, instant) } }

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

/// The demo's letters go nowhere: the people in it do not exist.
struct NoPost: Mailer {
    func send(_ mail: Mail) async throws {}
}
