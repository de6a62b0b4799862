import Domain

/// Everything somebody has applied to, by who has to act next.
struct ApplicationListPage: Page {
    let applications: [ApplicationRecord]
    let cap: Int
    let zone: Zone
    let now: Instant

    var title: String { "Applications" }

    var html: HTML {
        """
        <header class="head"><h1>Applications</h1>\(state)</header>
        \(applications.isEmpty ? empty : groups)
        """
    }

    private var live: Int { applications.filter(\.state.isLive).count }

    private var state: HTML {
        guard !applications.isEmpty else { return .none }
        return """
            <p class="state">\(live) of \(cap) open applications used.</p>
            <div class="acts"><a class="button" href="\(Paths.projects)">Find projects</a></div>
            """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>No applications yet</h2><p>Choose a project that fits your week; a short pitch is enough.</p>
        <a class="button primary" href="\(Paths.projects)">Find a project</a></div>
        """
    }

    private var groups: HTML {
        let yours = applications.filter { $0.state == .offered || $0.state == .draft }.sorted { $0.isOffer && !$1.isOffer }
        let theirs = applications.filter { $0.state == .submitted || $0.state == .shortlisted }
        let past = applications.filter { !$0.state.isLive && $0.state != .draft }
        return """
            \(group("Waiting for you", id: "yours", yours))\(group("Waiting for them", id: "theirs", theirs))\(group("Past", id: "past", past))
            """
    }

    private func group(_ name: String, id: String, _ applications: [ApplicationRecord]) -> HTML {
        guard !applications.isEmpty else { return .none }
        return """
            <section aria-labelledby="\(id)"><h2 id="\(id)">\(name)</h2><ul class="rows">\(each: applications, row)</ul></section>
            """
    }

    private func row(_ application: ApplicationRecord) -> HTML {
        """
        <li class="item"><h3><a href="\(Paths.application(application.id))">\(application.title)</a></h3>
        <p class="meta">\(ApplicationBadge(state: application.state)) \(application.employer) · \(when(application))</p>\(act(application))</li>
        """
    }

    private func when(_ application: ApplicationRecord) -> HTML {
        switch application.state {
        case .draft: "not sent\(date(", apply by ", application.applyBy))"
        case .submitted, .shortlisted: "\(date("you hear by ", application.decideBy))"
        case .offered: "\(date("answer ", application.offerEndsAt, .relative))"
        case .accepted, .withdrawn, .refused, .lapsed: "\(date("", application.decidedAt))"
        case .declined: "\(application.reason?.words ?? "")\(date(", ", application.decidedAt))"
        }
    }

    private func date(_ words: String, _ instant: Instant?, _ style: When.Style = .date) -> HTML {
        guard let instant else { return .none }
        return "\(words)\(When(instant: instant, zone: zone, style: style, now: now))"
    }

    private func act(_ application: ApplicationRecord) -> HTML {
        switch application.state {
        case .offered:
            "<div class=\"acts\"><a class=\"button primary\" href=\"\(Paths.application(application.id))\">Answer the offer</a></div>"
        case .draft: "<div class=\"acts\"><a class=\"button\" href=\"\(Paths.apply(to: application.project))\">Finish it</a></div>"
        case .accepted:
            application.engagement.map {
                "<div class=\"acts\"><a class=\"button\" href=\"\(Paths.engagement($0))\">Open the room</a></div>"
            } ?? .none
        case .submitted, .shortlisted, .declined, .withdrawn, .refused, .lapsed: .none
        }
    }

    static var previews: [Preview] {
        let all = Application.State.allCases.map { ApplicationRecord.sample($0, reason: $0 == .declined ? .filled : nil) }
        return [
            Preview("applications", ApplicationListPage(applications: all, cap: 10, zone: .utc, now: ApplicationRecord.sampleNow)),
            Preview("applications-empty", ApplicationListPage(applications: [], cap: 10, zone: .utc, now: ApplicationRecord.sampleNow)),
        ]
    }
}

extension ApplicationRecord {
    fileprivate var isOffer: Bool { state == .offered }
}
