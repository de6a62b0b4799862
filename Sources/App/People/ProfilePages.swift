import Domain

/// A person's own profile: what is still missing, the form, the entries.
struct ProfilePage: Page {
    let profile: Profile
    let form: Form

    var title: String { "Your profile" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><h1>Your profile</h1>
        <p class="lede">Employers read it when you apply. Everything on it is private until you show it on your portfolio.</p>
        <p class="state">\(state)</p></header>
        \(next)
        <form class="form" method="post" action="\(Paths.profile)" data-once novalidate>
        \(ErrorSummary(form: form))\(about)\(work)\(found)\(access)\(shown)
        <div class="savebar"><button class="button primary">Save profile</button><p class="hint">Nothing is shown that you did not tick.</p></div>
        </form>
        <section aria-labelledby="entries"><h2 id="entries">Education and experience</h2>
        <p class="muted">Paid or not, in school or not: what you did counts.</p>
        \(entryList(.education, profile.education))\(entryList(.experience, profile.experience))
        </section>
        """
    }

    private var done: Int { profile.parts.filter(\.isThere).count }

    private var state: HTML {
        """
        <span class="badge\(if: done == profile.parts.count, " good")">\(done) of \(profile.parts.count) parts</span> \
        Portfolio: \(profile.portfolio.words.lowercased()). <a href="\(Paths.ownPortfolio)">Change</a>
        """
    }

    private var next: HTML {
        guard done < profile.parts.count else { return .none }
        return """
            <section class="next" aria-labelledby="next"><h2 id="next">What helps you most now</h2>
            <ul class="checklist">\(each: profile.parts, step)</ul></section>
            """
    }

    private func step(_ part: (name: String, anchor: String, isThere: Bool)) -> HTML {
        part.isThere
            ? "<li class=\"done\"><span><strong>\(part.name)</strong></span></li>"
            : "<li><span><strong><a href=\"#\(part.anchor)\">\(part.name)</a></strong></span></li>"
    }

    private var about: HTML {
        """
        <fieldset class="section"><legend>About you</legend>
        \(Field(name: "headline", label: "Headline", form: form, hint: "One line: what you do, or want to do next.", optional: true, limit: 120))\
        \(Field(name: "story", label: "Story", form: form, kind: .area(rows: 6), hint: "What you come from and where you want to go. You can use Markdown.", optional: true, limit: 3000))\
        \(SkillsField(name: "skills", label: "Skills you have", form: form, hint: "Type a name and choose from the list. Employers’ ratings are shown apart.", most: 20))\
        \(FieldChoices(name: "interests", legend: "Fields that interest you", form: form))\
        \(Field(name: "languages", label: "Languages", form: form, hint: "Such as English (fluent), Igbo (first language).", optional: true, limit: 160))
        </fieldset>
        """
    }

    private var work: HTML {
        """
        <fieldset class="section"><legend>Work</legend>
        \(Field(name: "weekly_hours", label: "Hours a week", form: form, kind: .number, hint: "How many you can give a project.", optional: true, suffix: "hours", short: true))\
        \(Field(name: "work_authorisation", label: "Work authorisation", form: form, hint: "Where you may work, and until when if it ends. Only employers you apply to see it.", optional: true, limit: 160))\
        \(Choices(name: "places", legend: "Where I want to work", form: form, options: Option.all(Place.self), several: true, across: true, hint: "None chosen means that every place is fine."))
        </fieldset>
        """
    }

    private var found: HTML {
        """
        <fieldset class="section"><legend>Let employers find me</legend>
        <p class="hint">They see your skills and which of them were rated after work, your fields, hours a week and places, how many projects you finished here, and the month you were last here. \
        They never see your name, school, picture, age, headline or portfolio: you are a number, and you decide whether to apply.</p>
        \(Tick(name: "in_talent_search", label: "Employers may find me and invite me to apply", form: form))
        </fieldset>
        """
    }

    private var access: HTML {
        """
        <fieldset class="section"><legend>What you need to work well</legend>
        \(Field(name: "accessibility", label: "Accessibility needs", form: form, kind: .area(rows: 3), hint: "A note for you alone: nobody else sees it here. Tell a supervisor what you want to tell.", optional: true, limit: 1000))
        </fieldset>
        """
    }

    private var shown: HTML {
        """
        <fieldset class="section"><legend>What your portfolio shows</legend>
        \(Choices(name: "shown", legend: "Show on my portfolio", form: form, options: Option.all(ProfileSection.self), several: true, across: true, hint: "It is seen only if your portfolio is not private."))
        </fieldset>
        """
    }

    private func entryList(_ kind: ProfileEntry.Kind, _ entries: [ProfileEntry]) -> HTML {
        """
        <header class="bar"><h3>\(kind.words)</h3><a href="\(Paths.newProfileEntry(kind))">Add \(kind.words.lowercased())</a></header>
        \(if: entries.isEmpty, "<p class=\"muted\">Nothing yet.</p>", else: "<ul class=\"rows\">\(each: entries, entry)</ul>")
        """
    }

    private func entry(_ entry: ProfileEntry) -> HTML {
        """
        <li class="item"><h4><a href="\(Paths.profileEntry(entry.id))">\(entry.title)</a></h4>
        <p class="meta">\([entry.place, entry.years].filter { !$0.isEmpty }.joined(separator: " · "))</p>
        <div class="acts"><a class="button" href="\(Paths.profileEntry(entry.id))">Edit<span class="sr"> \(entry.title)</span></a> \
        <form method="post" action="\(Paths.profileEntryRemoval(entry.id))" data-confirm="Remove this entry?" data-confirm-detail="\(entry.title)" data-confirm-act="Remove" data-confirm-tone="danger"><button class="button plain">Remove<span class="sr"> \(entry.title)</span></button></form></div></li>

        """
    }

    static var previews: [Preview] {
        [
            Preview("profile-empty", ProfilePage(profile: .empty, form: Form(Profile.empty))),
            Preview("profile", ProfilePage(profile: .mina, form: Form(Profile.mina))),
            Preview(
                "profile-wrong",
                ProfilePage(
                    profile: .mina,
                    form: .wrong([("skills", "Pyhton")], "skills", "“Pyhton” is not on our list of skills: did you mean “Python”?"))),
        ]
    }
}

/// The form of one entry of education or experience.
struct ProfileEntryPage: Page {
    let form: Form
    /// The entry that is changed; none when it is a new one.
    let entry: ID<ProfileEntry>?

    var title: String { entry == nil ? "Add to your profile" : "Change an entry" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.profile)">Your profile</a></li></ol></nav>
        <h1>\(title)</h1></header>
        <form class="form" method="post" action="\(entry.map(Paths.profileEntry) ?? Paths.profileEntries)" data-once novalidate>
        \(ErrorSummary(form: form))\(Choices(name: "kind", legend: "Kind", form: form, options: Option.all(ProfileEntry.Kind.self), across: true))\
        \(Field(name: "title", label: "What it was", form: form, hint: "A degree, a course, a job, care for somebody, a club you ran.", limit: 120))\
        \(Field(name: "place", label: "Where", form: form, optional: true, limit: 120))
        <div class="row">\(Field(name: "from_year", label: "From year", form: form, kind: .number, optional: true, short: true))\
        \(Field(name: "to_year", label: "To year", form: form, kind: .number, hint: "Empty if it goes on.", optional: true, short: true))</div>
        \(Field(name: "text", label: "Description", form: form, kind: .area(rows: 4), hint: "What you did and what came of it.", optional: true, limit: 1000))
        <div class="acts"><button class="button primary">Save entry</button> <a class="button plain" href="\(Paths.profile)">Cancel</a></div>
        </form>
        """
    }

    static var previews: [Preview] {
        [
            Preview("profile-entry", ProfileEntryPage(form: Form([("kind", "education")]), entry: nil)),
            Preview(
                "profile-entry-wrong",
                ProfileEntryPage(
                    form: .wrong(
                        [("kind", "experience"), ("title", "Shop floor lead"), ("from_year", "2022"), ("to_year", "2019")], "to_year",
                        "The last year is before the first one."),
                    entry: ID("01hzzzzzzzzzzzzzzzzzzzzzzz"))),
        ]
    }
}
