import Domain

/// An employer's daily page: what waits, counted and linked, then every project under way.
struct EmployerHomePage: Page {
    let organization: String
    let email: String
    let isConfirmed: Bool
    /// Whether they write projects and decide; a mentor or viewer only looks.
    let isAuthor: Bool
    let unread: Int
    let home: EmployerHome
    let zone: Zone
    let now: Instant

    var title: String { "Home" }
    var isLive: Bool { true }

    var html: HTML {
        """
        <header class="head"><h1>\(organization)</h1>\(if: steps.isEmpty && !home.searches.isEmpty, "<p class=\"state\">Nothing waits for you.</p>")
        \(if: isAuthor && !home.searches.isEmpty, "<div class=\"acts\"><a class=\"button\(if: steps.isEmpty, " primary")\" href=\"\(Paths.newProject)\">Post a project</a> <a class=\"button\" href=\"\(Paths.board)\">Open the board</a> <a class=\"button\" href=\"\(Paths.talent())\">Find people</a></div>")</header>
        \(if: !isConfirmed, "\(ConfirmBanner(email: email))")\(verification)\(Steps(steps: steps))\(queues)\(projects)
        """
    }

    private var screened: [EmployerHome.Search] { home.searches.filter { $0.waiting > 0 } }

    private var steps: [Step] {
        guard isAuthor else { return [] }
        return duties(.review) + screening + returned + duties(.sign) + duties(.show) + duties(.feedback)
    }

    private func duties(_ kind: EmployerHome.Duty.Kind) -> [Step] {
        home.duties.filter { $0.kind == kind }.map { duty in
            let since: HTML = duty.since.map { " · since \(When(instant: $0, zone: zone, style: .relative, now: now))" } ?? .none
            return switch kind {
            case .review:
                Step(
                    title: "Review “\(duty.what)”", detail: "\(duty.participant), \(duty.title)\(since)", act: "Review it",
                    path: Paths.engagement(duty.engagement))
            case .sign:
                Step(
                    title: "Sign the agreement with \(duty.participant)", detail: "\(duty.title)\(since)", act: "Open the room",
                    path: Paths.engagement(duty.engagement))
            case .pay:
                Step(
                    title: "Pay the fee, so that \(duty.participant) can start", detail: "\(duty.title)\(since)", act: "See how",
                    path: Paths.engagement(duty.engagement))
            case .show:
                Step(
                    title: "Say what \(duty.participant) may show", detail: "\(duty.title)\(since)", act: "Read the words",
                    path: Paths.portfolioRequest(ID(duty.what)))
            case .feedback:
                Step(
                    title: "Say how \(duty.participant) worked", detail: "\(duty.title) · they see it when both sides are in",
                    act: "Give feedback",
                    path: Paths.engagement(duty.engagement, .feedback))
            }
        }
    }

    private func waiting(in search: EmployerHome.Search) -> String {
        let rated = search.waiting - search.unrated
        return [search.unrated > 0 ? "\(search.unrated) to rate" : nil, rated > 0 ? "\(rated) to decide" : nil].compactMap { $0 }
            .joined(separator: ", ")
    }

    private var screening: [Step] {
        screened.map { search in
            Step(
                title: waiting(in: search),
                detail:
                    "\(search.title)\(search.decideBy.map { " · everyone must hear by \(When(instant: $0, zone: zone, style: .deadline))" })",
                act: search.unrated > 0 ? "Rate them" : "Decide", path: Paths.screening(search.id))
        }
    }

    private var returned: [Step] {
        home.searches.filter { $0.state == .returned }.map {
            Step(
                title: "A project came back with changes to make", detail: "\($0.title)", act: "See what to change",
                path: Paths.editProject($0.id))
        }
    }

    private var verification: HTML {
        switch home.organizationState {
        case .unverified:
            "<div class=\"notice info\"><p><strong>Not verified yet.</strong> Verified organizations publish without waiting. <a href=\"\(Paths.ownOrganization)\">Ask for verification</a></p></div>"
        case .refused:
            "<div class=\"notice warn\"><p><strong>Verification was refused.</strong> <a href=\"\(Paths.ownOrganization)\">Read why and try again</a></p></div>"
        case .suspended:
            "<div class=\"notice bad\"><p><strong>This organization is suspended.</strong> Its projects are hidden. Write to the operator.</p></div>"
        case .submitted, .verified, nil: .none
        }
    }

