import Domain
import Storage

/// Mail about projects.
enum ProjectLetters: Letters {
    static let told: Set<String> = ["submit", "publish", "approve", "return", "close", "expire", "remind"]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        if event.kind == "submit" { return try tx.operators() }
        guard let file = try tx.projectFile(ID(event.nounID)) else { return [] }
        let authors = [file.createdBy, file.draft.supervisor].compactMap { $0 }
        let members = try tx.members(of: file.organization.id).map(\.id)
        return Set(try tx.owners(of: file.organization.id) + authors.filter(members.contains)).sorted()
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        guard let file = try tx.projectFile(ID(event.nounID)) else { return nil }
        switch event.kind {
        case "submit": return submitted(file)
        case "publish", "approve": return published(file, event)
        case "return":
            return Letter(
                subject: "“\(file.shownTitle)” needs changes",
                paragraphs: [
                    "The operator read your project and wrote:", event.note, "Change it and send it again; nothing you wrote is lost.",
                ],
                act: "Change the project", path: Paths.editProject(file.id))
        case "close" where event.role == Project.Role.operator.rawValue:
            return Letter(
                subject: "The operator closed “\(file.shownTitle)”",
                paragraphs: [
                    "The operator wrote: \(event.note)",
                    "Everyone who had applied was told that the project is closed. Work under way goes on.",
                ],
                act: "See the project", path: Paths.project(file.id))
        case "expire":
            return Letter(
                subject: "“\(file.shownTitle)” ended without a decision",
                paragraphs: [
                    "You promised an answer by the decide-by date. It passed, so the project is over and everyone who waited was told.",
                    "Copy the project into a new draft when you are ready to choose.",
                ], act: "See the project", path: Paths.project(file.id))
        case "remind": return reminder(file, waiting: try tx.undecided(of: file.id), desk.policy)
        default: return nil
        }
    }

    private static func submitted(_ file: ProjectFile) -> Letter {
        Letter(
            subject: "A project to read: “\(file.shownTitle)”",
            paragraphs: ["\(file.organization.name) asks to publish it. The scope check gives \(file.scopeScore) of 100."],
            act: "Read the project",
            path: Paths.deskProject(file.id))
    }

    private static func published(_ file: ProjectFile, _ event: Event) -> Letter {
        let dates = [
            file.draft.applyBy.map { "People can apply until \(file.zone.long($0))." },
            file.draft.decideBy.map { "You promised everyone an answer by \(file.zone.long($0))." },
        ].compactMap { $0 }.joined(separator: " ")
        return Letter(
            subject: "“\(file.shownTitle)” is published",
            paragraphs: [event.kind == "approve" ? "The operator read it and published it." : "It passed the scope check.", dates],
            act: "See the project", path: Paths.project(file.id))
    }

    private static func reminder(_ file: ProjectFile, waiting: Int, _ policy: Policy) -> Letter? {
        guard waiting > 0, file.state == .published else { return nil }
        return Letter(
            subject: "\(waiting == 1 ? "One person waits" : "\(waiting) people wait") for your decision on “\(file.shownTitle)”",
            paragraphs: [
                "You promised an answer by today. Offer the seat, or decline with a reason.",
                "In \(policy.closeAfterDecideByDays) days the project closes by itself and everyone is told that you did not decide.",
            ], act: "Decide now", path: Paths.screening(file.id))
    }
}
