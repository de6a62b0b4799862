import App
import ArgumentParser

/// Acts that only the owner of the machine may do.
struct Admin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Acts for the owner of the machine.", subcommands: [InviteOperator.self])
}

/// Prints a link that makes one person an operator.
struct InviteOperator: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite-operator",
        abstract: "Print a link that makes whoever opens it first an operator; it works once, for seven days.")

    func run() async throws {
        let site = try await Setup.readySite()
        print(site.config.url + (try await site.people.inviteOperator()))
    }
}
