import Domain

/// What somebody follows, searches for and saved, and what is mailed to them about it.
struct FollowingPage: Page {
    let following: Following
    let removed: Removed?
    /// What was typed to follow more.
    let adding: Form
    let setting: Form
    let zone: Zone
    let now: Instant

    var title: String { "Following" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><h1>Following</h1><p class="lede">What you follow, search for and saved. New projects come to you by mail.</p></header>
        \(removed.map { RemovedNotice(removed: $0) })\(if: !following.setting.letters, stopped)\(ErrorSummary(form: adding))\(ErrorSummary(form: setting))
        \(projects)\(searches)\(follows)\(settings)
        """
    }

    private var stopped: HTML {
        """
        <div class="notice warn"><h2>No letters about new projects</h2>
        <p>You stopped all of them, so the paces below do nothing. <a href="#mail">Let them come again</a></p></div>
        """
    }

    private var projects: HTML {
        """
        <section aria-labelledby="saved"><header class="bar"><h2 id="saved">Saved projects</h2><a href="\(Paths.projects)">Find projects</a></header>
        \(if: following.projects.isEmpty, "<p class=\"muted\">None yet. “Save for later” on a project puts it here, and you are reminded before it closes.</p>")\
        \(if: !following.projects.isEmpty, "<ul class=\"rows\">\(each: following.projects, { SavedProjectItem(project: $0, zone: zone, now: now).html })</ul>")</section>

        """
    }

    private var searches: HTML {
        """
        <section aria-labelledby="searches"><header class="bar"><h2 id="searches">Saved searches</h2><span class="muted small">\(following.searches.count) of \(SavedSearch.most)</span></header>
        \(if: following.searches.isEmpty, "<p class=\"muted\">None yet. <a href=\"\(Paths.projects)\">Filter the projects</a>, then choose “Save this search”.</p>")\
        \(if: !following.searches.isEmpty, "<ul class=\"rows\">\(each: following.searches, { SavedSearchItem(search: $0).html })</ul>")</section>

        """
    }

    private var follows: HTML {
        """
        <section aria-labelledby="follows"><header class="bar"><h2 id="follows">What you follow</h2><span class="muted small">\(following.follows.count) of \(Follow.most)</span></header>
        \(if: following.follows.isEmpty, "<p class=\"muted\">Nothing yet. Follow an employer on its page, or a field, an industry or a skill here.</p>")\
        \(if: !following.follows.isEmpty, "<ul class=\"rows\">\(each: following.follows, { FollowItem(follow: $0).html })</ul>")
        \(FollowMore(form: adding))</section>

        """
    }

    private var settings: HTML {
        """
        <section aria-labelledby="mail"><h2 id="mail">What is mailed to you</h2>
        <form class="form" method="post" action="\(Paths.followingSettings)" data-once novalidate>
        \(Tick(name: "letters", label: "Letters about new projects", form: setting))\
        \(Tick(name: "reminders", label: "A reminder 48 hours before a project I saved or began to apply to closes", form: setting))\
        \(Choices(name: "pace", legend: "Of what I follow", form: setting, options: Option.all(Pace.self), hint: "Each saved search has its own pace. Mondays at 8:00 are yours, in \(zone.name)."))
        <div class="acts"><button class="button primary">Save</button></div>
        </form></section>
        """
    }

    static var previews: [Preview] {
        let now = ProjectFile.exampleNow
        var filter = ProjectFilter()
        (filter.words, filter.chosen) = ("donors", [.place: ["remote"]])
        let search = SavedSearch(
            id: ID("01kavq8000000000000000ss01"), name: "Remote donors", query: filter.queryText, pace: .instant, createdAt: now)
        let full = Following(
            follows: [
                Follow(.employer(OrganizationFile.example.id), employer: (name: "Tern", slug: "tern")),
                Follow(FollowTarget(trusted: .field, "data-analysis")), Follow(FollowTarget(trusted: .skill, "spreadsheets")),
            ], searches: [search],
            projects: [SavedProject(listing: .example, hasApplied: false), SavedProject(listing: .example, hasApplied: true)])
        var quiet = FollowSetting()
        quiet.letters = false
        var wrong = Form([("skills", "Spredsheets")])
        wrong.problems = [Problem(field: "skills", message: "We do not know “Spredsheets”: did you mean “Spreadsheets”?")]
        func page(_ following: Following, _ removed: Removed? = nil, _ adding: Form = Form()) -> FollowingPage {
            FollowingPage(
                following: following, removed: removed, adding: adding, setting: following.setting.form, zone: Zone("America/Chicago"),
                now: now)
        }
        return [
            Preview("following", page(full)), Preview("following-empty", page(Following())),
            Preview("following-stopped", page(Following(setting: quiet), .search(name: "Remote donors", filter, .weekly), wrong)),
        ]
    }
}
