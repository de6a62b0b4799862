import Domain

/// The organizations in one state; those that wait for the operator come first.
struct OrganizationDeskPage: Page {
    let state: Organization.State
    let files: [OrganizationFile]
    let hasMore: Bool
    let counts: [Organization.State: Int]
    let zone: Zone

    static let size = 50
    var title: String { "Organizations" }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.desk)">Desk</a></li></ol></nav><h1>Organizations</h1></header>
        <nav class="tabs" aria-label="States"><ul>\(each: Self.order, tab)</ul></nav>
        \(if: files.isEmpty, empty, else: "<ul class=\"rows\">\(each: files, item)</ul>")
        \(if: hasMore, "<nav class=\"pager\" aria-label=\"Pages\"><a class=\"button\" rel=\"next\" href=\"\(Path("desk", "organizations", query: [("state", state.rawValue), ("after", files.last?.id.text ?? "")]))\">Later</a></nav>")
        """
    }

    private static let order: [Organization.State] = [.submitted, .unverified, .verified, .refused, .suspended]

    private func tab(_ other: Organization.State) -> HTML {
        """
        <li><a href="\(Path("desk", "organizations", query: [("state", other.rawValue)]))"\(if: other == state, " aria-current=\"page\"")>\(other.words) <span class="count">\(counts[other] ?? 0)</span></a></li>
        """
    }

    private func item(_ file: OrganizationFile) -> HTML {
        """
        <li class="item"><h2><a href="\(Paths.deskOrganization(file.id))">\(file.name)</a></h2>
        <p class="meta">\(file.kind.words) · \(Taxonomy.industry(file.industry)) · \(file.place) · since \(When(instant: file.createdAt, zone: zone))</p></li>

        """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>Nobody here</h2><p>\(state == .submitted ? "No organization waits for you." : "No organization is in this state.")</p></div>
        """
    }

    static var previews: [Preview] {
        [
            Preview(
                "desk-organizations",
                OrganizationDeskPage(state: .submitted, files: [.example(.submitted)], hasMore: false, counts: [.submitted: 1], zone: .utc)),
            Preview(
                "desk-organizations-empty", OrganizationDeskPage(state: .submitted, files: [], hasMore: false, counts: [:], zone: .utc)),
        ]
    }
}

/// One organization with everything that speaks for or against it, and the operator's decision.
struct OrganizationLookPage: Page {
    let file: OrganizationFile
    let members: [Member]
    let confirmedOwners: [Email]
    let projects: [Listing]
    let events: [Event]
    let form: Form
    let zone: Zone

    static let acts: [Organization.Event] = [.verify, .refuse, .suspend, .restore]

    var title: String { file.name }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.desk)">Desk</a></li><li><a href="\(Paths.deskOrganizations)">Organizations</a></li></ol></nav>
        <h1>\(file.name)</h1><p class="state"><span class="badge \(OrganizationTone.of(file.state))">\(file.state.words)</span> \(file.kind.words)</p>
        <div class="acts"><a class="button" href="\(Paths.organization(file.slug))">Public page</a> <a class="button" href="\(Paths.deskStrikes(of: file.id))">Strikes</a></div></header>
        <div class="split"><div>
        <section aria-labelledby="ev"><h2 id="ev">What speaks for it</h2><dl class="facts">
        <div><dt>Registration number</dt><dd>\(file.registration.isEmpty ? "Not given" : file.registration)</dd></div>
        <div><dt>Website</dt><dd>\(if: file.website.isEmpty, "Not given", else: "<a href=\"\(link: file.website)\" rel=\"nofollow noopener\">\(file.website)</a>")</dd></div>
        <div><dt>E-mail of the owners</dt><dd>\(domainEvidence)</dd></div>
        <div><dt>Industry, size, place</dt><dd>\(Taxonomy.industry(file.industry)), \(file.size.words), \(file.place)</dd></div></dl>
        \(if: !file.about.isEmpty, "<div class=\"prose\">\(Markdown.html(file.about))</div>")</section>
        \(decision)
        </div><aside class="side" aria-label="More"><section aria-labelledby="mem"><h2 id="mem">Members</h2><ul>\(each: members, { "<li>\($0.name), \($0.role.words.lowercased())<br><span class=\"small muted\">\($0.email)</span></li>" })</ul></section>
        <section aria-labelledby="prj"><h2 id="prj">Projects</h2>\(if: projects.isEmpty, "<p class=\"muted\">None.</p>", else: "<ul>\(each: projects, { "<li><a href=\"\(Paths.project($0.id))\">\($0.shownTitle)</a>, \($0.state.words.lowercased())</li>" })</ul>")</section>
        <section aria-labelledby="hist"><h2 id="hist">History</h2><ul>\(each: events, { "<li>\($0.kind) \(When(instant: $0.at, zone: zone, style: .dateTime))\(if: !$0.note.isEmpty, "<br><span class=\"small muted\">\($0.note)</span>")</li>" })</ul></section></aside></div>
        """
    }

    private var domainEvidence: HTML {
        guard let site = try? WebLink(file.website) else { return "No website to compare with" }
        let matching = confirmedOwners.filter { $0.belongs(to: site) }
        return matching.isEmpty
            ? "No confirmed address in the domain \(site.host)"
            : "<span class=\"badge info\">Verified by domain</span> \(matching.map(\.text).joined(separator: ", ")) lies in \(site.host)"
    }

    private var decision: HTML {
        let possible = Self.acts.filter { Organization.machine.allows($0, from: file.state, by: [.operator]) }
        return """
            <section aria-labelledby="de"><h2 id="de">Decide</h2>
            <form class="form" method="post" action="\(Paths.deskOrganization(file.id))" data-once novalidate>\(ErrorSummary(form: form))
            \(Field(name: "note", label: "Note to the owners", form: form, hint: "Needed to refuse or suspend: say what to change.", optional: true, limit: 300))
            <div class="acts">\(each: possible, button)</div></form></section>
            """
    }

    private func button(_ event: Organization.Event) -> HTML {
        let (tone, words): (HTML, HTML) =
            switch event {
            case .verify: (" primary", "Verify")
            case .refuse: ("", "Refuse")
            case .suspend: (" danger", "Suspend")
            default: (" primary", "Restore")
            }
        return "<button class=\"button\(tone)\" name=\"act\" value=\"\(event.rawValue)\">\(words)</button> "
    }

    static var previews: [Preview] {
        [
            Preview(
                "desk-organization",
                OrganizationLookPage(
                    file: .example(.submitted), members: [.example], confirmedOwners: (try? [Email("omar@tern.example")]) ?? [],
                    projects: [.example], events: [],
                    form: Form(), zone: .utc))
        ]
    }
}
