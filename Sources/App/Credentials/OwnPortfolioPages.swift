import Domain

/// A person's own portfolio: its name and who may open it, and every piece with what is shown of it.
struct OwnPortfolioPage: Page {
    let portfolio: Portfolio
    let form: Form
    let siteURL: String
    let zone: Zone

    private var profile: Profile { portfolio.profile }

    var title: String { "Your portfolio" }

    var html: HTML {
        """
        <header class="head"><h1>Your portfolio</h1>
        <p class="lede">Work that an employer accepted, with proof. You choose what others see.</p>
        <p class="state"><span class="badge\(if: profile.portfolio == .public, " good")">\(profile.portfolio.words)</span> \(shownCount)</p>
        \(if: profile.slug != nil, "<div class=\"acts\"><a class=\"button\" href=\"\(Paths.portfolio(profile.slug ?? ""))\">See it as visitors do</a></div>")</header>
        <div class="split"><div><section aria-labelledby="pieces"><h2 id="pieces">Your work</h2>\(work)</section></div>
        <aside class="side" aria-label="Who sees it"><section aria-labelledby="who"><h2 id="who">Who sees it</h2>\(settings)</section>
        \(SkillEvidenceList(portfolio: portfolio))<p class="small"><a href="\(Paths.profile)">Headline, story, skills and sections: your profile</a></p></aside></div>
        """
    }

    private var shownCount: HTML {
        let shown = portfolio.items.filter { $0.visibility == .public && $0.facts.isValid }.count
        return "\(shown) of \(portfolio.items.count) \(portfolio.items.count == 1 ? "piece" : "pieces") shown"
    }

    private var settings: HTML {
        """
        <form class="form" method="post" action="\(Paths.ownPortfolio)" data-once novalidate>
        \(ErrorSummary(form: form))\(Field(name: "slug", label: "Public name", form: form, hint: "The end of its address: \(siteURL)\(Paths.portfolio("").text)…", limit: 40, autocomplete: "off"))\
        \(Choices(name: "visibility", legend: "Who may open it", form: form, options: Self.visibilities))
        <div class="acts"><button class="button primary">Save</button></div></form>
        """
    }

    private static let visibilities = [
        Option(value: PortfolioVisibility.private.rawValue, label: "Only me"),
        Option(value: PortfolioVisibility.link.rawValue, label: "Anyone with the link", detail: "Search engines are asked not to list it"),
        Option(value: PortfolioVisibility.public.rawValue, label: "Everyone", detail: "Search engines may list it"),
    ]

    private var work: HTML {
        guard !portfolio.items.isEmpty else {
            return """
                <div class="empty"><h3>Nothing here yet</h3><p>When an employer accepts all of your work, the project stands here with its credential. One short project is enough to begin.</p>\
                <a class="button" href="\(Paths.projects)">Find a project</a></div>
                """
        }
        return "<ul class=\"rows\">\(each: Array(portfolio.items.enumerated()), { row($0.element, at: $0.offset) })</ul>"
    }

    private func row(_ item: PortfolioItem, at index: Int) -> HTML {
        """
        <li class="item"><h3><a href="\(Paths.portfolioItem(item.id))">\(item.facts.project)</a></h3>
        <p class="meta">\(if: item.facts.isValid, "<span class=\"badge\(if: item.visibility == .public, " good")\">\(item.visibility.words)</span>", else: "<span class=\"badge bad\">Credential revoked</span>") \
        \(item.facts.organization) · \(item.facts.hours) hours · \(When(instant: item.facts.endedAt, zone: zone)) · <a href="\(Paths.verify(item.facts.id))">Credential<span class="sr"> for \(item.facts.project)</span></a></p>
        <div class="acts"><a class="button" href="\(Paths.portfolioItem(item.id))">Choose what it shows<span class="sr">: \(item.facts.project)</span></a>\
        \(if: index > 0, mover(item, "up"))\(if: index < portfolio.items.count - 1, mover(item, "down"))</div></li>

        """
    }

    private func mover(_ item: PortfolioItem, _ direction: String) -> HTML {
        """
         <form method="post" action="\(Paths.portfolioItemPlace(item.id))"><input type="hidden" name="direction" value="\(direction)">\
        <button class="button plain">Move \(direction)<span class="sr"> \(item.facts.project)</span></button></form>
        """
    }
}

/// One piece of a person's own portfolio: what others see of it, and the wording to take along.
struct PortfolioItemPage: Page {
    let item: PortfolioItem
    let form: Form
    /// The last time the employer was asked, for work that is not open.
    var request: PortfolioRequestRow?
    var asking = Form()
    let siteURL: String
    let zone: Zone

    private var facts: CredentialFacts { item.facts }

    var title: String { facts.project }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.ownPortfolio)">Your portfolio</a></li></ol></nav>
        <h1>\(facts.project)</h1><p class="lede">\(facts.organization) · \(facts.hours) hours · \(When(instant: facts.endedAt, zone: zone))</p></header>
        <div class="notice info"><h2>What \(facts.organization) allows: \(item.permission.words.lowercased())</h2><p>\(allowed)</p></div>
        <form class="form" method="post" action="\(Paths.portfolioItem(item.id))" data-once novalidate>
        \(ErrorSummary(form: form))\(Choices(name: "visibility", legend: "Who sees it", form: form, options: Self.visibilities))\
        \(if: item.permission != .description && !item.isGuarded, words)\(if: item.permission == .full && !item.isGuarded, link)
        <div class="acts"><button class="button primary">Save</button> <a class="button plain" href="\(Paths.ownPortfolio)">Cancel</a></div></form>
        \(if: item.isGuarded, PortfolioAsking(item: item, request: request, form: asking).html)\
        \(if: facts.isValid, "<section aria-label=\"For your career\">\(CareerBox(wording: CareerWording(facts: facts, siteURL: siteURL, zone: zone)))</section>")
        """
    }

    private var allowed: String {
        if item.isGuarded { return guarded }
        return switch item.permission {
        case .full: "You may show the verified facts, what was handed over, your own words and a link to the work."
        case .redacted:
            "You may show the verified facts and your own words. Leave out names, figures and anything secret; the work itself is not linked."
        case .description:
            "Shown are the verified facts: title, employer, field, hours, dates and skills. The work and words about it stay private."
        }
    }

    /// For work that is not open: what was approved, word for word.
    private var guarded: String {
        switch item.permission {
        case .full: "Shown are the verified facts, what was handed over, and the words and the link that \(facts.organization) approved."
        case .redacted: "Shown are the verified facts and the words that \(facts.organization) approved; the work itself is not linked."
        case .description: "Shown are the verified facts: title, employer, field, hours, dates and skills. For more, ask below."
        }
    }

    private var words: HTML {
        Field(
            name: "words", label: "In your words", form: form, kind: .area(rows: 5),
            hint: "What you did, what came of it, what you learned.", optional: true, limit: 2000
        ).html
    }

    private var link: HTML {
        Field(name: "link", label: "Link to the work", form: form, kind: .url, hint: "Beginning with https://.", optional: true, limit: 500)
            .html
    }

    private static let visibilities = [
        Option(value: PortfolioVisibility.private.rawValue, label: "Only me"),
        Option(
            value: PortfolioVisibility.link.rawValue, label: "Anyone with its link",
            detail: "It has its own page, which your portfolio does not list"),
        Option(value: PortfolioVisibility.public.rawValue, label: "Everyone who opens my portfolio"),
    ]
}
