import Domain

/// A participant's daily page: the next step first, then what is promised, then what fits.
struct ParticipantHomePage: Page {
    let name: String
    let email: String
    let isConfirmed: Bool
    let unread: Int
    let home: ParticipantHome
    let zone: Zone
    let now: Instant

    var title: String { "Home" }
    var isLive: Bool { true }

    var html: HTML {
        """
        <header class="head"><h1>Hello \(name.split(separator: " ").first.map(String.init) ?? name)</h1>\
        \(if: steps.isEmpty, "<p class=\"state\">Nothing waits for you. Have a look at what is open.</p>")</header>
        \(if: !isConfirmed, "\(ConfirmBanner(email: email))")\(Steps(steps: steps))\(waiting)\(matches)\(explore)
        <p class="aside"><a href="\(Paths.following)">What you follow and saved</a></p>
        """
    }

    private var steps: [Step] { offers + owed + (unread > 0 ? [messages] : []) + invitations + drafts + profile }

    private var offers: [Step] {
        home.applications.filter { $0.state == .offered && now < ($0.offerEndsAt ?? now) }.map {
            Step(
                title: "\($0.employer) offers you the place", detail: "\($0.title) · answer \(relative($0.offerEndsAt))",
                act: "Answer the offer",
                path: Paths.application($0.id))
        }
    }

    private var owed: [Step] {
        home.work.compactMap { work in
            if work.owesFeedback {
                return Step(
                    title: "Say how it was with \(work.employer)", detail: "\(work.title) · they see it when both sides are in",
                    act: "Give feedback",
                    path: Paths.engagement(work.engagement, .feedback))
            }
            if work.state == .onboarding {
                return Step(
                    title: "Get ready with \(work.employer)", detail: "\(work.title) · kick-off list and first dates", act: "Open the room",
                    path: Paths.engagement(work.engagement))
            }
            guard let milestone = work.milestone, work.state == .active else { return nil }
            let wanted = work.milestoneState == .changes
            return Step(
                title: wanted ? "Changes wanted: \(milestone)" : milestone, detail: "\(work.title) · due \(relative(work.dueAt))",
                act: wanted ? "See what is wanted" : "Open the room", path: Paths.engagement(work.engagement))
        }
    }

    private var messages: Step {
        Step(
            title: unread == 1 ? "One unread message" : "\(unread) unread messages", detail: "From the employers you talk to",
            act: "Open the inbox",
            path: Paths.inbox)
    }

    private var invitations: [Step] {
        home.invitations.map {
            Step(
                title: "\($0.employer) invites you to apply",
                detail: "\($0.title) · apply \(relative($0.applyBy)), or decline with one click",
                act: "See the invitation", path: Paths.project($0.project).anchored("invitation"))
        }
    }

    private var drafts: [Step] {
        home.applications.filter { $0.state == .draft && $0.isOpen(at: now) }.map {
            Step(
                title: "Finish your application", detail: "\($0.title) · apply \(relative($0.applyBy))", act: "Finish it",
                path: Paths.apply(to: $0.project))
        }
    }

    private var profile: [Step] {
        let missing = [home.hasHeadline ? nil : "a headline", home.skills.isEmpty ? "your skills" : nil].compactMap { $0 }
        guard !missing.isEmpty else { return [] }
        return [
            Step(
                title: "Finish your profile",
                detail: "It still needs \(missing.joined(separator: " and ")). Employers see skills before names.",
                act: "Open your profile", path: Paths.profile)
        ]
    }

    private func relative(_ instant: Instant?) -> HTML {
        guard let instant else { return .none }
        return "\(When(instant: instant, zone: zone, style: .relative, now: now))"
    }

    private var waiting: HTML {
        let waiting = home.applications.filter { $0.state == .submitted || $0.state == .shortlisted }
        guard !waiting.isEmpty else { return .none }
        return """
            <section aria-labelledby="waiting"><header class="bar"><h2 id="waiting">Waiting for them</h2><a href="\(Paths.applications)">All applications</a></header>
            <ul class="rows">\(each: waiting, promise)</ul></section>
            """
    }

    private func promise(_ application: ApplicationRecord) -> HTML {
        """
        <li class="item"><h3><a href="\(Paths.application(application.id))">\(application.title)</a></h3>
        <p class="meta">\(ApplicationBadge(state: application.state)) \(application.employer)\
        \(application.decideBy.map { " · you hear by \(When(instant: $0, zone: zone, style: .deadline))" })</p></li>
        """
    }

    private var matches: HTML {
        guard !home.matches.isEmpty else {
            return """
                <section aria-labelledby="open"><h2 id="open">Open now</h2><p>No project is open that you have not applied to. New ones come most weeks.</p></section>
                """
        }
        return """
            <section aria-labelledby="open"><header class="bar"><h2 id="open">\(home.isRanked ? "Fits you" : "Open now")</h2><a href="\(Paths.projects)">All projects</a></header>
            <ol class="rows">\(each: home.matches, { $0 })</ol></section>
            """
    }

    private var explore: HTML {
        """
        <section aria-labelledby="try"><header class="bar"><h2 id="try">Not sure which field?</h2><a href="\(Paths.explore())">Try a field</a></header>
        <p>Compare up to three by what people do in them here, try each with one short project, and note how it felt.</p></section>
        """
    }

    static var previews: [Preview] {
        let now = ApplicationRecord.sampleNow
        let work = ParticipantHome.Work(
            engagement: ID("01kavq8000000000000000en01"), title: "Map the walk to school", employer: "Larch Transit", state: .active,
            milestone: "A map that prints", milestoneID: ID("01kavq8000000000000000mi01"), milestoneState: .planned, dueAt: now + .days(3))
        let full = ParticipantHome(
            applications: [.sample(.offered), .sample(.shortlisted), .sample(.draft)], work: [work],
            matches: [ProjectRow(listing: .homeSample, zone: .utc, have: ["spreadsheets"], match: .sample).html],
            isRanked: true, skills: ["spreadsheets"],
            hasHeadline: false)
        let empty = ParticipantHome(applications: [], work: [], matches: [], skills: ["spreadsheets"], hasHeadline: true)
        let page = { (home: ParticipantHome, isConfirmed: Bool, unread: Int) in
            ParticipantHomePage(
                name: "Mina Okafor", email: "mina@people.example", isConfirmed: isConfirmed, unread: unread, home: home, zone: .utc,
                now: now)
        }
        return [Preview("home-participant", page(full, true, 2)), Preview("home-participant-new", page(empty, false, 0))]
    }
}

extension Listing {
    fileprivate static let homeSample = Listing(
        id: Opening.sample.id, state: .published, title: Opening.sample.title,
        summary: "We have 4,000 records in three spreadsheets and cannot tell who gave twice.", field: "data", place: .remote, city: "",
        hours: 24,
        fee: Money(minor: 72_000, currency: .usd), seats: 2, seatsTaken: 0, applyBy: Opening.sample.applyBy,
        decideBy: Opening.sample.decideBy,
        publishedAt: nil, organization: Opening.sample.organization, organizationName: "Tern Foundation", organizationSlug: "tern",
        zone: .utc,
        needed: ["spreadsheets", "data-cleaning"])
}
