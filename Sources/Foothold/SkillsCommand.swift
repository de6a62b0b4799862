import App
import ArgumentParser

/// Looks after the lists of skills.
struct SkillsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "skills", abstract: "Look after the lists of skills.", subcommands: [ImportSkills.self])
}

/// Reads skills from a list that somebody else publishes.
struct ImportSkills: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read the skills of the ESCO classification or the O*NET database, beside Foothold's own.",
        discussion: """
            The file is one that is published: skills_en.csv of the ESCO classification, or Skills.txt, Knowledge.txt, Technology Skills.txt \
            or Content Model Reference.txt of the O*NET database. Foothold brings none of them with it.

              foothold skills import ~/Downloads/skills_en.csv

            Safe to run again, also with a newer release. A term that is on Foothold's own list gives that skill its address instead of \
            becoming a second one. Rows that cannot be read are named and skipped. Processes that run take the new skills up within a minute.
            """)

    @Argument(help: "The published file.")
    var file: String

    func run() async throws {
        let site = try await Setup.readySite()
        do {
            let report = try await SkillImport(file, into: site) { say($0) }.run()
            try await site.skills.load()
            say("\(report.rows) rows: \(report.changed) skills new or changed, \(report.leftOut) left out, \(report.bad) skipped.")
        } catch let refusal as SkillImport.Refused { throw Complaint(refusal.words) }
        for credit in SkillImport.credits() { say(credit) }
    }
}
