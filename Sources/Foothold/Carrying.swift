import App
import ArgumentParser

/// Carries the site's rows from one store to another.
struct Move: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Carry every row from one store to another, and compare all of them.",
        discussion: """
            Stop the servers and workers of both first. The source is only read; the target must be empty. A move that was stopped goes on
            where it was when it is started again.

              foothold move --from sqlite:data/foothold.db --to postgres://foothold@db.example/foothold

            Ends with exit code 1 when it is refused or finds a difference.
            """)

    @Option(help: "The store to read, as FOOTHOLD_DATABASE names it.")
    var from: String

    @Option(help: "The store to fill, likewise.")
    var to: String

    func run() async throws { try await Moving(from: from, to: to) { say($0) }.run() }
}

/// Copies everything that cannot be made again.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the database, the files and the site's key into a new folder, while the site goes on.",
        discussion: "Keep the folder as safe as the site itself: it holds everything people told it.")

    @Option(help: "The folder to make.")
    var to: String

    func run() async throws {
        let site = try await Setup.readySite()
        let damaged = try await site.backUp(to: to)
        print("Backed up to \(to)")
        guard damaged.isEmpty else {
            throw Complaint(
                "These files were gone or changed on the site itself: \(damaged.joined(separator: ", ")). All else is in the backup.")
        }
    }
}

/// Makes a site out of a backup.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a site out of a backup: into an empty store of either kind, and an empty data folder.",
        discussion:
            "Checks the backup before it begins, and compares every row when it has ended. A restore that was stopped can be begun again.")

    @Option(help: "The folder that `foothold backup` made.")
    var from: String

    func run() async throws {
        try await Restoring(from: from, into: Config.fromEnvironment()) { say($0) }.run()
        say("Restored from \(from). `foothold doctor` looks the site over.")
    }
}
