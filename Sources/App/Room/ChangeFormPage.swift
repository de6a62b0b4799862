import Domain

/// Proposes a change of what was agreed about one milestone, and signs it.
struct ChangeFormPage: Page {
    let engagement: EngagementRow
    /// Those that can still change.
    let milestones: [MilestoneRow]
    let form: Form
    let zone: Zone

    var title: String { "Ask for a change" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li></ol></nav>
        <h1>Ask for a change</h1><p class="lede">More time, or other words for what is delivered. It is true when both of you have signed it; until then everything stays.</p></header>
        \(if: milestones.isEmpty, nothing, else: fields)
        """
    }

    private var nothing: HTML {
        """
        <div class="empty"><h2>Nothing can change now</h2><p>Every milestone is handed in or done. When changes are asked for, its date can be moved.</p><a class="button" href="\(Paths.engagement(engagement.id))">Back to the work</a></div>
        """
    }

    private var options: [Option] {
        milestones.map { Option(value: $0.id.text, label: "\($0.position) · \($0.title), due \(engagement.zone.medium($0.dueAt))") }
    }

    private var fields: HTML {
        """
        <form class="form" method="post" action="\(Paths.engagement(engagement.id, .changes))" data-once novalidate>
        \(ErrorSummary(form: form))\(Select(name: "milestone", label: "Milestone", form: form, options: options, prompt: "Choose"))\
        \(Field(name: "due", label: "New due date", form: form, kind: .date, hint: "It ends at midnight in \(engagement.zone.name), as every date of the agreement.", optional: true, short: true))
        <details\(if: hasWords, " open")><summary>Change the words too</summary><p class="hint">Only as long as nothing was handed in for it.</p>
        \(Field(name: "title", label: "New title", form: form, optional: true, limit: 120))\
        \(Field(name: "criteria", label: "It is done when", form: form, kind: .area(rows: 4), hint: "One criterion a line; they take the place of all there are. Empty leaves them as they are.", optional: true, limit: 2000))</details>
        \(Field(name: "reason", label: "Why", form: form, kind: .area(rows: 3), hint: "The other side reads it.", limit: 600))\
        \(Field(name: "name", label: "Your full name", form: form, hint: "Typing it signs the change. The time and your network address are kept with it.", limit: 80, autocomplete: "name"))
        <p class="hint">The fee and the hours cannot be changed here: the fee is held as it was agreed.</p>
        <div class="acts"><button class="button primary">Sign and propose</button> <a class="button plain" href="\(Paths.engagement(engagement.id))">Go back</a></div></form>
        """
    }

    private var hasWords: Bool {
        !form["title"].isEmpty || !form["criteria"].isEmpty || form.problem("title") != nil || form.problem("criteria") != nil
    }

    static var previews: [Preview] {
        let room = RoomPreviews.room(.active, .participant)
        func page(_ milestones: [MilestoneRow], _ form: Form = Form()) -> ChangeFormPage {
            ChangeFormPage(engagement: room.engagement, milestones: milestones, form: form, zone: .utc)
        }
        var wrong = Form([("milestone", room.milestones[1].id.text), ("title", "Other"), ("reason", "Ill for a week.")])
        wrong.problems = [
            Problem(field: "title", message: "Something was handed in for this milestone already, so only its date can change."),
            Problem(field: "name", message: "Your full name is missing: write it here."),
        ]
        return [
            Preview("change-new", page(Array(room.milestones.suffix(1)))), Preview("change-wrong", page(room.milestones, wrong)),
            Preview("change-none", page([])),
        ]
    }
}
