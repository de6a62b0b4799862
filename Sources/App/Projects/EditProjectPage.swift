import Domain

/// The scope builder: one page from the problem to the fee, kept as far as it is written.
struct EditProjectPage: Page {
    let form: Form
    let file: ProjectFile
    let members: [Member]
    let policy: Policy
    let zone: Zone
    let now: Instant

    var title: String { "Edit: \(file.shownTitle)" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head">
        <nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.ownOrganization.anchored("projects"))">Projects of \(file.organization.name)</a></li></ol></nav>
        <h1>\(file.shownTitle)</h1>
        <p class="state"><span class="badge">\(file.state.words)</span> Saved \(When(instant: file.updatedAt, zone: zone, style: .relative, now: now))</p>
        </header>
        \(if: !file.returnReasons.isEmpty, returned)
        <form class="form" method="post" action="\(Paths.editProject(file.id))" data-once novalidate>
        \(ErrorSummary(form: form))\(problem)\(DeliverableFields(form: form))\(people)\(dates)\(money)\(rules)\(questions)
        <div class="savebar"><button class="button primary" name="act" value="check">Check the scope</button>
        <button class="button" name="act" value="draft">Save draft</button><p class="hint">Nothing is published yet.</p></div>
        </form>
        <datalist id="addresses">\(each: members, { "<option value=\"\($0.email)\">\($0.name)</option>" })</datalist>
        """
    }

    private var returned: HTML {
        """
        <section class="notice warn" aria-labelledby="returned"><h2 id="returned">The operator asks for changes</h2>
        <div class="prose">\(Markdown.html(file.returnReasons))</div></section>
        """
    }

    private var problem: HTML {
        """
        <fieldset class="section"><legend>The problem</legend><p class="hint">Write for someone who has never heard of you.</p>
        \(Field(name: "title", label: "Title", form: form, hint: "Start with a verb and say what is made.", limit: 90))\
        \(Field(name: "problem", label: "The problem in one sentence", form: form, hint: "What goes wrong today, or what do you not know?", limit: 300))\
        \(Field(name: "background", label: "Background", form: form, kind: .area(rows: 7), hint: "Who you are, what is there already, how the work will be used.", optional: true, limit: 3000))\
        <div class="row">\(Select(name: "field", label: "Field", form: form, options: Taxonomy.fieldOptions, prompt: "Choose a field"))</div>
        \(SkillsField(name: "needed", label: "Skills needed", form: form, hint: "Type a name and choose from the list.", most: ProjectForm.skills))\
        \(SkillsField(name: "gained", label: "Skills gained", form: form, hint: "What somebody can do better afterwards.", most: ProjectForm.skills, printsNames: false))
        </fieldset>
        """
    }

    private var people: HTML {
        let authors = members.filter(\.role.isAuthor).map { Option(value: $0.id.text, label: $0.name) }
        return """
            <fieldset class="section"><legend>People</legend>
            \(Select(name: "supervisor", label: "Supervisor", form: form, options: authors, prompt: "Choose who accepts the work", hint: "Answers questions, reviews each version, accepts it."))\
            \(backup)\
            \(Select(name: "mentor", label: "Mentor", form: form, options: members.map { Option(value: $0.id.text, label: $0.name) }, prompt: "Nobody", hint: "Guides, but does not judge.", optional: true))
            <div class="row">\(Field(name: "minutes", label: "Minutes a week for the participant", form: form, kind: .number, optional: true))\
            \(Select(name: "check_ins", label: "Check-ins", form: form, options: Option.all(CheckInRhythm.self)))</div>
            </fieldset>
            """
    }

    private var backup: HTML {
        let name = "backup_supervisor"
        let problem = form.problem(name)
        return """
            <div class="field\(if: problem != nil, " bad")"><label for="\(name)">Backup supervisor <span class="optional">optional</span></label>
            <p class="hint" id="\(name)-hint">Steps in when the supervisor is away. An address that is no member yet gets an invitation when you publish.</p>
            <input id="\(name)" name="\(name)" type="email" value="\(form[name])" list="addresses" aria-describedby="\(name)-hint\(if: problem != nil, " \(name)-error")"\
            \(if: problem != nil, " aria-invalid=\"true\"")>
            \(if: problem != nil, "<p class=\"error\" id=\"\(name)-error\">\(problem ?? "")</p>")</div>

