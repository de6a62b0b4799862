import Domain

/// The open projects: filters beside, rows, pages.
struct ProjectsPage: Page {
    let filter: ProjectFilter
    let form: Form
    let list: ProjectList
    let isSignedIn: Bool
    let currency: Currency

    /// So many values of a facet are seen at once; the others are a click away.
    private static let seen = 12

    private var found: ProjectsFound { list.found }

    var title: String { "Projects" }
    var summary: String { "Paid projects of 5 to 40 hours, scoped before anyone applies and funded before anyone starts." }
    var isListed: Bool { filter.count == 0 }
    var feed: FeedLinks? { FeedLinks(query: filter.query) }

    var html: HTML {
        """
        <header class="head"><h1>Projects</h1><p class="lede">Paid, 5 to 40 hours, with the finish line written down. Not sure what to look for? <a href="\(Paths.explore())">Try a field</a></p></header>
        <div class="browse">
        <form class="filters" method="get" action="\(Paths.projects)" data-live aria-label="Filter projects">
        <details class="drawer"><summary id="narrowed" data-live-target>Filters \(if: filter.count > 0, "<span class=\"count\">\(filter.count)</span>")</summary>
        \(Field(name: "q", label: "Keyword", form: form, kind: .search, isFilter: true))\
        \(Select(name: "sort", label: "Sort by", form: form, options: Option.all(ProjectSort.self)))
        \(if: isSignedIn, openToMe)\(facet(.field, "Field", isOpen: true))\(facet(.place, "Place", isOpen: true))\(numbers)\(facet(.skill, "Skills", isOpen: false))\(facet(.industry, "Industry", isOpen: false))\(facet(.employer, "Employer", isOpen: false))
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
        <div class="row">\(Field(name: "fee", label: "Fee from, \(currency.code)", form: form, kind: .decimal, isFilter: true, short: true))\
        \(Field(name: "hours_from", label: "Hours from", form: form, kind: .number, isFilter: true, short: true))\
        \(Field(name: "hours", label: "Hours to", form: form, kind: .number, isFilter: true, short: true))</div>
        \(Field(name: "start", label: "Starts on, or later", form: form, kind: .date, isFilter: true, short: true))\
        \(Field(name: "apply_by", label: "Apply by, at the latest", form: form, kind: .date, isFilter: true, short: true))
        </details>

        """
    }

    private var openToMe: HTML {
        """
        <label class="choice alone"><input type="checkbox" name="open" value="me"\(if: filter.isOpenToMe, " checked")><span>Open to me</span> <span class="hint">not applied to, with a free place</span></label>

        """
    }

    private func facet(_ facet: ProjectFacet, _ title: String, isOpen: Bool) -> HTML {
        let chosen = filter.chosen[facet] ?? []
        let counted = found.counts[facet] ?? []
        let missing = chosen.subtracting(counted.map(\.value)).sorted().map { ProjectsFound.Count(value: $0, count: 0) }
        let first = counted.prefix(Self.seen) + counted.dropFirst(Self.seen).filter { chosen.contains($0.value) } + missing
        let rest = counted.dropFirst(Self.seen).filter { !chosen.contains($0.value) }
        return """
            <details class="facet" id="facet-\(facet.rawValue)" data-live-target\(if: first.isEmpty, " hidden")\(if: isOpen || !chosen.isEmpty, " open")><summary>\(title)</summary>
            <fieldset><legend class="sr">\(title)</legend>\(each: byName(first, facet), { choice(facet, $0, isChosen: chosen.contains($0.value)) })\
            \(if: !rest.isEmpty, "<details class=\"more\"><summary>\(rest.count) more</summary>\(each: byName(rest, facet), { choice(facet, $0, isChosen: false) })</details>")</fieldset></details>

            """
    }

    private func byName(_ counts: some Sequence<ProjectsFound.Count>, _ facet: ProjectFacet) -> [ProjectsFound.Count] {
        counts.map { (name: name($0.value, facet), count: $0) }.sorted { $0.name < $1.name }.map(\.count)
    }

    private func name(_ value: String, _ facet: ProjectFacet) -> String {
        facet == .employer ? list.employers[value] ?? value : ProjectFilter.name(value, facet)
    }

