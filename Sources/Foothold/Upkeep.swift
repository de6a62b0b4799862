import App
import ArgumentParser

/// Brings the database to this program's schema.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make the database, or bring it to this program's schema.",
        discussion: "Safe to run again: steps that are applied are skipped.")

    func run() async throws {
        let applied = try await Setup.site().migrate()
        for step in applied { print("applied \(step.number) \(step.name)") }
        if applied.isEmpty { print("The schema is up to date.") }
    }
}

/// Says what is wrong with the site, if anything.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look the site over: settings, schema, store, ledger, jobs, secrets.",
        discussion: "Ends with exit code 1 when it finds a problem, so that it can be watched.")

    func run() async throws {
        let site = try Setup.site()
        for (name, value) in site.config.summary { print("\(name.padded(to: 28)) \(value)") }
        print("")
        let findings = try await App.Doctor(site: site).examine()
        for finding in findings { print(finding.isProblem ? "PROBLEM  \(finding.words)" : "ok       \(finding.words)") }
        if findings.contains(where: \.isProblem) { throw ExitCode(1) }
    }
}

/// Prints every URL.
struct ShowRoutes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print every route of the site.")

    func run() async throws {
        for route in try Setup.site().routeList { print(route) }
    }
}

/// Fills an empty site with the demo world.
struct Seed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Load the demo world: a believable month of employers, projects and participants.",
        discussion: "Only into a site without people, and never in production.")

    func run() async throws {
        let config = try Config.fromEnvironment()
        try await DemoWorld.load(config) { print($0) }
    }
}
