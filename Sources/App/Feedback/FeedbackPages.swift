import Domain

/// Feedback on a finished engagement: the form, what you said, and what the other side said once it may be read.
struct FeedbackPage: Page {
    let desk: FeedbackDesk
    let form: Form
    let zone: Zone
    /// After so many days what was said is shown, whoever is silent.
    let days: Int

    var title: String { "Feedback on \(desk.project)" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(desk.engagement))">\(desk.project)</a></li></ol></nav>
        <h1>\(if: desk.mayGive, "Say how it was with \(desk.about)", else: "Feedback")</h1>
        <p class="state">\(state)</p></header>
        \(if: desk.mayGive, give)\(others)\(if: desk.own != nil, own)
        """
    }

    private var state: HTML {
        if desk.isRevealed { return "<span class=\"badge good\">Open</span> What was said can be read by both sides." }
        guard let revealAt = desk.revealAt else {
            return
                "<span class=\"badge warn\">Waiting for you</span> Neither side reads the other’s words before both have spoken, or \(days) days after the first."
        }
        return desk.own == nil
            ? "<span class=\"badge warn\">Waiting for you</span> \(desk.about) has spoken. You read it when you have, or on \(When(instant: revealAt, zone: zone))."
            : "<span class=\"badge warn\">Waiting for \(desk.about)</span> Both are shown when they have spoken, or on \(When(instant: revealAt, zone: zone))."
    }

    private var own: HTML {
        guard let own = desk.own else { return .none }
        return """
            <section aria-labelledby="own"><h2 id="own">What you said</h2>\(FeedbackCard(feedback: own, zone: zone))</section>

            """
    }

    private var others: HTML {
        guard desk.isRevealed else { return .none }
        guard let other = desk.other else {
            return """
                <section aria-labelledby="other"><h2 id="other">What \(desk.about) said</h2><p class="muted">They said nothing in \(days) days.</p></section>

                """
        }
        return """
            <section aria-labelledby="other"><h2 id="other">What \(desk.about) said</h2>\(FeedbackCard(feedback: other, zone: zone))</section>

            """
    }

    private var give: HTML {
        """
        <form class="form" method="post" action="\(Paths.engagement(desk.engagement, .feedback))" data-once novalidate>
        \(ErrorSummary(form: form))<fieldset class="section"><legend>How it went</legend>
        \(Scale(name: "overall", legend: "All in all", form: form, hint: "1 = I would not do this again, 5 = I would at once"))\
        \(each: FeedbackCriterion.asked(of: desk.side), { Scale(name: $0.rawValue, legend: $0.words, form: form).html })</fieldset>
        \(if: desk.side == .employer && !desk.skills.isEmpty, skills)<fieldset class="section"><legend>In your words</legend>
        \(Field(name: "public_words", label: publicLabel, form: form, kind: .area(rows: 4), hint: publicHint, optional: true, limit: 1500))\
        \(Field(name: "private_words", label: "Only for \(desk.about)", form: form, kind: .area(rows: 4), hint: "They read it when feedback is open. Nobody else does.", optional: true, limit: 1500))</fieldset>
        <div class="acts"><button class="button primary">Give feedback</button></div>
        <p class="hint">It cannot be changed afterwards, so that neither side answers the other.</p>
        </form>

        """
    }

    private var publicLabel: String { "For everyone to read" }

    private var publicHint: String {
        desk.side == .employer
            ? "It can stand on \(desk.about)’s portfolio with your name. Say what you saw."
            : "It can stand on \(desk.about)’s page. Say what a next participant should know."
    }

    private var skills: HTML {
        """
        <fieldset class="section"><legend>Skills you saw</legend>
        <p class="hint">They become evidence on \(desk.about)’s portfolio. Leave out what the work did not show.</p>
        \(each: desk.skills, skill)</fieldset>

        """
    }

    private func skill(_ id: String) -> HTML {
        let options =
            [Option(value: "0", label: "Not to be seen")]
            + SkillRating.all.map { Option(value: "\($0.value)", label: "\($0.value) · \($0.words)") }
        return """
            <div class="row">\(Select(name: "skill.\(id)", label: Taxonomy.skill(id), form: form, options: options))\
            \(Field(name: "skill.\(id).words", label: "What showed it", form: form, optional: true, limit: 200))</div>

            """
    }
}

/// Numbers from 1 to 5 to choose from, as css.md draws a scale.
struct Scale: Component {
    let name: String
    let legend: String
    let form: Form
    var hint = ""

    var html: HTML {
        let problem = form.problem(name)
        let ids = [hint.isEmpty ? nil : "\(name)-hint", problem == nil ? nil : "\(name)-error"].compactMap { $0 }
        return """
            <fieldset class="scale\(if: problem != nil, " bad")" id="\(name)"\(if: !ids.isEmpty, " aria-describedby=\"\(ids.joined(separator: " "))\"")><legend>\(legend)</legend>
            \(if: !hint.isEmpty, "<p class=\"hint\" id=\"\(name)-hint\">\(hint)</p>")
            <div>\(each: Score.range, choice)</div>
            \(if: problem != nil, "<p class=\"error\" id=\"\(name)-error\">\(problem ?? "")</p>")</fieldset>

            """
    }

    private func choice(_ mark: Int) -> HTML {
        """
        <label><input type="radio" name="\(name)" value="\(mark)"\(if: form[name] == "\(mark)", " checked")><span>\(mark)</span></label> 
        """
    }
}

/// One side's feedback as it is read.
struct FeedbackCard: Component {
    let feedback: GivenFeedback
    let zone: Zone

    var html: HTML {
        """
        <p class="meta"><strong>\(feedback.author)</strong> · \(When(instant: feedback.givenAt, zone: zone))</p>
        <dl class="facts"><div><dt>All in all</dt><dd>\(Dots(feedback.overall, of: 5))</dd></div>\
        \(each: feedback.criteria, { "<div><dt>\($0.0.words)</dt><dd>\(Dots($0.1, of: 5))</dd></div>" })</dl>
        \(if: !feedback.skills.isEmpty, "<ul class=\"skills\">\(each: feedback.skills, skill)</ul>")\
        \(if: !feedback.publicWords.isEmpty, "<div class=\"prose\"><h3>For everyone</h3>\(Markdown.html(feedback.publicWords))</div>")\
        \(if: !feedback.privateWords.isEmpty, "<div class=\"prose\"><h3>Between the two of you</h3>\(Markdown.html(feedback.privateWords))</div>")
        """
    }

    private func skill(_ evidence: SkillEvidence) -> HTML {
        """
        <li><strong>\(Taxonomy.skill(evidence.skill))</strong> \(Dots(evidence.rating.value, of: 4)) \
        <small>\(evidence.rating.words)\(if: !evidence.words.isEmpty, ": \(evidence.words)")</small></li>
        """
    }
}
