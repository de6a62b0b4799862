import App
import ArgumentParser
import Storage

/// The command `foothold`: one program that serves the site and looks after it.
@main
struct Foothold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "foothold", abstract: "Foothold, the platform for micro-internships, in one program.",
        discussion: """
            Settings come from the environment: `foothold doctor` prints them all, docs/operating.md explains them.

            A first site:
              foothold migrate                 make the database
              foothold admin invite-operator   print a link that makes you its operator
              foothold serve                   serve it

            Exit codes: 0 done, 1 a problem was found or met, 64 the command was not understood.
            """, version: Release.version,
        subcommands: [
            Serve.self, Work.self, Migrate.self, Seed.self, Doctor.self, Admin.self, Match.self, SkillsCommand.self, Move.self, Backup.self,
            Restore.self, ShowRoutes.self,
        ])

    /// What can go wrong in a way that words help with is said in words, without a trace.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var waiting = command as? any AsyncParsableCommand { try await waiting.run() } else { try command.run() }
        } catch let error as ConfigError { exit(withError: Complaint(error.description)) } catch let error as StorageError {
            exit(withError: Complaint(error.reason))
        } catch { exit(withError: error) }
    }
}
