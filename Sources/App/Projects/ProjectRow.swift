import Domain

/// A project as one row of a list, for every page that lists projects.
struct ProjectRow: Component {
    enum Heading: Sendable { case h2, h3 }

    let listing: Listing
    /// The reader's zone; a visitor's is not known, and reads the employer's.
    var zone: Zone?
    var heading = Heading.h3
    /// Ids of the skills the reader has; they are marked.
    var have: Set<String> = []
    /// How it fits this reader.
    var match: Match?
    var hasApplied = false

    private var why: String { match?.reasonsForParticipant.joined(separator: " · ") ?? "" }
    private var lacks: [String] { match?.lacks ?? [] }

    var html: HTML {
        """
        <li class="project">
        \(title)
        <p class="by"><a href="\(Paths.organization(listing.organizationSlug))">\(listing.organizationName)</a>\(if: listing.field != nil, " · \(Taxonomy.field(listing.field ?? ""))") · \(listing.whereabouts)\(if: hasApplied, " · <strong>you applied</strong>")</p>
        \(if: !listing.summary.isEmpty, "<p class=\"say\">\(listing.summary)</p>")
        \(pay)\(due)\(if: !listing.needed.isEmpty, tags)\(if: !why.isEmpty, "<p class=\"why\">\(why)</p>")\
        \(if: !lacks.isEmpty, "<p class=\"lacks\">Not in your profile: \(lacks.joined(separator: ", "))</p>")
        </li>

        """
    }

    private var title: HTML {
        let link: HTML = "<a href=\"\(Paths.project(listing.id))\">\(listing.shownTitle)</a>"
        return heading == .h2 ? "<h2>\(link)</h2>" : "<h3>\(link)</h3>"
    }

    private var pay: HTML {
        guard let fee = listing.fee, let hours = listing.hours else { return .none }
        return """
            <p class="pay"><strong class="money">\(fee)</strong> <span>\(hours) h\(if: listing.hourly != nil, " · \(listing.hourly?.brief ?? "") an hour")</span></p>

            """
    }

    private var due: HTML {
        guard let applyBy = listing.applyBy else { return .none }
        return """
            <p class="due">Apply by \(When(instant: applyBy, zone: zone ?? listing.zone, style: .deadline))\
            \(if: listing.applicants != nil, " · \(listing.applicants ?? 0) applied\(if: listing.seats > 1, " for \(listing.seats) places")")</p>

            """
    }

    private var tags: HTML {
        "<ul class=\"tags\" aria-label=\"Skills\">\(each: listing.needed, tag)</ul>\n"
    }

    private func tag(_ skill: String) -> HTML {
        have.contains(skill)
            ? "<li class=\"have\">\(Taxonomy.skill(skill))<span class=\"sr\">, you have this</span></li>"
            : "<li>\(Taxonomy.skill(skill))</li>"
    }
}

extension Money {
    /// The figures without their cents when there are none: "30", "27.50".
    var brief: String { figures.hasSuffix(".00") ? String(figures.dropLast(3)) : figures }
}
