import Domain

/// People who want to be found: filters beside, blind rows, a way to invite each.
struct TalentPage: Page {
    let filter: TalentFilter
    let form: Form
    let found: TalentFound
    let isFirst: Bool
    let zone: Zone

    var title: String { "Find people" }

    var html: HTML {
        """
        <header class="head"><h1>Find people</h1>
        <p class="lede">They chose to be found. You see what they can do, not who they are; invite them, and they decide.</p></header>
        <div class="browse">
        <form class="filters" method="get" action="\(Paths.talent())" data-live aria-label="Filter people">
        <details class="drawer"><summary id="narrowed" data-live-target>Filters \(if: filter.count > 0, "<span class=\"count\">\(filter.count)</span>")</summary>
        \(facet(.skill, "Skills"))\(skillByName)
        <label class="choice"><input type="checkbox" name="evidenced" value="yes"\(if: filter.evidencedOnly, " checked")><span>Evidenced skills only <small>rated by an employer after work</small></span></label>
        \(Field(name: "hours", label: "At least, hours a week", form: form, kind: .number, isFilter: true, short: true))\
        \(facet(.field, "Fields they chose"))\(facet(.place, "Where they want to work"))
        </details>
        <div class="acts without-script"><button class="button primary">Show people</button></div>
        </form>
        \(results)
        </div>
        """
    }

    /// Any of all skills by its name; those that most people have are counted above.
    private var skillByName: HTML {
        """
        <div class="field" id="another-skill"><label for="skill-name">Another skill</label><input id="skill-name" name="skill" list="known-skills" autocomplete="off" maxlength="80"></div>
        <datalist id="known-skills">\(each: Taxonomy.standard.skills, { "<option value=\"\($0.name)\"></option>" })</datalist>

        """
    }

    private func facet(_ facet: TalentFilter.Facet, _ title: String) -> HTML {
        let chosen = filter.chosen[facet] ?? []
        let counted = found.counts[facet] ?? []
        let missing = chosen.subtracting(counted.map(\.value)).map { TalentFound.Count(value: $0, count: 0) }
        let shown = (counted + missing).sorted { TalentFilter.name($0.value, facet) < TalentFilter.name($1.value, facet) }
        return """
            <details class="facet" id="facet-\(facet.rawValue)" data-live-target\(if: shown.isEmpty, " hidden") open><summary>\(title)</summary>
            <fieldset><legend class="sr">\(title)</legend>\(each: shown, { choice(facet, $0, isChosen: chosen.contains($0.value)) })</fieldset></details>

            """
    }

    private func choice(_ facet: TalentFilter.Facet, _ item: TalentFound.Count, isChosen: Bool) -> HTML {
        """
        <label class="choice" id="n-\(facet.rawValue)-\(item.value)"><input type="checkbox" name="\(facet.rawValue)" value="\(item.value)"\(if: isChosen, " checked")><span>\(TalentFilter.name(item.value, facet))</span> \
        <span class="count">\(item.count)</span></label>

        """
    }

    private var results: HTML {
        """
        <div id="results" data-live-target tabindex="-1">
        <div class="found"><h2><span role="status">\(found.total) \(found.total == 1 ? "person" : "people")</span></h2>\(if: filter.count > 0, chips)</div>
        \(if: !form.problems.isEmpty, "<p class=\"notice warn\">\(each: form.problems, { "\($0.message) " })</p>")\(if: found.people.isEmpty, empty, else: rows)
        </div>
        """
    }

    private var rows: HTML {
        """
        <ol class="rows">\(each: found.people, row)</ol>
        \(if: !isFirst || found.after != nil, pager)
        """
    }

    private func row(_ person: TalentPerson) -> HTML {
        """
        <li class="item"><h3>\(person.label)</h3>
        \(TalentFacts(person: person, zone: zone, wanted: filter.chosen[.skill] ?? []))
        <div class="acts"><a class="button" href="\(Paths.invite(person.handle))">Invite<span class="sr"> \(person.label)</span></a></div></li>

        """
    }

    private var pager: HTML {
        """
        <nav class="pager" aria-label="Pages">\(if: !isFirst, "<a class=\"button\" href=\"\(filter.path())\">From the start</a>") \
        \(found.after.map { "<a class=\"button\" rel=\"next\" href=\"\(filter.path(("after", $0)))\">Later</a>" as HTML })</nav>
        """
    }

    private var chips: HTML {
        """
        <ul class="chips" aria-label="Active filters">\(each: filter.removals, { "<li><a href=\"\($0.path)\"><span class=\"sr\">Remove filter: </span>\($0.name)</a></li>" })\
        <li><a class="clear" href="\(Paths.talent())">Clear all</a></li></ul>
        """
    }

    private var empty: HTML {
        """
        <div class="empty"><h3>\(filter.count > 0 ? "Nobody fits all of this" : "Nobody is to be found yet")</h3>
        <p>\(filter.count > 0 ? "Take one filter away: skills that nobody rated yet count too." : "People appear here as soon as they choose so in their profile.")</p>
        \(if: filter.count > 0, "<a class=\"button primary\" href=\"\(Paths.talent())\">Show everyone</a>")</div>
        """
    }

    static var previews: [Preview] {
        var filter = TalentFilter()
        filter.chosen = [.skill: ["spreadsheets"]]
        filter.evidencedOnly = true
        let counts: [TalentFilter.Facet: [TalentFound.Count]] = [
            .skill: [.init(value: "spreadsheets", count: 2)], .field: [.init(value: "operations", count: 1)],
            .place: [.init(value: "remote", count: 2)],
        ]
        let full = TalentFound(people: [.example, .newcomer], total: 2, after: TalentPerson.newcomer.handle, counts: counts)
        let page = { (filter: TalentFilter, found: TalentFound) in
            TalentPage(filter: filter, form: Form(), found: found, isFirst: true, zone: .utc)
        }
        return [
            Preview("talent", page(filter, full)), Preview("talent-none", page(filter, TalentFound())),
            Preview("talent-empty", page(TalentFilter(), TalentFound())),
        ]
    }
}

extension TalentPerson {
    static let example = TalentPerson(
        label: "Participant 4F7Q", handle: "h4f7q",
        evidenced: [.init(skill: "spreadsheets", works: 2), .init(skill: "data-cleaning", works: 1)],
        claimed: ["sql"], fields: ["operations", "data-analysis"], weeklyHours: 12, places: [.remote, .hybrid], finished: 2,
        lastActive: ApplicationRecord.sampleNow)
    static let newcomer = TalentPerson(
        label: "Participant 9KD0", handle: "h9kd0", claimed: ["spreadsheets"], lastActive: ApplicationRecord.sampleNow - .days(40))
}
