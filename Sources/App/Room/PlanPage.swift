import Domain

/// The participant's plan: their own steps towards each milestone, to add, order, change and tick.
struct PlanPage: Page {
    let engagement: EngagementRow
    let milestones: [MilestoneRow]
    let steps: [PlanStep]
    let form: Form
    /// The milestone whose form was wrong.
    let formOf: ID<Milestone>?
    let zone: Zone

    var title: String { "Your plan: \(engagement.title)" }
    var width: PageWidth { .reading }
    var isLive: Bool { form.problems.isEmpty }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li></ol></nav>
        <h1>Your plan</h1><p class="lede">Break each milestone down into steps you can finish in a day. \(engagement.employer) reads them and changes nothing.</p></header>
        \(ErrorSummary(form: form))\(each: milestones.filter { $0.state != .cancelled }, part)
        """
    }

    private func part(_ milestone: MilestoneRow) -> HTML {
        let mine = steps.filter { $0.milestone == milestone.id }
        return """
            <section aria-labelledby="m-\(milestone.position)"><h2 id="m-\(milestone.position)">\(milestone.position) · \(milestone.title)</h2>
            <p class="meta">\(milestone.state.badge) due \(When(instant: milestone.dueAt, zone: zone, style: .dateTime))</p>
            \(if: !mine.isEmpty, "<ul class=\"rows\">\(each: Array(mine.enumerated()), { row($0.element, at: $0.offset, of: mine.count) })</ul>")\
            \(if: mine.isEmpty && milestone.state != .accepted, suggestions(milestone))\
            \(if: milestone.state != .accepted, adding(milestone))</section>

            """
    }

    private func row(_ step: PlanStep, at index: Int, of count: Int) -> HTML {
        """
        <li class="item"><h3>\(step.title)</h3><p class="meta">\(if: step.isDone, "<span class=\"badge good\">Done</span> ")\(step.dueOn.map { "by \(Zone.utc.medium($0.start))" as HTML } ?? "no day yet")</p>
        <div class="acts">\(PlanTick(step: step))\(if: index > 0, mover(step, "up"))\(if: index < count - 1, mover(step, "down")) \
        <a class="button plain" href="\(Paths.step(step.id))">Change<span class="sr"> \(step.title)</span></a></div></li>

        """
    }

    private func mover(_ step: PlanStep, _ direction: String) -> HTML {
        """
         <form method="post" action="\(Paths.step(step.id, .place))"><input type="hidden" name="direction" value="\(direction)">\
        <button class="button plain">Move \(direction)<span class="sr"> \(step.title)</span></button></form>
        """
    }

    /// Where nothing is planned, the criteria say what will be asked.
    private func suggestions(_ milestone: MilestoneRow) -> HTML {
        guard !milestone.criteria.isEmpty else { return .none }
        let options = milestone.criteria.map { Option(value: $0.id.text, label: Plans.step(for: $0)) }
        let all = Form(options.map { ("criterion", $0.value) })
        return """
            <form class="form" method="post" action="\(Paths.suggestedSteps(of: milestone.id))" data-once>
            <fieldset class="choices"><legend>Nothing is planned yet. Begin with what will be looked at:</legend>
            \(each: options, { choice($0, all) })</fieldset>
            <div class="acts"><button class="button">Make steps of these<span class="sr"> for \(milestone.title)</span></button></div></form>

            """
    }

    private func choice(_ option: Option, _ form: Form) -> HTML {
        "<label class=\"choice\"><input type=\"checkbox\" name=\"criterion\" value=\"\(option.value)\" checked><span>\(option.label)</span></label>\n"
    }

    private func adding(_ milestone: MilestoneRow) -> HTML {
        let isHere = formOf == milestone.id
        // Two forms on one page: only the one that was wrong keeps the plain names, so that its summary links to it.
        let mine = isHere ? form : Form()
        return """
            <details\(if: isHere, " open")><summary>Add a step<span class="sr"> to \(milestone.title)</span></summary>
            <form class="form" method="post" action="\(Paths.steps(of: milestone.id))" data-once novalidate>
            \(StepFields(form: mine, suffix: isHere ? "" : "-\(milestone.position)"))
            <div class="acts"><button class="button">Add it</button></div></form></details>

