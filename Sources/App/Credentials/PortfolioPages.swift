import Domain

/// A portfolio as visitors see it: who, the verified work, the evidence behind each skill.
struct PortfolioPage: Page {
    let portfolio: Portfolio
    let zone: Zone
    /// Its owner is told what others see.
    let isOwn: Bool

    private var profile: Profile { portfolio.profile }
    private var slug: String { profile.slug ?? "" }

    var title: String { profile.name }
    var summary: String { profile.shows(.headline) ? profile.headline : "Verified work of \(profile.name)." }
    var isListed: Bool { profile.portfolio == .public }

    var html: HTML {
        """
        \(if: isOwn, notice)\(hero)<div class="split"><div>
        \(if: profile.shows(.story) && !profile.story.isEmpty, story)<section aria-labelledby="work"><h2 id="work">Work</h2>
        \(if: portfolio.items.isEmpty, "<p class=\"muted\">No verified work is shown here yet.</p>")\
        \(each: portfolio.items, { Piece(item: $0, slug: slug, zone: zone).html })</section>
        \(if: profile.shows(.experience), entries("Experience", profile.experience))\(if: profile.shows(.education), entries("Education", profile.education))</div>
        <aside class="side" aria-label="Skills and more">\(if: profile.shows(.skills), "\(SkillEvidenceList(portfolio: portfolio))")\
        \(if: profile.shows(.languages) && !profile.languages.isEmpty, "<section aria-labelledby=\"lg\"><h2 id=\"lg\">Languages</h2><p>\(profile.languages)</p></section>")\
        \(if: profile.shows(.interests) && !profile.interests.isEmpty, interests)</aside></div>
        """
    }

    private var notice: HTML {
        """
        <div class="notice info"><p>\(if: profile.portfolio == .private, "Only you see this page: your portfolio is private.", else: "This is what visitors see.") \
        <a href="\(Paths.ownPortfolio)">Change what it shows</a></p></div>

        """
    }

    private var hero: HTML {
        let count = portfolio.items.count
        return """
            <header class="head person"><span class="avatar large" aria-hidden="true">\(Viewer.initials(of: profile.name))</span><h1>\(profile.name)</h1>
            \(if: profile.shows(.headline) && !profile.headline.isEmpty, "<p class=\"lede\">\(profile.headline)</p>")
            \(if: count > 0, "<p class=\"state\"><span class=\"badge good\">\(count) \(count == 1 ? "project" : "projects") verified</span></p>")</header>

            """
    }

    private var story: HTML {
        """
        <section aria-labelledby="story"><h2 id="story">Story</h2><div class="prose">\(Markdown.html(profile.story))</div></section>

        """
    }

    private var interests: HTML {
        """
        <section aria-labelledby="in"><h2 id="in">Interests</h2><ul class="tags">\(each: profile.interests, { "<li>\(Taxonomy.field($0))</li>" })</ul></section>
        """
    }

    private func entries(_ title: String, _ entries: [ProfileEntry]) -> HTML {
        guard !entries.isEmpty else { return .none }
        return """
            <section aria-label="\(title)"><h2>\(title)</h2><ul class="rows">\(each: entries, entry)</ul></section>

            """
    }

    private func entry(_ entry: ProfileEntry) -> HTML {
        """
        <li class="item"><h3>\(entry.title)</h3><p class="meta">\([entry.place, entry.years].filter { !$0.isEmpty }.joined(separator: " · "))</p>\
        \(if: !entry.text.isEmpty, "<div class=\"prose\">\(Markdown.html(entry.text))</div>")</li>

        """
    }
}

/// Skills with what stands behind each; what is only claimed is listed apart and says so.
struct SkillEvidenceList: Component {
    let portfolio: Portfolio