    private func choice(_ facet: ProjectFacet, _ item: ProjectsFound.Count, isChosen: Bool) -> HTML {
        """
        <label class="choice" id="n-\(facet.rawValue)-\(item.value)"><input type="checkbox" name="\(facet.rawValue)" value="\(item.value)"\(if: isChosen, " checked")><span>\(name(item.value, facet))</span> \
        <span class="count">\(item.count)</span></label>

        """
    }

    private var results: HTML {
        """
        <div id="results" data-live-target tabindex="-1">
        <div class="found"><h2><span role="status">\(found.total) \(found.total == 1 ? "project" : "projects")</span></h2>\(if: filter.count > 0, chips)</div>
        \(SaveSearchForm(filter: filter, isSignedIn: isSignedIn, saved: list.saved))
        \(if: !form.problems.isEmpty, "<p class=\"notice warn\">\(each: form.problems, { "\($0.message) " })</p>")\
        \(if: !found.corrections.isEmpty, corrections)\(if: list.rows.isEmpty, empty, else: rows)
        </div>
        """
    }

    private var corrections: HTML {
        let read = found.corrections.sorted { $0.key < $1.key }.map { typed, meant in
            let words = meant.prefix(3).map { "“\($0)”" }
            return "\(words.joined(separator: " or ")) instead of “\(typed)”"
        }
        return "<p class=\"notice\">Nothing open has exactly these words, so we looked for \(read.joined(separator: ", and ")).</p>"
    }

    private var rows: HTML {
        """
        \(if: list.isRanked, "<p class=\"muted small\">Best match first, by your profile. <a href=\"\(Paths.matching)\">How matching works</a></p>")
        <ol class="rows">\(each: list.rows, { $0 })</ol>
        \(if: found.before != nil || found.after != nil, pager)\(feed?.html)
        """
    }

    private var pager: HTML {
        let last = found.skipped + list.rows.count
        return """
            <nav class="pager" aria-label="Pages">\
            \(if: found.before != nil, "<a class=\"button\" rel=\"prev\" href=\"\(filter.path(("before", found.before?.text ?? "")))\">Earlier</a>") \
            <span>\(found.skipped + 1)–\(last) of \(found.total)</span> \
            \(if: found.after != nil, "<a class=\"button\" rel=\"next\" href=\"\(filter.path(("after", found.after?.text ?? "")))\">Later</a>")</nav>
            """
    }

    private var empty: HTML {
        guard found.total == 0 else {
            return """
                <div class="empty"><h3>Nothing further</h3><p>The list is shorter than it was.</p><a class="button primary" href="\(filter.path())">From the start</a></div>
                """
        }
        return """
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
        for facet in ProjectFacet.allCases {
            for value in (filter.chosen[facet] ?? []).sorted() {
                without(name(value, facet)) { $0.chosen[facet]?.remove(value) }
            }
        }
        if let fee = filter.leastFee { without("From \(fee.brief) \(fee.currency.code)") { $0.leastFee = nil } }
        if filter.isOpenToMe { without("Open to me") { $0.isOpenToMe = false } }
        if let hours = filter.leastHours { without("From \(hours) h") { $0.leastHours = nil } }
        if let hours = filter.mostHours { without("Up to \(hours) h") { $0.mostHours = nil } }
        if let day = filter.startAfter { without("Starts from \(Zone.utc.medium(day.start))") { $0.startAfter = nil } }
        if let day = filter.applyBefore { without("Apply by \(Zone.utc.medium(day.start))") { $0.applyBefore = nil } }
        return list
    }

    static var previews: [Preview] {
        var list = ProjectList(
            found: ProjectsFound(total: 1), rows: [ProjectRow(listing: .example, zone: .utc, have: ["spreadsheets"]).html])
        list.found.counts = [.field: [.init(value: "data-analysis", count: 1)], .place: [.init(value: "remote", count: 1)]]
        list.found.corrections = ["donro": ["donor"]]
        var filter = ProjectFilter()
        filter.words = "donro"
        let full = ProjectsPage(
            filter: filter, form: Form([("q", "donro")]), list: list, isSignedIn: false, currency: .usd)
        let empty = ProjectsPage(filter: ProjectFilter(), form: Form(), list: ProjectList(), isSignedIn: true, currency: .usd)
        return [Preview("projects", full), Preview("projects-empty", empty)]
    }
}
