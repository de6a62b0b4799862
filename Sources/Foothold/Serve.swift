import App
import ArgumentParser
import Foundation
import Logging

/// Serves the site until it is told to stop.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the site and do its jobs.",
        discussion: "Stops on SIGTERM or Ctrl-C, after the requests under way are answered. The database must be migrated.")

    func run() async throws {
        let site = try Setup.site()
        guard try await site.isReady() else { throw Complaint("The database is not ready: run `foothold migrate` first.") }
        let cast = site.config.isProduction ? [] : try await CastMember.present(in: site.database)
        try await site.jobs.scheduleSweep()
        try await Server(site: site).run {
            say("Foothold is at \(site.config.url)")
            if !cast.isEmpty { say("People of the demo (password \(CastMember.password)):") }
            for member in cast { say("  \(member.email.padded(to: 28)) \(member.name), \(member.part)") }
        }
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
        return try Site.open(config)
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
