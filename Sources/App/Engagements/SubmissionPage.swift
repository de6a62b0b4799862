import Domain

/// The form to hand in a version of a milestone's work.
struct SubmissionPage: Page {
    let engagement: EngagementRow
    let milestone: MilestoneRow
    let form: Form
    let zone: Zone
    let silenceDays: Int

    var title: String { "Hand in “\(milestone.title)”" }
    var width: PageWidth { .reading }

    private var number: Int { (milestone.newest?.version ?? 0) + 1 }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li></ol></nav>
        <h1>\(milestone.title)</h1><p class="state">\(milestone.state.badge) Version \(number), due \(When(instant: milestone.dueAt, zone: zone, style: .dateTime))</p></header>
        \(lastReview)
        <section aria-labelledby="criteria"><h2 id="criteria">What it is judged by</h2><ul class="criteria">\(each: milestone.criteria, { "<li><p>\($0.text)</p></li>" })</ul></section>
        <form class="form" method="post" action="\(Paths.submission(of: milestone.id))" enctype="multipart/form-data" data-once novalidate>
        \(ErrorSummary(form: form))\(if: !form.problems.isEmpty, "<p class=\"hint\">If you had chosen files, choose them again: browsers do not keep them.</p>")
        \(Field(name: "note", label: "What you hand in", form: form, kind: .area(rows: 6), hint: "What it is, where to look first, what is left open.", limit: 4000))\
        \(Field(name: "links", label: "Links", form: form, kind: .area(rows: 3), hint: "One on each line, up to \(SubmissionVersion.mostLinks). Check that the reviewer can open them.", optional: true))\
        \(files)
        \(aiStatement)
        <fieldset class="section"><legend>For yourself</legend><p class="hint">A sentence each. The reviewer reads it too, and it helps you to tell about this work later.</p>
        \(each: ReflectionPrompt.allCases, { Field(name: "reflection_\($0.rawValue)", label: $0.words, form: form, kind: .area(rows: 2), optional: true, limit: 1000).html })</fieldset>
        <div class="savebar"><button class="button primary">Hand in version \(number)</button><p class="hint">\(engagement.supervisor) has \(silenceDays) days to answer; silence accepts it.</p></div></form>
        """
    }

    private var files: HTML {
        let problem = form.problem("files")
        return """
            <div class="field\(if: problem != nil, " bad")"><label for="files">Files <span class="optional">optional</span></label>
            <p class="hint" id="files-hint">Up to \(UploadLimits.files) files of 20 MB each: PDF, pictures, text, CSV, Office, OpenDocument or zip.</p>
            <input id="files" name="files" type="file" multiple aria-describedby="files-hint\(if: problem != nil, " files-error")"\(if: problem != nil, " aria-invalid=\"true\"")>
            \(if: problem != nil, "<p class=\"error\" id=\"files-error\">\(problem ?? "")</p>")</div>
            """
    }

    private var aiStatement: HTML {
        let hint =
            switch engagement.aiPolicy {
            case .disclose: "\(engagement.employer) asks which AI tools you used, and for what. Write “none” if you used none."
            case .allowed: "You may use AI tools here. Saying where helps the reviewer."
            case .forbidden: "\(engagement.employer) asks you not to use AI tools for this work."
            }
        return Field(
            name: "ai_statement", label: "AI tools", form: form, kind: .area(rows: 2), hint: hint,
            optional: engagement.aiPolicy != .disclose,
            limit: 1000
        ).html
    }

    private var lastReview: HTML {
        guard milestone.state == .changes, let review = milestone.newest?.review else { return .none }
        return
            "<div class=\"notice warn\"><h2>What \(review.reviewer ?? "the reviewer") asked for</h2><div class=\"prose\">\(Markdown.html(review.comment))</div></div>"
    }

    static var previews: [Preview] {
        let room = RoomPreviews.room(.active, .participant)
        return room.milestones.dropFirst().prefix(1).flatMap { milestone in
            [
                Preview(
                    "submission",
                    SubmissionPage(engagement: room.engagement, milestone: milestone, form: Form(), zone: .utc, silenceDays: 7)),
                Preview(
                    "submission-wrong",
                    SubmissionPage(
                        engagement: room.engagement, milestone: milestone,
                        form: .wrong([("note", "The page of findings.")], "files", "“page.html” is not a kind of file we take."),
                        zone: .utc,
                        silenceDays: 7)),
            ]
        }
    }
}

/// The form to judge a version.
struct ReviewPage: Page {
    let engagement: EngagementRow
    let milestone: MilestoneRow
    let submission: Submission
    let form: Form
    let zone: Zone
    let silenceAt: Instant

    var title: String { "Review “\(milestone.title)”" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li></ol></nav>
        <h1>\(milestone.title)</h1><p class="state">\(milestone.state.badge) Silence accepts it on \(When(instant: silenceAt, zone: zone, style: .dateTime))</p></header>
        <section aria-labelledby="work"><h2 id="work">What \(engagement.participant) handed in</h2><article class="milestone">\(VersionView(submission: submission, zone: zone))</article></section>
        \(ReviewForm(milestone: milestone, participant: engagement.participant, form: form, action: Paths.review(of: submission.id)))
        """
    }

    static var previews: [Preview] {
        let room = RoomPreviews.room(.delivered, .supervisor)
        guard let milestone = room.waiting.first, let submission = milestone.newest else { return [] }
        return [
            Preview(
                "review",
                ReviewPage(
                    engagement: room.engagement, milestone: milestone, submission: submission, form: Form(), zone: .utc,
                    silenceAt: room.silenceAt(submission)))
        ]
    }
}
