import Domain

/// Everyone who applied to a project, as rows to rate, compare and decide about.
struct ScreeningPage: Page {
    /// The tabs of the list.
    enum Filter: String, CaseIterable, Sendable {
        case all, unrated, submitted, shortlisted, offered, accepted, past

        var words: String {
            switch self {
            case .all: "All"
            case .unrated: "To rate"
            case .submitted: "Open"
            case .shortlisted: "Shortlist"
            case .offered: "Offered"
            case .accepted: "Accepted"
            case .past: "Past"
            }
        }

        func holds(_ applicant: Applicant) -> Bool {
            switch self {
            case .all: true
            case .unrated: applicant.isToRate
            case .submitted: applicant.state == .submitted
            case .shortlisted: applicant.state == .shortlisted
            case .offered: applicant.state == .offered
            case .accepted: applicant.state == .accepted
            case .past: !applicant.state.isLive && applicant.state != .accepted
            }
        }
    }

    enum Sort: String, CaseIterable, Sendable { case time, rating }

    let opening: Opening
    let applicants: [Applicant]
    let filter: Filter
    let sort: Sort
    let zone: Zone
    let now: Instant

    var title: String { "Screening: \(opening.title)" }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.board)">Board</a></li>\
        <li><a href="\(Paths.project(opening.id))">\(opening.title)</a></li></ol></nav><h1>Screening</h1>
        <p class="state">\(state)</p>\(next)</header>
        \(applicants.isEmpty ? empty : list)
        """
    }

    private var live: [Applicant] { applicants.filter(\.state.isLive) }

    private var state: HTML {
        let waiting = applicants.filter { $0.state == .submitted || $0.state == .shortlisted }.count
        return """
            \(if: waiting > 0, "<span class=\"badge warn\">Waiting for you</span> ", else: "<span class=\"badge\">Nothing waits</span> ")\
            \(applicants.count) \(applicants.count == 1 ? "application" : "applications"), \(applicants.filter { $0.rating != nil }.count) rated. \
            \(opening.taken) of \(opening.seats) \(opening.seats == 1 ? "place" : "places") taken\(if: opening.offered > 0, ", \(opening.offered) offered").\
            \(opening.decideBy.map { " Everyone must hear by \(When(instant: $0, zone: zone, style: .deadline))." })
            """
    }

    private var next: HTML {
        if let unrated = applicants.first(where: \.isToRate) {
            return
                "<div class=\"acts\"><a class=\"button primary\" href=\"\(Paths.application(unrated.application))\">Rate the next one</a></div>"
        }
        let shortlist = applicants.filter { $0.state == .shortlisted }
        if (2...ComparisonPage.most).contains(shortlist.count), opening.free > 0 {
            return
                "<div class=\"acts\"><a class=\"button primary\" href=\"\(Paths.comparison(opening.id, of: shortlist.map(\.application)))\">Compare the shortlist</a></div>"
        }
        if let only = shortlist.first, opening.free > 0 {
            return
                "<div class=\"acts\"><a class=\"button primary\" href=\"\(Paths.application(only.application).anchored("offer"))\">Offer the place</a></div>"
        }
        return .none
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>No applications yet</h2><p>\(opening.state == .published ? "You are told by mail when the first one comes." : "The project is not open for applications now.")</p>
        <a class="button" href="\(Paths.project(opening.id))">Look at the project</a></div>
        """
    }

    private var list: HTML {
        let shown = applicants.filter(filter.holds).sorted(by: isBefore)
        return """
            <nav class="tabs" aria-label="Which applications"><ul>\(each: Filter.allCases.filter(isWorthATab), tab)</ul></nav>
            \(if: live.contains(where: \.isBlind), "<div class=\"notice\"><p>Names, schools and photos stay hidden until you have rated. The same three questions for everyone.</p></div>")
            <p class="meta">Sorted by \(sort == .time ? "time" : "rating"). <a href="\(Paths.screening(opening.id, filter, sort == .time ? .rating : .time))">Sort by \(sort == .time ? "rating" : "time")</a></p>
            <form method="get" action="\(Paths.comparison(opening.id))" aria-label="Compare applications">
            <ul class="rows">\(each: shown, row)</ul>
            \(if: shown.isEmpty, "<p>None of them is here now.</p>")
            \(if: shown.count > 1, "<div class=\"acts\"><button class=\"button\">Compare the chosen</button></div>")</form>
            """
    }

    private func isBefore(_ one: Applicant, _ other: Applicant) -> Bool {
        if sort == .rating {
            let (left, right) = (one.rating?.rating.total ?? 0, other.rating?.rating.total ?? 0)
            if left != right { return left > right }
        }
        return (one.sentAt ?? now, one.number) < (other.sentAt ?? now, other.number)
    }

    private func isWorthATab(_ filter: Filter) -> Bool {
        filter == .all || filter == self.filter || applicants.contains(where: filter.holds)
    }

    private func tab(_ tab: Filter) -> HTML {
        """
        <li><a href="\(Paths.screening(opening.id, tab, sort))"\(if: tab == filter, " aria-current=\"page\"")>\(tab.words) <span class="count">\(applicants.filter(tab.holds).count)</span></a></li>
        """
    }

    private func row(_ applicant: Applicant) -> HTML {
        let match = SkillMatch(needed: opening.needed, claimed: applicant.claimed, evidenced: applicant.evidenced).words
        return """
            <li class="item"><h2><a href="\(Paths.application(applicant.application))">\(applicant.words)</a></h2>
            <p class="meta">\(ApplicationBadge(state: applicant.state)) \(rating(applicant))\(if: !match.isEmpty, " · \(match)")\
            \(applicant.weeklyHours.map { " · \($0) hours a week" })\(applicant.sentAt.map { " · sent \(When(instant: $0, zone: zone, style: .relative, now: now))" })</p>
            <p>\(Self.beginning(of: applicant.pitch))</p>
            <div class="acts"><label class="choice"><input type="checkbox" name="id" value="\(applicant.application)"><span>Compare<span class="sr"> \(applicant.words)</span></span></label></div></li>
            """
    }

    private func rating(_ applicant: Applicant) -> HTML {
        guard let rating = applicant.rating?.rating else { return "not rated" }
        return "\(Dots(tenths: rating.total * 10 / 3, of: 4)) \(rating.total) of 12"
    }

    /// The first words of a text, on one line.
    static func beginning(of text: String, _ length: Int = 180) -> String {
        let line = Text.line(text)
        return line.count <= length ? line : line.prefix(length) + "…"
    }

    static var previews: [Preview] {
        let all = [
            Applicant.sample(1, .submitted), .sample(2, .submitted, name: "Bo Lindqvist"), .sample(3, .shortlisted, name: "Mina Okafor"),
            .sample(7, .offered, name: "Ada Brandt"), .sample(5, .withdrawn),
        ]
        let page = { (applicants: [Applicant], filter: Filter) in
            ScreeningPage(
                opening: .sample, applicants: applicants, filter: filter, sort: .rating, zone: .utc, now: ApplicationRecord.sampleNow)
        }
        return [
            Preview("screening", page(all, .all)), Preview("screening-shortlist", page(all, .shortlisted)),
            Preview("screening-empty", page([], .all)),
        ]
    }
}

extension Applicant {
    /// Still to be decided about, and not rated yet.
    var isToRate: Bool { rating == nil && (state == .submitted || state == .shortlisted) }
}
