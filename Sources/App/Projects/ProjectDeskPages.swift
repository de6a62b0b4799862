import Domain

/// The projects that wait for an operator, the longest wait first.
struct ProjectQueuePage: Page {
    let waiting: [Listing]
    let zone: Zone
    let now: Instant

    var title: String { "Projects to read" }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.desk)">Desk</a></li></ol></nav>
        <h1>Projects to read</h1><p class="state">\(waiting.isEmpty ? "Nothing waits" : "\(waiting.count) waiting")</p></header>
        \(if: waiting.isEmpty, empty, else: "<ul class=\"rows\">\(each: waiting, item)</ul>")
        """
    }

    private var empty: HTML {
        "<div class=\"empty\"><h2>Nothing to read</h2><p>New projects come here before they are published.</p></div>"
    }

    private func item(_ listing: Listing) -> HTML {
        """
        <li class="item"><h2><a href="\(Paths.deskProject(listing.id))">\(listing.shownTitle)</a></h2>
        <p class="meta">\(listing.organizationName)\(if: listing.field != nil, " · \(Taxonomy.field(listing.field ?? ""))")\(if: listing.fee != nil, fee(listing))\(if: listing.applyBy != nil, due(listing))</p></li>

        """
    }

    private func fee(_ listing: Listing) -> HTML { listing.fee.map { " · <span class=\"money\">\($0)</span>" } ?? .none }

    private func due(_ listing: Listing) -> HTML {
        listing.applyBy.map { " · applications close \(When(instant: $0, zone: zone, style: .relative, now: now))" } ?? .none
    }

    static var previews: [Preview] {
        [
            Preview("desk-projects", ProjectQueuePage(waiting: [.example], zone: .utc, now: ProjectFile.exampleNow)),
            Preview("desk-projects-empty", ProjectQueuePage(waiting: [], zone: .utc, now: ProjectFile.exampleNow)),
        ]
    }
}

/// A whole project as the operator reads it, with its scope check, and the decision.
struct ProjectReadingPage: Page {
    let file: ProjectFile
    let record: OrganizationRecord
    let form: Form
    let policy: Policy
    let zone: Zone
    let now: Instant

    var title: String { "Read: \(file.shownTitle)" }

    private var draft: ProjectDraft { file.draft }
    private var report: ScopeReport { file.report(policy, at: now) }

    private func may(_ event: Project.Event) -> Bool { Project.machine.allows(event, from: file.state, by: [.operator]) }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.desk)">Desk</a></li><li><a href="\(Paths.deskProjects)">Projects to read</a></li></ol></nav>
        <h1>\(file.shownTitle)</h1><p class="lede">\(draft.summary)</p>
        <p class="state"><span class="badge \(ProjectTone.of(file.state))">\(file.state.words)</span> \
        <a href="\(Paths.deskOrganization(file.organization.id))">\(file.organization.name)</a>, \(file.organization.state.words.lowercased())</p></header>
        \(if: may(.approve) || may(.close), decision)
        <div class="split"><div>\(ScopeReportSection(report: report, verdict: verdict, edit: nil, policy: policy))
        <dl class="facts across"><div><dt>Fee</dt><dd class="money">\(draft.fee.map { "\($0)" as HTML } ?? "–")</dd></div><div><dt>Hours</dt><dd>\(draft.hours.map { "\($0)" } ?? "–")</dd></div>\(dates)<div><dt>Place</dt><dd>\(file.whereabouts)</dd></div></dl>
        <section aria-labelledby="bg"><h2 id="bg">Background</h2><div class="prose">\(Markdown.html(draft.background))</div></section>
        <section aria-labelledby="dl"><h2 id="dl">Deliverables</h2>\(each: draft.deliverables, deliverable)</section>
        \(if: !draft.questions.isEmpty, "<section aria-labelledby=\"qu\"><h2 id=\"qu\">Questions</h2><ol>\(each: draft.questions, { "<li>\($0)</li>" })</ol></section>")
        </div><aside class="side" aria-label="Facts">\(ProjectSide(file: file, have: []))
        <section aria-labelledby="or"><h2 id="or">Record of \(file.organization.name)</h2>\(RecordFigures(record: record))</section></aside></div>
        """
    }

    private var verdict: String {
        report.canPublish
            ? "From \(policy.publishScore) on, the decision is yours." : "Below \(policy.publishScore) it cannot be published: return it."
    }

    private var dates: HTML {
        let named: [(String, Instant?)] = [("Apply by", draft.applyBy), ("Decide by", draft.decideBy), ("Starts", draft.start)]
        return HTML.joined(
            named.map { name, day in day.map { "<div><dt>\(name)</dt><dd>\(When(instant: $0, zone: file.zone))</dd></div>" } ?? .none })
    }

    private func deliverable(_ item: Deliverable) -> HTML {
        """
        <article class="milestone"><header><h3>\(item.title)</h3> <span>\(item.weight) %</span></header><p class="meta">due \(item.dueDays) days after the start</p>
        <ul class="criteria">\(each: item.criteria, { "<li><p>\($0)</p></li>" })</ul></article>

        """
    }

    private var decision: HTML {
        """
        <section class="next" aria-labelledby="next"><h2 id="next">\(may(.approve) ? "Your decision" : "Close this project")</h2>
        <form class="form" method="post" action="\(Paths.deskProject(file.id))" data-once novalidate>\(ErrorSummary(form: form))
        \(Field(name: "reasons", label: may(.approve) ? "What has to change, if you return it" : "Why it is closed", form: form, kind: .area(rows: 3), hint: "The author reads this.", optional: may(.approve), limit: may(.approve) ? 2000 : 300))
        <div class="acts">\(if: may(.approve), "<button class=\"button primary\" name=\"act\" value=\"approve\">Approve and publish</button> <button class=\"button\" name=\"act\" value=\"return\">Return with reasons</button>")\
        \(if: may(.close), "<button class=\"button danger\" name=\"act\" value=\"close\">Close the project</button>")</div></form></section>
        """
    }

    static var previews: [Preview] {
        func page(_ state: Project.State) -> ProjectReadingPage {
            ProjectReadingPage(
                file: .example(state), record: .example, form: Form(), policy: .example, zone: .utc, now: ProjectFile.exampleNow)
        }
        return [Preview("desk-project", page(.review)), Preview("desk-project-published", page(.published))]
    }
}
