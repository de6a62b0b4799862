import Domain

/// The scope check of a draft, and the one step that follows from it.
struct CheckProjectPage: Page {
    let file: ProjectFile
    let report: ScopeReport
    let gaps: [Problem]
    let policy: Policy

    var title: String { "Check: \(file.shownTitle)" }
    var width: PageWidth { .reading }

    private var edit: Path { Paths.editProject(file.id) }
    private var isReady: Bool { gaps.isEmpty && report.canPublish && file.organization.state != .suspended }
    private var goesOut: Bool { file.goesStraightOut(report.score, policy) }

    var html: HTML {
        """
        <header class="head">
        <nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.ownOrganization.anchored("projects"))">Projects of \(file.organization.name)</a></li><li><a href="\(edit)">Edit</a></li></ol></nav>
        <h1>\(file.shownTitle)</h1>
        <p class="state"><span class="badge">\(file.state.words)</span> \(file.draft.hours.map { "\($0) h" } ?? "Hours open") · \(fee)</p>
        </header>
        \(step)\(if: !gaps.isEmpty, missing)
        \(ScopeReportSection(report: report, verdict: verdict, edit: edit, policy: policy))
        """
    }

    private var fee: HTML { file.draft.fee.map { "<span class=\"money\">\($0)</span>" } ?? "fee open" }

    private var step: HTML {
        """
        <section class="next" aria-labelledby="next"><h2 id="next">Your next step</h2>
        <p>\(stepWords)</p>
        <div class="acts">\(if: isReady, publication)<a class="button\(if: !isReady, " primary")" href="\(edit)">Go on editing</a> \
        <a class="button plain" href="\(Paths.project(file.id))">See the page as others will</a></div>
        </section>
        """
    }

    private var publication: HTML {
        """
        <form method="post" action="\(Paths.publication(file.id))" data-once><button class="button primary">\(goesOut ? "Publish the project" : "Ask for review")</button></form>

        """
    }

    /// What it will cost, said before anything is promised.
    private var owing: String {
        guard let fee = file.draft.fee, let all = try? fee.adding(Fee.platform(of: fee, policy)) else { return "" }
        return " You pay \(all.text) for each person who accepts, our share included, before their work starts."
    }

    private var stepWords: String {
        if file.organization.state == .suspended { return "\(file.organization.name) is suspended and cannot publish now." }
        if !gaps.isEmpty { return "Some things are missing. Nothing is published before they are there." }
        if !report.canPublish {
            return "This scope cannot be published yet. From \(policy.publishScore) of 100 it can be read by the operator."
        }
        if goesOut { return "It is ready. Publishing starts the clocks you promised: apply by, decide by.\(owing)" }
        return file.organization.state == .verified
            ? "From \(policy.operatorScore) it goes straight out; until then an operator reads it first, usually within a day."
            : "\(file.organization.name) is not verified yet, so an operator reads each project first, usually within a day."
    }

    private var verdict: String {
        if !gaps.isEmpty { return "This is the score of what is written so far; what is missing comes first." }
        if !report.canPublish { return "Below \(policy.publishScore) it cannot be published. Each line says how to get its points back." }
        if report.needsOperator {
            return "The operator will read this before it is published. From \(policy.operatorScore) it goes straight out."
        }
        return report.losses.isEmpty ? "Clear, fair and possible. Nothing to mend." : "Good enough to go out. These would make it better."
    }

    private var missing: HTML {
        """
        <section class="notice bad" aria-labelledby="missing"><h2 id="missing">\(gaps.count == 1 ? "One thing is missing" : "\(gaps.count) things are missing")</h2>
        <ul>\(each: gaps, { "<li><a href=\"\(edit.anchored(Field.id($0.field)))\">\($0.message)</a></li>" })</ul></section>
        """
    }

    static var previews: [Preview] {
        let now = ProjectFile.exampleNow
        func page(_ file: ProjectFile) -> CheckProjectPage {
            CheckProjectPage(file: file, report: file.report(.example, at: now), gaps: file.draft.gaps(at: now), policy: .example)
        }
        return [Preview("project-check", page(.example(.draft))), Preview("project-check-empty", page(.blank))]
    }
}

extension ProjectFile {
    /// A draft of which nothing is written, for previews.
    static let blank = ProjectFile(
        id: example.id, state: .draft, draft: ProjectDraft(), organization: .example(.unverified), supervisorName: "", backupName: "",
        mentorName: "", seatsTaken: 0, returnReasons: "", scopeScore: 0, createdBy: example.createdBy, updatedAt: exampleNow,
        publishedAt: nil, applicants: 0)
}
