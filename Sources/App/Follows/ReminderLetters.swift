import Domain
import Storage

/// Mail about projects that close soon.
enum ReminderLetters {
    static func letter(about project: ID<Project>, to person: Person, in tx: Transaction, at now: Instant) throws -> Letter? {
        guard let listing = try tx.listings(where: "project.id = \(project)", limit: 1).first, let applyBy = listing.applyBy else {
            return nil
        }
        let hasBegun = try tx.exists("SELECT 1 FROM application WHERE project_id = \(project) AND person_id = \(person.id)")
        let terms = [listing.organizationName, listing.fee?.text, listing.hours.map { "\($0) hours" }].compactMap { $0 }
        return Letter(
            subject: "“\(listing.shownTitle)” closes \(When.relative(applyBy, from: now))",
            paragraphs: [
                hasBegun ? "You began to apply to this project, and have not sent your application:" : "You saved this project:",
                "\(listing.shownTitle)\n\(terms.joined(separator: " · "))\nApply by \(Zone(person.timeZone).long(applyBy))",
            ],
            act: hasBegun ? "Finish your application" : "Read it again and apply",
            path: hasBegun ? Paths.apply(to: project) : Paths.project(project), stop: Unsubscription(.reminders, of: person.id))
    }
}
