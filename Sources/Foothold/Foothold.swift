import App
import ArgumentParser

/// The command `foothold`.
@main
struct Foothold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "foothold", abstract: "The platform for micro-internships, in one program.",
        discussion: "Settings come from the environment (FOOTHOLD_…); `foothold doctor` prints them all.",
        subcommands: [Serve.self, Migrate.self])
}

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serve the site, and do its jobs.")

    func run() async throws {
        let config = try Config.fromEnvironment()
        let site = try Site.open(config)
        try await Server(site: site).run { print("Foothold is at \(config.url)") }
    }
}

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Bring the database to this program's schema.")

    func run() async throws {
        let site = try Site.open(Config.fromEnvironment())
        let applied = try await site.migrate()
        for step in applied { print("applied \(step.number) \(step.name)") }
        if applied.isEmpty { print("The schema is up to date.") }
    }
}
