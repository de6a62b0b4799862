import Domain

/// The open projects: filters beside, rows, pages.
struct ProjectsPage: Page {
    let filter: ProjectFilter
    let form: Form
    let found: ProjectsFound
    /// The reader's zone; a visitor reads the employer's.
    let zone: Zone?
    let have: Set<String>
    let currency: Currency

    /// Of the many skills, only the most wanted are offered as filters.
    private static let skills = 12

    var title: String { "Projects" }
    var summary: String { "Paid projects of 5 to 40 hours, scoped before anyone applies and funded before anyone starts." }
    var isListed: Bool { filter.count == 0 }

    var html: HTML {
        """
        <header class="head"><h1>Projects</h1><p class="lede">Paid, 5 to 40 hours, with the finish line written down.</p></header>
        <div class="browse">
        <form class="filters" method="get" action="\(Paths.projects)" data-live aria-label="Filter projects">
        <details class="drawer"><summary>Filters \(if: filter.count > 0, "<span class=\"count\">\(filter.count)</span>")</summary>
        \(Field(name: "q", label: "Keyword", form: form, kind: .search, isFilter: true))\
        \(Select(name: "sort", label: "Sort by", form: form, options: Option.all(ProjectFilter.Sort.self)))
        \(facet(.field, "Field", isOpen: true))\(facet(.place, "Place", isOpen: true))\(numbers)\(facet(.skill, "Skills", isOpen: false))\(facet(.industry, "Industry", isOpen: false))
        </details>
        <div class="acts without-script"><button class="button primary">Show projects</button></div>
        </form>
        \(results)
        </div>
        """
    }

    private var numbers: HTML {
        """
        <details class="facet" open><summary>Fee, hours, dates</summary>
        <div class="row">\(Field(name: "fee", label: "At least, \(currency.code)", form: form, kind: .decimal, isFilter: true, short: true))\
        \(Field(name: "hours", label: "At most, hours", form: form, kind: .number, isFilter: true, short: true))</div>
        \(Field(name: "apply_by", label: "Apply by, at the latest", form: form, kind: .date, isFilter: true, short: true))
        </details>

        """
    }

    private func facet(_ facet: ProjectFilter.Facet, _ title: String, isOpen: Bool) -> HTML {
        let chosen = filter.chosen[facet] ?? []
        let counted = found.counts[facet] ?? []
        let missing = chosen.subtracting(counted.map(\.value)).sorted().map { ProjectsFound.Count(value: $0, count: 0) }
        let shown =
            (counted.enumerated().filter { facet != .skill || $0.offset < Self.skills || chosen.contains($0.element.value) }.map(\.element)
            + missing)
            .sorted { ProjectFilter.name($0.value, facet) < ProjectFilter.name($1.value, facet) }
        guard !shown.isEmpty else { return .none }
        return """
            <details class="facet"\(if: isOpen || !chosen.isEmpty, " open")><summary>\(title)</summary>
            <fieldset><legend class="sr">\(title)</legend>\(each: shown, { choice(facet, $0, isChosen: chosen.contains($0.value)) })</fieldset></details>

            """
    }

    private func choice(_ facet: ProjectFilter.Facet, _ item: ProjectsFound.Count, isChosen: Bool) -> HTML {
        """
        <label class="choice"><input type="checkbox" name="\(facet.rawValue)" value="\(item.value)"\(if: isChosen, " checked")><span>\(ProjectFilter.name(item.value, facet))</span> \
        <span class="count" id="n-\(facet.rawValue)-\(item.value)" data-live-target>\(item.count)</span></label>

        """
    }

    private var results: HTML {
        """
        <div id="results" data-live-target tabindex="-1">
        <div class="found"><h2>\(found.total) \(found.total == 1 ? "project" : "projects")</h2>\(if: filter.count > 0, chips)</div>
        \(if: found.listings.isEmpty, empty, else: rows)
        </div>
        """
    }

    private var rows: HTML {
        """
        <ol class="rows">\(each: found.listings, { ProjectRow(listing: $0, zone: zone, have: have).html })</ol>
        \(if: found.before != nil || found.after != nil, pager)
        """
    }

    private var pager: HTML {
        let last = found.skipped + found.listings.count
        return """
            <nav class="pager" aria-label="Pages">\
            \(if: found.before != nil, "<a class=\"button\" rel=\"prev\" href=\"\(filter.path(("before", found.before?.text ?? "")))\">Earlier</a>") \
            <span>\(found.skipped + 1)–\(last) of \(found.total)</span> \
            \(if: found.after != nil, "<a class=\"button\" rel=\"next\" href=\"\(filter.path(("after", found.after?.text ?? "")))\">Later</a>")</nav>
            """
    }

    private var empty: HTML {
        """
        <div class="empty"><h3>\(filter.count > 0 ? "Nothing fits all of this" : "No project is open right now")</h3>
        <p>\(filter.count > 0 ? "Take one filter away, or look at everything that is open." : "Come back soon, or fill your profile meanwhile.")</p>
        <a class="button primary" href="\(filter.count > 0 ? Paths.projects : Paths.profile)">\(filter.count > 0 ? "Show all projects" : "Fill your profile")</a></div>
        """
    }

    private var chips: HTML {
        """
        <ul class="chips" aria-label="Active filters">\(each: removals, { "<li><a href=\"\($0.path)\"><span class=\"sr\">Remove filter: </span>\($0.name)</a></li>" })\
        <li><a class="clear" href="\(Paths.projects)">Clear all</a></li></ul>
        """
    }

    /// Each part of the filter, and the list without it.
    private var removals: [(name: String, path: Path)] {
        var list: [(String, Path)] = []
        func without(_ name: String, _ change: (inout ProjectFilter) -> Void) {
            var rest = filter
            change(&rest)
            list.append((name, rest.path()))
        }
        if !filter.words.isEmpty { without("“\(filter.words)”") { $0.words = "" } }
        for facet in ProjectFilter.Facet.allCases {
            for value in (filter.chosen[facet] ?? []).sorted() {
                without(ProjectFilter.name(value, facet)) { $0.chosen[facet]?.remove(value) }
            }
        }
        if let fee = filter.leastFee { without("From \(fee.brief) \(fee.currency.code)") { $0.leastFee = nil } }
        if let hours = filter.mostHours { without("Up to \(hours) h") { $0.mostHours = nil } }
        if let day = filter.applyBefore { without("Apply by \(day.text)") { $0.applyBefore = nil } }
        return list
    }

    static var previews: [Preview] {
        var found = ProjectsFound(listings: [.example], total: 1)
        found.counts = [.field: [.init(value: "data-analysis", count: 1)], .place: [.init(value: "remote", count: 1)]]
        var filter = ProjectFilter()
        filter.words = "donor"
        let full = ProjectsPage(
            filter: filter, form: Form([("q", "donor")]), found: found, zone: .utc, have: ["spreadsheets"], currency: .usd)
        let empty = ProjectsPage(filter: ProjectFilter(), form: Form(), found: ProjectsFound(), zone: .utc, have: [], currency: .usd)
        return [Preview("projects", full), Preview("projects-empty", empty)]
    }
}
