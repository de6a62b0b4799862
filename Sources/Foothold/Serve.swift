import App
import ArgumentParser
import Foundation
import Logging
import Metrics

/// Serves the site until it is told to stop.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the site, and do its jobs.",
        discussion: """
            Listens at FOOTHOLD_HOST and FOOTHOLD_PORT. The database must be migrated.

            Stops on SIGTERM or Ctrl-C with exit code 0: /health/ready answers 503 at once, FOOTHOLD_DRAIN_SECONDS later no new request \
            is taken, those under way are answered, and a job under way is finished.

            One process of this kind is a whole site. Of many, some may be started with --no-work beside `foothold work`.
            """)

    @Flag(name: .customLong("no-work"), help: "Answer requests only; another process must do the jobs (see `foothold work`).")
    var isIdle = false

    func run() async throws {
        let site = try await Setup.readySite()
        let cast = site.config.isProduction ? [] : try await CastMember.present(in: site.database)
        if !isIdle { try await site.jobs.scheduleSweep() }
        try await Server(site: site).serve(works: !isIdle) {
            say("Foothold is at \(site.config.url)")
            if !cast.isEmpty { say("People of the demo (password \(CastMember.password)):") }
            for member in cast { say("  \(member.email.padded(to: 28)) \(member.name), \(member.part)") }
        }
    }
}

/// Does jobs until it is told to stop.
struct Work: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Do the site's jobs, and nothing else: mail, timers, the daily clean-up.",
        discussion: """
            As many processes as you like may work at once, beside `foothold serve` or without: each job is done by one of them. The \
            database must be migrated.

            With --port it answers /health/live, /health/ready and /metrics there, at FOOTHOLD_HOST; without, it listens nowhere.

            Stops on SIGTERM or Ctrl-C with exit code 0, after the job under way. Killed, its job is done by another worker once its \
            lease of five minutes has run out.
            """)

    @Option(help: "Where to say how it is, from 1 to 65535.")
    var port: Int?

    func validate() throws {
        if let port, !(1...65535).contains(port) { throw ValidationError("--port is \(port), but must be from 1 to 65535.") }
    }

    func run() async throws {
        let site = try await Setup.readySite()
        let place = port.map { ", and says how it is at http://\(site.config.host):\($0)/health/ready" } ?? ""
        try await site.jobs.scheduleSweep()
        try await Server(site: site).work(port: port) { say("Foothold does its jobs\(place)") }
    }
}

/// Prints a line at once, also into a pipe.
func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }

/// What every command begins with.
enum Setup {
    /// Opens the site the environment describes.
    static func site() throws -> Site {
        let config = try Config.fromEnvironment()
        bootstrapLogging(level: config.logLevel)
        // One registry for the process: what the site counts, and what libraries do.
        let registry = MetricsRegistry()
        MetricsSystem.bootstrap(registry)
        return try Site.open(config, measures: Measures(registry))
    }

    /// The same, when its database is there and migrated.
    static func readySite() async throws -> Site {
        let site = try site()
        guard try await site.isReady() else {
            throw Complaint("The database is not ready: run `foothold migrate` first; `foothold doctor` says what else is wrong.")
        }
        try await site.skills.load()
        return site
    }

    private static func bootstrapLogging(level: String) {
        let level = Logger.Level(rawValue: level) ?? .info
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = level
            return handler
        }
    }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

/// A problem said in words; the command ends with exit code 1.
struct Complaint: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