    var html: HTML {
        """
        <section aria-labelledby="sk"><h2 id="sk">Skills</h2>
        \(if: portfolio.proofs.isEmpty && portfolio.claimedOnly.isEmpty, "<p class=\"muted\">None named yet.</p>")\
        \(if: !portfolio.proofs.isEmpty, "<p class=\"small muted\">Rated 1 to 4 by employers after the work.</p><ul class=\"skills\">\(each: portfolio.proofs, proof)</ul>")\
        \(if: !portfolio.claimedOnly.isEmpty, "<h3>Named, not rated yet</h3><ul class=\"tags\">\(each: portfolio.claimedOnly, { "<li>\(Taxonomy.skill($0))</li>" })</ul>")</section>

        """
    }

    private func proof(_ proof: SkillProof) -> HTML {
        """
        <li><strong>\(Taxonomy.skill(proof.skill))</strong> \(Dots(tenths: proof.averageInTenths, of: 4)) \
        <small>\(proof.projects) \(proof.projects == 1 ? "project" : "projects"), rated by \(proof.raters) \(proof.raters == 1 ? "supervisor" : "supervisors")</small></li>
        """
    }
}

/// One piece of verified work, as far as the employer's permission goes.
struct Piece: Component {
    let item: PortfolioItem
    let slug: String
    let zone: Zone
    var isAlone = false

    private var facts: CredentialFacts { item.facts }

    var html: HTML {
        """
        <article class="piece"><p class="kind">Fieldwork · verified</p>\(heading)
        <p class="meta"><a href="\(Paths.organization(facts.organizationSlug))">\(facts.organization)</a> · \(Taxonomy.field(facts.field)) · \(facts.hours) hours · \
        \(When(instant: facts.endedAt, zone: zone)) · <a href="\(Paths.verify(facts.id))">Credential<span class="sr"> for \(facts.project)</span></a></p>
        \(if: !item.wordsShown.isEmpty, "<div class=\"prose\">\(Markdown.html(item.wordsShown))</div>")\
        \(if: item.isGuarded && !item.wordsShown.isEmpty, "<p class=\"muted\">\(facts.organization) read and approved these words: the work itself is not public.</p>")\
        \(if: item.permission == .description, "<p class=\"muted\">A description only: the work itself is confidential.</p>")\
        \(if: !facts.deliverablesShown.isEmpty, deliverables)\(quote)\
        \(if: !item.linkShown.isEmpty, "<ul class=\"files\"><li><a href=\"\(link: item.linkShown)\" rel=\"noopener nofollow\">See the work<span class=\"sr\"> of \(facts.project)</span></a> <small>Link</small></li></ul>")\
        \(if: !facts.skills.isEmpty, "<ul class=\"tags\" aria-label=\"Skills of the project\">\(each: facts.skills, { "<li>\(Taxonomy.skill($0))</li>" })</ul>")</article>

        """
    }

    private var heading: HTML {
        isAlone ? "<h1>\(facts.project)</h1>" : "<h3><a href=\"\(Paths.piece(item.id, of: slug))\">\(facts.project)</a></h3>"
    }

    private var deliverables: HTML {
        "<div class=\"prose\"><p>Handed over: \(CareerWording.list(facts.deliverablesShown)). \(facts.criteriaMet) of \(facts.criteriaAll) acceptance criteria met.</p></div>\n"
    }

    private var quote: HTML {
        guard let quote = item.quote else { return .none }
        return """
            <blockquote>\(Markdown.html(quote.words))<footer>\(quote.author), \(facts.organization)</footer></blockquote>

            """
    }
}

/// One piece alone: what a link to it opens.
struct PiecePage: Page {
    let item: PortfolioItem
    let profile: Profile
    let slug: String
    let zone: Zone

    var title: String { "\(item.facts.project), by \(profile.name)" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.portfolio(slug))">\(profile.name)</a></li></ol></nav>
        \(if: item.visibility == .private, "<div class=\"notice info\"><p>Only you see this piece.</p></div>")\(Piece(item: item, slug: slug, zone: zone, isAlone: true))
        """
    }
}
