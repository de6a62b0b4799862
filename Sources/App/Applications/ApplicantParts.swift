import Domain

/// The three questions on which every application is rated, and a note that stays with the employer.
struct RatingForm: Component {
    let application: ID<Application>
    let form: Form
    let isFirst: Bool

    var html: HTML {
        """
        <section aria-labelledby="rate"><h2 id="rate">\(isFirst ? "Rate it" : "Your rating")</h2>
        <form class="form" method="post" action="\(Paths.application(application, .rating))" data-once novalidate>
        \(if: Self.isAbout(form), "\(ErrorSummary(form: form))")\(each: Rating.Criterion.allCases, scale)\
        \(Field(name: "note", label: "Private note", form: form, kind: .area(rows: 3), hint: "Only your organization reads it.", optional: true, limit: 800))
        <div class="acts"><button class="button">\(isFirst ? "Save rating and show the name" : "Change rating")</button></div></form></section>
        """
    }

    /// Whether what went wrong was this form: the page holds more than one.
    static func isAbout(_ form: Form) -> Bool {
        form.problems.contains { problem in problem.field == "note" || Rating.Criterion(rawValue: problem.field) != nil }
    }

    private func scale(_ criterion: Rating.Criterion) -> HTML {
        let name = criterion.rawValue
        let problem = form.problem(name)
        return """
            <fieldset class="scale\(if: problem != nil, " bad")" id="\(name)"\(if: problem != nil, " aria-describedby=\"\(name)-hint \(name)-error\"", else: " aria-describedby=\"\(name)-hint\"")><legend>\(criterion.words)</legend>
            <p class="hint" id="\(name)-hint">1 = \(Rating.words(for: 1).lowercased()), 4 = \(Rating.words(for: 4).lowercased())</p>
            <div>\(each: Rating.levels, { level(name, $0) })</div>
            \(if: problem != nil, "<p class=\"error\" id=\"\(name)-error\">\(problem ?? "")</p>")</fieldset>
            """
    }

    private func level(_ name: String, _ level: Int) -> HTML {
        """
        <label><input type="radio" name="\(name)" value="\(level)"\(if: form[name] == "\(level)", " checked")><span>\(level)<span class="sr">, \(Rating.words(for: level).lowercased())</span></span></label>
        """
    }
}

/// Offering the place, and saying no, each with the words that go with it.
struct DecisionForms: Component {
    let application: ApplicationRecord
    let applicant: Applicant
    let opening: Opening
    let offerHours: Int
    let form: Form

    private func may(_ event: Application.Event) -> Bool { Application.machine.allows(event, from: application.state, by: [.employer]) }

    var html: HTML {
        """
        \(if: may(.offer) && !applicant.isBlind, offer)\(if: may(.decline), decline)
        """
    }

    private var offer: HTML {
        guard opening.free > 0 else {
            return """
                <section aria-labelledby="offer"><h2 id="offer">Offer the place</h2>
                <p>Every place is taken or offered: \(opening.taken) taken, \(opening.offered) offered, \(opening.seats) in all.</p></section>
                """
        }
        return """
            <section aria-labelledby="offer"><h2 id="offer">Offer the place</h2>
            <p>They have \(offerHours) hours to read the agreement and sign. \(opening.free) of \(opening.seats) places free.</p>
            <form class="form" method="post" action="\(Paths.application(application.id, .offer))" data-once novalidate>
            \(if: form.problem("offerNote") != nil, "\(ErrorSummary(form: form))")\
            \(Field(name: "offerNote", label: "A personal word", form: form, kind: .area(rows: 3), optional: true, limit: 600))
            <div class="acts"><button class="button">Send the offer</button></div></form></section>
            """
    }

    private var decline: HTML {
        let isAbout = form.problem("reason") != nil || form.problem("words") != nil
        return """
            <section aria-labelledby="decline"><h2 id="decline">Decline</h2>
            <p>They read the reason and your words. Be short and kind; name one thing they can use.</p>
            <form class="form" method="post" action="\(Paths.application(application.id, .decline))" data-once novalidate>
            \(if: isAbout, "\(ErrorSummary(form: form))")\
            \(Select(name: "reason", label: "Reason", form: form, options: ReasonCode.givenByEmployers.map { Option(value: $0.rawValue, label: $0.words) }, prompt: "Choose a reason"))\
            \(Field(name: "words", label: "Your words", form: form, kind: .area(rows: 3), hint: "Needed when the reason is another one.", optional: true, limit: 600))
            <div class="acts"><button class="button danger">Decline and tell them</button></div></form></section>
            """
    }
}

/// What a profile tells an employer once the application is rated.
struct KnownProfileView: Component {
    let profile: KnownProfile?

    var html: HTML {
        guard let profile else { return .none }
        return """
            <section aria-labelledby="profile"><h2 id="profile">Profile</h2>
            \(if: !profile.story.isEmpty, "<div class=\"prose\">\(Markdown.html(profile.story))</div>")
            \(entries("Experience", "experience"))\(entries("Education", "education"))
            <dl class="facts">\(fact("Languages", profile.languages))\(fact("Work authorisation", profile.workAuthorisation))</dl></section>
            """
    }

    private func fact(_ name: String, _ words: String) -> HTML {
        words.isEmpty ? .none : "<div><dt>\(name)</dt><dd>\(words)</dd></div>"
    }

    private func entries(_ name: String, _ kind: String) -> HTML {
        let entries = (profile?.entries ?? []).filter { $0.kind == kind }
        guard !entries.isEmpty else { return .none }
        return "<h3>\(name)</h3><ul class=\"rows\">\(each: entries, entry)</ul>"
    }

    private func entry(_ entry: KnownProfile.Entry) -> HTML {
        let years = [entry.from, entry.to].compactMap { $0.map(String.init) }.joined(separator: "–")
        let meta = [entry.place, years].filter { !$0.isEmpty }.joined(separator: " · ")
        return """
            <li class="item"><h4>\(entry.title)</h4><p class="meta">\(meta)</p>\(if: !entry.text.isEmpty, "<p>\(entry.text)</p>")</li>
            """
    }
}

extension KnownProfile {
    static let sample = KnownProfile(
        headline: "Career changer into data work", story: "Eight years in a bakery, two in evening classes.", languages: "English, Igbo",
        workAuthorisation: "Authorised to work in the United States",
        entries: [
            Entry(kind: "education", title: "Certificate in data analysis", place: "Northfield College", from: 2024, to: 2026, text: ""),
            Entry(kind: "experience", title: "Shift lead", place: "Rise Bakery", from: 2016, to: 2024, text: "Stock, rota, suppliers."),
        ])
}
