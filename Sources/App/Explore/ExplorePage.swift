import Domain

/// Up to three fields side by side: what is really done in them here, one short project to try each by, and how it felt.
struct ExplorePage: Page {
    let columns: [FieldColumn]
    /// Everything the reader ever noted; a visitor's is nowhere.
    let all: [Exploration]
    let isSignedIn: Bool
    let form: Form
    /// The reader's zone; a visitor reads the employers'.
    let zone: Zone?

    var title: String { "Explore" }
    var summary: String { "Up to three fields side by side: what people do in them here, what it asks for, pays and takes." }
    var isListed: Bool { columns.isEmpty }

    private var fields: [String] { columns.map(\.picture.field) }
    private var isKept: Bool { Set(all.filter(\.isInPlan).map(\.field)) == Set(fields) }

    var html: HTML {
        """
        <header class="head"><h1>Try a field</h1>
        <p class="lede">Choose up to three. You see what people really do in them here, and a short paid project to find out by.</p>
        \(if: !state.isEmpty, "<p class=\"state\">\(state)</p>")\(if: isSignedIn && !columns.isEmpty && !isKept, keep)</header>
        \(ErrorSummary(form: form))\(picker)
        \(if: columns.isEmpty, empty, else: compared)\(FieldComparison(explorations: noted))\(earlier)
        """
    }

    private var state: HTML {
        guard isSignedIn, !columns.isEmpty else { return .none }
        return isKept
            ? "<span class=\"badge good\">Your plan</span> Only you see it, and what you note here."
            : "<span class=\"badge\">Not kept yet</span>"
    }

    private var keep: HTML {
        """
        <div class="acts"><form method="post" action="\(Paths.explorePlan)" data-once>\(HiddenFields(fields: fields))\
        <button class="button primary">Keep as my plan</button></form></div>
        """
    }

    private var picker: HTML {
        """
        <form class="form pick" method="get" action="\(Paths.explore())" aria-label="Choose fields"><div class="row">\
        \(each: Array(0..<Exploration.most), choice)</div>
        <div class="acts"><button class="button\(if: columns.isEmpty, " primary")">Compare</button></div></form>

        """
    }

    private func choice(_ place: Int) -> HTML {
        let chosen = fields.indices.contains(place) ? fields[place] : ""
        return """
            <div class="field"><label for="field-\(place + 1)">\(["First", "Second", "Third"][place]) field</label>
            <select id="field-\(place + 1)" name="field"><option value="">None</option>\
            \(each: Taxonomy.fieldOptions, { "<option value=\"\($0.value)\"\(if: $0.value == chosen, " selected")>\($0.label)</option>" })</select></div>

            """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>No field chosen yet</h2>
        <p>Pick one you wonder about, and one you would never have thought of. You can change them whenever you like.</p></div>
        """
    }

    private var compared: HTML {
        """
        <div class="fields">\(each: columns, column)</div>
        \(if: !isSignedIn, invitation)
        """
    }

    private func column(_ column: FieldColumn) -> HTML {
        "\(FieldColumnView(column: column, fields: fields, isSignedIn: isSignedIn, form: form, zone: zone))"
    }

    private var invitation: HTML {
        """
        <div class="notice info"><h2>Keep this</h2><p>With an account you keep these fields as a plan, and note how each feels before and after you tried it.</p>
        <div class="acts"><a class="button" href="\(Paths.signIn(next: Paths.explore(fields).text))">Sign in</a> <a class="button" href="\(Paths.signUp(next: Paths.explore(fields)))">Join</a></div></div>

        """
    }

    /// What is compared: the fields shown, as far as something was noted about them.
    private var noted: [Exploration] { columns.compactMap(\.exploration).filter(\.isNoted) }

    private var earlier: HTML {
        let others = all.filter { $0.isNoted && !fields.contains($0.field) }
        guard !others.isEmpty else { return .none }
        return """
            <section aria-labelledby="earlier"><h2 id="earlier">Other fields you looked at</h2><ul class="rows">\(each: others, other)</ul></section>

            """
    }

    private func other(_ exploration: Exploration) -> HTML {
        """
        <li class="item"><h3><a href="\(Paths.explore([exploration.field]))">\(Taxonomy.field(exploration.field))</a></h3>
        <p class="meta">\(FieldBadge(verdict: exploration.verdict))\(if: !exploration.learned.isEmpty, " \(exploration.learned)")</p></li>

        """
    }
}

/// The fields that are shown, so that the page comes back as it was.
struct HiddenFields: Component {
    let fields: [String]

    var html: HTML { "\(each: fields, { "<input type=\"hidden\" name=\"field\" value=\"\($0)\">" })" }
}

/// What somebody made of a field.
struct FieldBadge: Component {
    let verdict: FieldVerdict?

    var html: HTML {
        switch verdict {
        case .forMe: "<span class=\"badge good\">For me</span>"
        // Not a colour of trouble: a no is a find.
        case .notForMe: "<span class=\"badge info\">Not for me</span>"
        case nil: "<span class=\"badge\">Not decided</span>"
        }
    }
}
