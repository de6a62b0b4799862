import Domain

/// The form of a project's kit, or of the organization's template.
struct KitPage: Page {
    let desk: KitDesk
    let form: Form

    var title: String { desk.project == nil ? "Kit for newcomers" : "Kit: \(desk.title ?? "")" }
    var width: PageWidth { .reading }

    private var path: Path { desk.project.map { Paths.kit(of: $0) } ?? Paths.ownKit }
    private var back: Path { desk.project.map { Paths.project($0) } ?? Paths.ownOrganization }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(back)">\(desk.title ?? "Organization")</a></li></ol></nav>
        <h1>\(desk.project == nil ? "What every newcomer should know" : "What the newcomer should know")</h1>
        <p class="lede">\(lede)</p></header>
        <form class="form" method="post" action="\(path)" data-once novalidate>\(ErrorSummary(form: form))
        <fieldset class="section"><legend>People</legend><p class="hint">Who is worth knowing, for what, and how they like to be reached.</p>\(each: 0..<shown, person)</fieldset>
        <fieldset class="section"><legend>Buddy</legend><p class="hint">One person for every small question, who is not the supervisor.</p>
        <div class="row">\(Field(name: "buddy_name", label: "Name", form: form, optional: true, limit: 80))\(Field(name: "buddy_reach", label: "How to reach them", form: form, optional: true, limit: 200))</div></fieldset>
        <fieldset class="section"><legend>Day one and after</legend>
        \(area("first_task", "First-day task", "Something small that ends the first day with a result: open this, read that, write to them.", 1500))\
        \(area("channels", "Channels", "Where you talk, what belongs where, how soon you answer.", 1500))\
        \(area("norms", "How we work", "Hours, cameras, naming of files, how decisions are made, how to say that something is wrong.", 2000))\
        \(area("glossary", "Words we use", "A line each: the word, a colon, what it means.", 3000))</fieldset>
        <div class="acts"><button class="button primary">Save</button> <a class="button plain" href="\(back)">Cancel</a></div></form>
        """
    }

    private var lede: String {
        if desk.project == nil { return "Every project begins with this, and can change it. Participants read it once they are engaged." }
        return desk.isTemplate
            ? "It begins with your organization’s template. Participants read it once they are engaged."
            : "Participants read it once they are engaged, and as long as the work goes on."
    }

    /// Those who are there, and two more.
    private var shown: Int { min(Kit.mostPeople, max(3, (form.indexes(of: "people").last ?? -1) + 3)) }

    private func person(_ number: Int) -> HTML {
        """
        <fieldset class="group"><legend>Person \(number + 1)</legend><div class="row">\(field(number, "name", "Name", 80))\(field(number, "role", "Role", 80))</div>
        <div class="row">\(field(number, "ask", "Ask them about", 200))\(field(number, "reach", "How to reach them", 200))</div></fieldset>

        """
    }

    private func field(_ number: Int, _ name: String, _ label: String, _ limit: Int) -> HTML {
        Field(name: "people.\(number).\(name)", label: label, form: form, optional: true, limit: limit).html
    }

    private func area(_ name: String, _ label: String, _ hint: String, _ limit: Int) -> HTML {
        Field(name: name, label: label, form: form, kind: .area(rows: 4), hint: hint, optional: true, limit: limit).html
    }

    static var previews: [Preview] {
        let project = RoomPreviews.engagement(.active).project
        return [
            Preview("kit-template", KitPage(desk: KitDesk(project: nil, title: nil, kit: Kit(), isTemplate: false), form: Form())),
            Preview(
                "kit",
                KitPage(
                    desk: KitDesk(project: project, title: "Clean up a donor list", kit: .example, isTemplate: true), form: Kit.example.form
                )),
            Preview(
                "kit-wrong",
                KitPage(
                    desk: KitDesk(project: project, title: "Clean up a donor list", kit: .example, isTemplate: false),
                    form: .wrong([("people.0.role", "Data lead")], "people.0.name", "Say who this is."))),
        ]
    }
}

extension Kit {
    /// For previews.
    static let example = Kit(
        people: [
            Contact(name: "Lena Voss", role: "Keeps the list", ask: "Where a number comes from", reach: "Chat, mornings"),
            Contact(name: "Omar Haddad", role: "Supervisor", ask: "What is wanted", reach: "omar@tern.example"),
        ], channels: "Chat “donors” for questions; we answer within a day. Mail only for files.",
        norms: "Nobody expects answers after six.\nSay early when something takes longer.",
        glossary: "LYBUNT: gave last year but unfortunately not this\nSoft credit: given through somebody else",
        firstTask: "Open the list, find your own favourite mistake in it, and tell Lena.", buddyName: "Ade Bello", buddyReach: "Chat")
}
