import Domain

/// The form by which somebody is invited to apply to one of an employer's open projects.
struct InvitePage: Page {
    let person: TalentPerson
    let projects: [Listing]
    /// Projects this person was invited to before, whatever became of it.
    let invited: Set<ID<Project>>
    let form: Form
    let zone: Zone

    var title: String { "Invite \(person.label)" }
    var width: PageWidth { .reading }

    private var choices: [Listing] { projects.filter { !invited.contains($0.id) } }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.talent())">Find people</a></li></ol></nav>
        <h1>\(title)</h1>\(TalentFacts(person: person, zone: zone))</header>
        \(if: choices.isEmpty, nothing, else: theForm)
        """
    }

    private var nothing: HTML {
        """
        <div class="empty"><h2>\(projects.isEmpty ? "No project of yours is open" : "They are invited already")</h2>
        <p>\(projects.isEmpty ? "You can invite people while a project takes applications." : "This person was invited to every project of yours that is open. One invitation is enough.")</p>
        <a class="button primary" href="\(projects.isEmpty ? Paths.newProject : Paths.talent())">\(projects.isEmpty ? "Post a project" : "Find other people")</a></div>
        """
    }

    private var theForm: HTML {
        """
        <form class="form" method="post" action="\(Paths.invite(person.handle))" data-once novalidate>\(ErrorSummary(form: form))\
        \(Choices(name: "project", legend: "To which project", form: form, options: choices.map(option)))\
        \(Field(name: "note", label: "Why you thought of them", form: form, kind: .area(rows: 4), hint: "A sentence that is about their skills. They know who you are; you learn who they are when you have rated their application.", optional: true, limit: 600))
        <div class="acts"><button class="button primary">Send invitation</button> <a class="button plain" href="\(Paths.talent())">Cancel</a></div>
        <p class="hint">An applicant you invited is as blind to you as any other: you are not told which application is theirs.</p>
        </form>
        """
    }

    private func option(_ listing: Listing) -> Option {
        Option(
            value: listing.id.text, label: listing.shownTitle,
            detail: listing.applyBy.map { "apply by \(zone.medium($0))" } ?? "")
    }

    static var previews: [Preview] {
        [
            Preview("invite", InvitePage(person: .example, projects: [.example], invited: [], form: Form(), zone: .utc)),
            Preview(
                "invite-again", InvitePage(person: .example, projects: [.example], invited: [Listing.example.id], form: Form(), zone: .utc)),
            Preview("invite-nothing", InvitePage(person: .newcomer, projects: [], invited: [], form: Form(), zone: .utc)),
            Preview(
                "invite-wrong",
                InvitePage(
                    person: .example, projects: [.example], invited: [],
                    form: .wrong([("note", "Your lists are good.")], "project", "Choose the project to invite them to."), zone: .utc)),
        ]
    }
}
