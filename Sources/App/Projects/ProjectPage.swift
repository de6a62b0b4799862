import Domain

/// A project as somebody reads it who may want to do it; its author finds the acts here.
struct ProjectPage: Page {
    let file: ProjectFile
    let record: OrganizationRecord
    let viewer: Viewer?
    /// What became of the reader's own application, if there is one.
    let application: (id: ID<Application>, state: Application.State)?
    var isSaved = false
    /// Ids of the skills the reader has.
    let have: Set<String>
    /// The reader's invitation to it, if there is one.
    var invitation: ReceivedInvitation?
    let policy: Policy
    let now: Instant
    /// The same for search engines, while it is open.
    var posting: JobPosting?
    /// What everyone who sees the project may open.
    var files: [MaterialFile] = []

    var title: String { file.shownTitle }
    var summary: String { file.draft.summary }
    var isListed: Bool { file.isOpen(at: now) }
    private var zone: Zone { viewer?.zone ?? file.zone }
    private var draft: ProjectDraft { file.draft }
    private var roles: Set<Project.Role> { viewer?.projectRoles(in: file.organization.id) ?? [] }

    var html: HTML {
        """
        <header class="head">
        <nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.projects)">Projects</a></li><li><a href="\(Paths.organization(file.organization.slug))">\(file.organization.name)</a></li></ol></nav>
        <h1>\(file.shownTitle)</h1>
        \(if: !draft.summary.isEmpty, "<p class=\"lede\">\(draft.summary)</p>")
        <p class="state"><span class="badge \(tone)">\(stateWords)</span> \(deadline)</p>
        \(ProjectActs(file: file, roles: roles, viewer: viewer, application: application, isSaved: isSaved, now: now))
        </header>
        \(invitation.map { InvitationSection(invitation: $0) })\(if: !file.returnReasons.isEmpty && roles.contains(.author), returned)
        <div class="split"><div>
        \(facts)
        \(if: !draft.background.isEmpty, background)
        \(deliverables)\(FileList(files: files, hidden: 0, title: "Files", id: "files"))\(if: !draft.questions.isEmpty, questions)\(promises)
        </div>
        <aside class="side" aria-label="Facts">\(ProjectSide(file: file, have: have))\(recordSection)</aside></div>
        \(posting?.html)
        """
    }

    private var stateWords: String {
        file.state == .published && !file.isOpen(at: now) ? "Applications are over" : file.state.words
    }

    private var tone: HTML {
        switch file.state {
        case .published: file.isOpen(at: now) ? "good" : "warn"
        case .review, .returned: "warn"
        case .filled: "info"
        case .draft, .closed, .expired, .archived: ""
        }
    }

    private var deadline: HTML {
        guard file.state == .published, let applyBy = draft.applyBy, let decideBy = draft.decideBy else { return .none }
        return file.isOpen(at: now)
            ? "Apply by \(When(instant: applyBy, zone: zone, style: .deadline)), \(When(instant: applyBy, zone: zone, style: .relative, now: now))"
            : "Everyone has an answer by \(When(instant: decideBy, zone: zone, style: .deadline))"
    }

    private var returned: HTML {
        """
        <section class="notice warn" aria-labelledby="returned"><h2 id="returned">The operator asks for changes</h2><div class="prose">\(Markdown.html(file.returnReasons))</div></section>
        """
    }

    private var facts: HTML {
        """
        <dl class="facts across">\(if: draft.fee != nil, pay)\
        <div><dt>Hours</dt><dd>\(draft.hours.map { "\($0)\(pace)" } ?? "Not said yet")</dd></div>\
        \(if: draft.start != nil, starts)<div><dt>Place</dt><dd>\(file.whereabouts)</dd></div></dl>
        """
    }

    private var pay: HTML {
        guard let fee = draft.fee else { return .none }
        let hourly = draft.hours.map { Money(minor: fee.minor / Int64(max(1, $0)), currency: fee.currency) }
        return
            "<div><dt>Fee</dt><dd class=\"money\">\(fee)\(if: hourly != nil, " <small>\(hourly?.brief ?? "") an hour</small>")</dd></div>"
    }

    private var starts: HTML { draft.start.map { "<div><dt>Starts</dt><dd>\(When(instant: $0, zone: file.zone))</dd></div>" } ?? .none }

    /// About how many hours a week, from the last due date.
    private var pace: String {
        guard let hours = draft.hours, let last = draft.deliverables.map(\.dueDays).max(), last > 0 else { return "" }
        let weeks = max(1, (last + 6) / 7)
        return weeks == 1 ? " within a week" : ", about \((hours + weeks - 1) / weeks) a week"
    }

    private var background: HTML {
        """
        <section aria-labelledby="bg"><h2 id="bg">Background</h2><div class="prose">\(Markdown.html(draft.background))</div></section>
        """
    }

    private var deliverables: HTML {
        """
        <section aria-labelledby="dl"><header class="bar"><h2 id="dl">What you hand over</h2><span class="muted small">Paid as each is accepted</span></header>
        \(each: Array(draft.deliverables.enumerated()), { deliverable($0.element, $0.offset) })\
        \(if: draft.deliverables.isEmpty, "<p class=\"muted\">Nothing is named yet.</p>")</section>
        """
    }

    private func deliverable(_ item: Deliverable, _ index: Int) -> HTML {
        let share: HTML = file.shares.indices.contains(index) ? "<span class=\"money\">\(file.shares[index])</span>" : .none
        return """
            <article class="milestone"><header><h3>\(index + 1) · \(item.title)</h3> \(share)</header>
            <p class="meta">\(item.weight) % of the fee · due \(item.dueDays) days after the start</p>
            <ul class="criteria">\(each: item.criteria, { "<li><p>\($0)</p></li>" })</ul></article>

            """
    }

    private var questions: HTML {
        """
        <section aria-labelledby="qu"><h2 id="qu">What you are asked</h2><ol>\(each: draft.questions, { "<li>\($0)</li>" })</ol></section>
        """
    }

    private var promises: HTML {
        """
        <section aria-labelledby="pr"><h2 id="pr">What is promised</h2><ul>
        \(if: draft.decideBy != nil, answer)
        <li>An offer stays open for \(policy.offerHours) hours.</li>
        <li>The fee is held before you start, and released with each deliverable that is accepted.</li>
        <li>If nobody answers within \(policy.silenceAcceptDays) days of what you hand in, it counts as accepted.</li>
        </ul><p><a href="\(Paths.promises)">All promises, in both directions</a></p></section>
        """
    }

    private var answer: HTML {
        guard let decideBy = draft.decideBy else { return .none }
        return
            "<li>You have an answer by \(When(instant: decideBy, zone: zone, style: .deadline)). If none comes, the project closes \(policy.closeAfterDecideByDays) days later and you are told.</li>"
    }

    private var recordSection: HTML {
        """
        <section aria-labelledby="or"><h2 id="or">Record of \(file.organization.name)</h2>\(RecordFigures(record: record))</section>
        """
    }

    static var previews: [Preview] {
        func page(_ file: ProjectFile) -> ProjectPage {
            ProjectPage(
                file: file, record: .example, viewer: nil, application: nil, have: ["spreadsheets"], policy: .example,
                now: ProjectFile.exampleNow,
                posting: file.isOpen(at: ProjectFile.exampleNow)
                    ? JobPosting(file: file, addresses: FeedAddresses(site: "https://foothold.example")) : nil)
        }
        return [
            Preview("project", page(.example)), Preview("project-filled", page(.example(.filled))), Preview("project-blank", page(.blank)),
        ]
    }
}