            """
    }

    static var previews: [Preview] {
        let room = RoomPreviews.room(.active, .participant)
        func page(_ steps: [PlanStep], _ form: Form = Form(), at milestone: ID<Milestone>? = nil) -> PlanPage {
            PlanPage(
                engagement: room.engagement, milestones: room.milestones, steps: steps, form: form, formOf: milestone, zone: .utc)
        }
        var wrong = Form([("title", ""), ("due", "2026-11-30")])
        wrong.problems = [Problem(field: "title", message: "The step is missing: write it here.")]
        return [
            Preview("plan", page(RoomLife.sampleSteps)), Preview("plan-empty", page([])),
            Preview("plan-wrong", page(RoomLife.sampleSteps, wrong, at: room.milestones[1].id)),
        ]
    }
}

/// The two fields of a step.
struct StepFields: Component {
    let form: Form
    /// Tells the ids of several such forms on one page apart.
    var suffix = ""

    var html: HTML {
        """
        <div class="field\(if: form.problem("title") != nil, " bad")"><label for="title\(suffix)">The step</label>
        <input id="title\(suffix)" name="title" value="\(form["title"])" maxlength="160" required\(error("title"))>\(words("title"))</div>
        <div class="field short\(if: form.problem("due") != nil, " bad")"><label for="due\(suffix)">By when <span class="optional">optional</span></label>
        <input id="due\(suffix)" name="due" type="date" value="\(form["due"])"\(error("due"))>\(words("due"))</div>
        """
    }

    private func error(_ name: String) -> HTML {
        form.problem(name) == nil ? .none : " aria-describedby=\"\(name)-error\" aria-invalid=\"true\""
    }

    private func words(_ name: String) -> HTML {
        form.problem(name).map { "\n<p class=\"error\" id=\"\(name)-error\">\($0)</p>" as HTML } ?? .none
    }
}

/// The button that ticks a step, or takes the tick back.
struct PlanTick: Component {
    let step: PlanStep
    /// The room comes back after it, not the plan.
    var isInRoom = false

    var html: HTML {
        """
        <form method="post" action="\(Paths.step(step.id, .tick))"><input type="hidden" name="done" value="\(if: step.isDone, "no", else: "yes")">\(if: isInRoom, "<input type=\"hidden\" name=\"back\" value=\"room\">")\
        <button class="button\(if: step.isDone, " plain")">\(if: step.isDone, "Not done", else: "Done")<span class="sr">: \(step.title)</span></button></form>
        """
    }
}

/// One step, to change or to remove.
struct StepPage: Page {
    let engagement: EngagementRow
    let step: PlanStep
    let form: Form

    var title: String { "Change a step" }
    var width: PageWidth { .narrow }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li><li><a href="\(Paths.engagement(engagement.id, .plan))">Your plan</a></li></ol></nav>
        <h1>Change a step</h1></header>
        <form class="form" method="post" action="\(Paths.step(step.id))" data-once novalidate>
        \(ErrorSummary(form: form))\(StepFields(form: form))
        <div class="acts"><button class="button primary">Save</button></div></form>
        <form class="aside" method="post" action="\(Paths.step(step.id, .removal))" data-once><button class="button danger">Remove this step</button></form>
        """
    }

    static func form(of step: PlanStep) -> Form { Form([("title", step.title), ("due", step.dueOn?.text ?? "")]) }

    static var previews: [Preview] {
        let step = RoomLife.sampleSteps[0]
        let engagement = RoomPreviews.engagement(.active)
        return [Preview("step", StepPage(engagement: engagement, step: step, form: form(of: step)))]
    }
}