    private var queues: HTML {
        guard !home.searches.isEmpty else { return .none }
        let waiting = home.searches.reduce(0) { $0 + $1.waiting }
        let offered = home.searches.reduce(0) { $0 + $1.offered }
        let reviews = home.duties.filter { $0.kind == .review }.count
        return """
            <section aria-labelledby="queues"><h2 id="queues">At a glance</h2><ul class="queues">\
            \(queue(waiting, "Applications to decide about", screened.first.map { Paths.screening($0.id) } ?? Paths.board))\
            \(queue(offered, "Offers not answered yet", Paths.board))\(queue(reviews, "Versions to review", Paths.board))\
            \(queue(unread, "Unread messages", Paths.inbox))</ul></section>
            """
    }

    private func queue(_ count: Int, _ words: String, _ path: Path) -> HTML {
        """
        <li\(if: count == 0, " class=\"clear\"")><a href="\(path)"><strong>\(count)</strong> <span>\(words)</span></a></li>
        """
    }

    private var projects: HTML {
        guard !home.searches.isEmpty else {
            return """
                <div class="empty"><h2>Post your first project</h2><p>Five to forty hours, one clear result, a fixed fee. A template gets you there in ten minutes.</p>
                \(if: isAuthor, "<a class=\"button primary\" href=\"\(Paths.newProject)\">Post a project</a>")</div>
                """
        }
        return """
            <section aria-labelledby="projects"><h2 id="projects">Your projects</h2><ul class="rows">\(each: home.searches, row)</ul></section>
            """
    }

    private func row(_ search: EmployerHome.Search) -> HTML {
        let isDraft = search.state == .draft || search.state == .returned
        let path = isDraft ? Paths.editProject(search.id) : search.state == .review ? Paths.project(search.id) : Paths.screening(search.id)
        let dates: HTML =
            search.state == .published
            ? search.applyBy.map { " · apply by \(When(instant: $0, zone: zone, style: .deadline))" } ?? .none : .none
        return """
            <li class="item"><h3><a href="\(isAuthor ? path : Paths.project(search.id))">\(search.title.isEmpty ? "Untitled project" : search.title)</a></h3>
            <p class="meta"><span class="badge\(if: search.state == .published, " good")\(if: search.state == .review || search.state == .returned, " warn")">\(search.state.words)</span> \
            \(if: !isDraft && search.state != .review, "\(search.taken) of \(search.seats) places taken · \(search.waiting) waiting\(dates)")</p></li>
            """
    }

    static var previews: [Preview] {
        let now = ApplicationRecord.sampleNow
        let search = { (state: Project.State, waiting: Int) in
            EmployerHome.Search(
                id: Opening.sample.id, title: Opening.sample.title, state: state, seats: 2, taken: 0, waiting: waiting, unrated: waiting,
                offered: 1,
                decideBy: Opening.sample.decideBy, applyBy: Opening.sample.applyBy)
        }
        let review = EmployerHome.Duty(
            kind: .review, engagement: ID("01kavq8000000000000000en01"), title: "Map the walk to school", participant: "Bo Lindqvist",
            what: "A map that prints", since: now - .days(1))
        let page = { (home: EmployerHome, unread: Int) in
            EmployerHomePage(
                organization: "Tern Foundation", email: "omar@tern.example", isConfirmed: true, isAuthor: true, unread: unread, home: home,
                zone: .utc,
                now: now)
        }
        return [
            Preview(
                "home-employer",
                page(
                    EmployerHome(searches: [search(.published, 3), search(.returned, 0)], duties: [review], organizationState: .verified), 2
                )),
            Preview("home-employer-new", page(EmployerHome(searches: [], duties: [], organizationState: .unverified), 0)),
        ]
    }
}