            """
    }

    private var dates: HTML {
        """
        <fieldset class="section"><legend>Dates</legend>
        <p class="hint">Days are those of \(file.zone.name). Everyone who applies has an answer by the decide-by day, at most \(policy.decideByDaysAfterApplyBy) days after the last day to apply.</p>
        <div class="row">\(Field(name: "apply_by", label: "Apply by", form: form, kind: .date, short: true))\
        \(Field(name: "decide_by", label: "Decide by", form: form, kind: .date, short: true))\
        \(Field(name: "start", label: "Work starts", form: form, kind: .date, short: true))</div>
        </fieldset>
        """
    }

    private var money: HTML {
        let floor = Money(minor: policy.floorMinorPerHour, currency: policy.currency)
        let share = policy.feeBasisPoints / 100
        return """
            <fieldset class="section"><legend>Hours and fee</legend>
            <div class="row">\(Field(name: "hours", label: "Hours", form: form, kind: .number, short: true))\
            \(Field(name: "fee", label: "Fixed fee for each person", form: form, kind: .decimal, suffix: policy.currency.code, short: true))\
            \(Field(name: "seats", label: "Seats", form: form, kind: .number, short: true))</div>
            <p class="tally"><output data-floor="\(floor.figures)" data-hours="hours" data-fee="fee" data-currency="\(policy.currency.code)">The floor is hours × \(floor).</output></p>
            <p class="hint">The participant gets the whole fee. You pay \(share) % on top to the platform, only when somebody starts.</p>
            </fieldset>
            """
    }

    private var rules: HTML {
        """
        <fieldset class="section"><legend>Place and rules</legend>
        \(Choices(name: "place", legend: "Place", form: form, options: Option.all(Place.self), across: true))\
        \(Field(name: "city", label: "City", form: form, hint: "For work that is partly or wholly on site.", optional: true, limit: 80))\
        \(Field(name: "tools", label: "Tools", form: form, hint: "What the participant needs, or gets from you.", optional: true, limit: 200))\
        \(Field(name: "eligibility", label: "Conditions", form: form, hint: "Only what the work itself demands, such as a permit to work in one country.", optional: true, limit: 300))\
        \(Choices(name: "ai", legend: "AI tools", form: form, options: Option.all(AIPolicy.self)))\
        \(Field(name: "ai_note", label: "Note on AI tools", form: form, optional: true, limit: 300))\
        \(Choices(name: "confidentiality", legend: "Confidentiality", form: form, options: Option.all(Confidentiality.self)))\
        \(Choices(name: "ip", legend: "Rights in the work", form: form, options: Option.all(IPMode.self)))\
        \(Choices(name: "portfolio", legend: "What the participant may show afterwards", form: form, options: Option.all(PortfolioPermission.self)))
        </fieldset>
        """
    }

    private var questions: HTML {
        """
        <fieldset class="section"><legend>Questions to applicants</legend>
        <p class="hint">At most three, each answered in a few sentences. They count more than a résumé.</p>
        \(each: Array(0..<ProjectForm.questions), { Field(name: "questions.\($0)", label: "Question \($0 + 1)", form: form, optional: true, limit: 240).html })
        </fieldset>
        """
    }

    static var previews: [Preview] {
        let file = ProjectFile.example
        let form = ProjectForm(zone: file.zone, currency: .usd, members: []).form(file.draft)
        let page = EditProjectPage(
            form: form, file: file, members: [.example], policy: .example, zone: .utc, now: file.updatedAt + .minutes(2))
        var wrong = form
        wrong.set("fee", "lots")
        wrong.problems = [Problem(field: "fee", message: "Enter an amount in figures with a point before the cents, such as 1,250.00.")]
        let refused = EditProjectPage(form: wrong, file: file, members: [.example], policy: .example, zone: .utc, now: file.updatedAt)
        return [Preview("project-edit", page), Preview("project-edit-wrong", refused)]
    }
}
