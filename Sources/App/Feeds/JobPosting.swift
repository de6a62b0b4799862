import Domain

/// An open project as search engines read it: schema.org's JobPosting, and the way to it as a BreadcrumbList.
struct JobPosting: Component {
    let file: ProjectFile
    let addresses: FeedAddresses

    private var draft: ProjectDraft { file.draft }

    var html: HTML {
        """
        <script type="application/ld+json">\(json: posting)</script>
        <script type="application/ld+json">\(json: crumbs)</script>

        """
    }

    var posting: JSON {
        [
            "@context": "https://schema.org", "@type": "JobPosting", "title": .text(file.shownTitle),
            "description": .text(description.text), "url": address(Paths.project(file.id)),
            "identifier": ["@type": "PropertyValue", "name": .text(file.organization.name), "value": .text(file.id.text)],
            "datePosted": .optional(file.publishedAt?.isoText), "validThrough": .optional(draft.applyBy?.isoText),
            "employmentType": ["TEMPORARY", "INTERN"], "hiringOrganization": organization,
            "jobLocationType": draft.place == .remote ? "TELECOMMUTE" : .nothing, "jobLocation": location,
            "baseSalary": salary, "workHours": .optional(draft.hours.map { "\($0) hours in all" }),
            "jobStartDate": .optional(draft.start.map { file.zone.day(of: $0).text }),
            "totalJobOpenings": .number("\(max(1, draft.seats - file.seatsTaken))"),
            "skills": draft.needed.isEmpty ? .nothing : .list(draft.needed.map { .text(Taxonomy.skill($0)) }),
            "occupationalCategory": .optional(draft.field.map(Taxonomy.field)),
            "industry": .text(Taxonomy.industry(file.organization.industry)),
            "eligibilityToWorkRequirement": .optional(draft.eligibility), "directApply": true,
        ]
    }

    private var organization: JSON {
        [
            "@type": "Organization", "name": .text(file.organization.name), "sameAs": .optional(file.organization.website),
            "url": address(Paths.organization(file.organization.slug)),
        ]
    }

    /// Where it is done; from where one may do a remote one, nobody says here.
    private var location: JSON {
        guard draft.place != .remote, !draft.city.isEmpty else { return .nothing }
        return ["@type": "Place", "address": ["@type": "PostalAddress", "addressLocality": .text(draft.city)]]
    }

    /// The fee is one sum for the whole project, so it has no unit of time.
    private var salary: JSON {
        guard let fee = draft.fee else { return .nothing }
        return [
            "@type": "MonetaryAmount", "currency": .text(fee.currency.code),
            "value": ["@type": "QuantitativeValue", "value": .number(fee.figures.filter { $0 != "," })],
        ]
    }

    /// All that somebody needs to know before they look closer, in the few tags that are read.
    private var description: HTML {
        """
        <p>\(draft.summary)</p>\(Markdown.html(draft.background))\
        <p>\(terms)</p>\
        \(if: !draft.deliverables.isEmpty, "<p>What you hand over:</p><ul>\(each: draft.deliverables, { "<li>\($0.title)</li>" })</ul>")
        """
    }

    private var terms: String {
        var terms = ["Place: \(file.whereabouts)."]
        if let hours = draft.hours { terms.insert("A project of \(hours) hours.", at: 0) }
        if let fee = draft.fee { terms.insert("Fixed fee: \(fee.text).", at: terms.count - 1) }
        return terms.joined(separator: " ")
    }

    private var crumbs: JSON {
        let steps = [
            ("Projects", Paths.projects), (file.organization.name, Paths.organization(file.organization.slug)),
            (file.shownTitle, Paths.project(file.id)),
        ]
        let items = steps.enumerated().map { place, step -> JSON in
            ["@type": "ListItem", "position": .number("\(place + 1)"), "name": .text(step.0), "item": address(step.1)]
        }
        return ["@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": .list(items)]
    }

    private func address(_ path: Path) -> JSON { .text(addresses.absolute(path)) }
}
