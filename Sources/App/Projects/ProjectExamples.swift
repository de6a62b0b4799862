import Domain

/// The project that previews show: the one of the Cast.
extension ProjectFile {
    static let example = ProjectFile.example(.published)

    static func example(_ state: Project.State, returnReasons: String = "") -> ProjectFile {
        ProjectFile(
            id: ID("01J00000000000000000000001"), state: state, draft: .example, organization: .example, supervisorName: "Omar Haddad",
            backupName: "Lena Voss", mentorName: "Ade Balogun", seatsTaken: 0, returnReasons: returnReasons, scopeScore: 96,
            createdBy: ID("01J00000000000000000000002"), updatedAt: exampleNow - .hours(2),
            publishedAt: state == .draft ? nil : exampleNow - .days(2),
            applicants: 6)
    }

    /// Monday 2 November 2026, 09:00 UTC.
    static let exampleNow = Instant(milliseconds: 1_793_610_000_000)
}

extension ProjectDraft {
    static let example: ProjectDraft = {
        let now = ProjectFile.exampleNow
        var draft = ProjectDraft(
            title: "Clean up a donor list and show what it says",
            summary: "We have 4,000 records in three spreadsheets and cannot tell who gave twice.",
            background:
                "Tern runs reading rooms in four towns. Donations arrive by card, by post and at the door.\n\nPersonal details are replaced before you get the files.",
            field: "data-analysis", hours: 24, fee: Money(minor: 72_000, currency: .usd))
        (draft.applyBy, draft.decideBy, draft.start) = (now + .days(10), now + .days(17), now + .days(21))
        draft.supervisor = ID("01J00000000000000000000002")
        (draft.backupEmail, draft.minutes, draft.tools) = ("lena@tern.example", 60, "Any spreadsheet")
        draft.deliverables = [
            Deliverable(
                title: "One clean list",
                criteria: ["Every person appears once, with one id", "A sheet of rules says how duplicates were found"], weight: 30,
                dueDays: 7),
            Deliverable(title: "A page of findings", criteria: ["Four questions answered, each with one chart"], weight: 50, dueDays: 16),
            Deliverable(title: "A recorded handover", criteria: ["A walk-through of at most twenty minutes"], weight: 20, dueDays: 21),
        ]
        (draft.needed, draft.gained) = (["spreadsheets"], ["data-visualization"])
        draft.questions = ["Which list did you last clean up, and what did you find?"]
        return draft
    }()
}

extension OrganizationFile {
    static let example = OrganizationFile.example(.verified)

    static func example(_ state: Organization.State) -> OrganizationFile {
        OrganizationFile(
            id: ID("01J00000000000000000000003"), kind: .employer, state: state, slug: "tern", name: "Tern", industry: "transport",
            size: .upTo250,
            place: "Anacortes, WA", zone: Zone("America/Los_Angeles"), website: "https://tern.example", registration: "UBI 604 000 000",
            about: "Tern runs four small ferries and the freight desk of a working harbor.",
            refusalNote: state == .refused ? "The registration number belongs to another company." : "",
            createdAt: ProjectFile.exampleNow - .days(90))
    }
}

extension Member {
    static let example = Member(
        id: ID("01J00000000000000000000002"), name: "Omar Haddad", email: "omar@tern.example", role: .owner,
        since: ProjectFile.exampleNow - .days(90))
}

extension Listing {
    static let example = Listing(
        id: ID("01J00000000000000000000001"), state: .published, title: ProjectDraft.example.title, summary: ProjectDraft.example.summary,
        field: "data-analysis", place: .remote, city: "", hours: 24, fee: Money(minor: 72_000, currency: .usd), seats: 1, seatsTaken: 0,
        applyBy: ProjectDraft.example.applyBy, decideBy: ProjectDraft.example.decideBy, publishedAt: ProjectFile.exampleNow - .days(2),
        organization: OrganizationFile.example.id, organizationName: "Tern", organizationSlug: "tern", zone: .utc, needed: ["spreadsheets"])
}
