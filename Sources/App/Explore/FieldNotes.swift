import Domain

/// How a field feels to whoever is signed in: before, after, and what they make of it.
struct FieldNotes: Component {
    let column: FieldColumn
    let fields: [String]
    let form: Form

    private var field: String { column.picture.field }
    private var exploration: Exploration { column.exploration ?? Exploration(field: field) }
    /// Nobody who has done it can still say how it felt before.
    private var asksBefore: Bool { exploration.before == nil && exploration.after == nil && !column.isDone }

    var html: HTML {
        """
        <h3 id="own-\(field)">How it feels to you</h3>
        \(if: exploration.isNoted, said)\(if: asksBefore, before, else: after)\(verdict)
        """
    }

    private var said: HTML {
        """
        <p>\(FieldBadge(verdict: exploration.verdict))\(if: exploration.verdict == .notForMe, " <span class=\"small\">You know that now, for a few hours’ work. Well found out.</span>")</p>
        """
    }

    private var before: HTML {
        """
        <p class="small muted">Before you begin, from 1 to 5. Only you see it.</p>\(ratingForm(.before, "Note this"))
        """
    }

    private var after: HTML {
        let words =
            exploration.after != nil
            ? "Rate it again" : column.isDone ? "You finished a project in it. How does it feel now?" : "Rate it again, whenever you want"
        let isOpen =
            column.isDone && exploration.after == nil || form.problem("interest-\(field)") != nil || form.problem("energy-\(field)") != nil
        return """
            <details\(if: isOpen, " open")><summary>\(words)</summary>\(ratingForm(.after, "Note how it feels now"))</details>
            """
    }

    private func ratingForm(_ side: Exploration.Side, _ act: String) -> HTML {
        """
        <form class="form" method="post" action="\(Paths.explore(field, .rating))" data-once novalidate>\(HiddenFields(fields: fields))\
        <input type="hidden" name="side" value="\(side.rawValue)">
        \(Scale(name: "interest-\(field)", legend: "Interest", form: form))\(Scale(name: "energy-\(field)", legend: "Energy", form: form))
        <button class="button">\(act)<span class="sr">: \(column.picture.name)</span></button></form>

        """
    }

    private var verdict: HTML {
        let name = "learned-\(field)"
        let problem = form.problem(name)
        return """
            <form class="form verdicts" method="post" action="\(Paths.explore(field, .verdict))" data-once novalidate>\(HiddenFields(fields: fields))\
            \(Field(name: name, label: "What I learned about it", form: filled(name), kind: .area(rows: 2), optional: true, limit: 400))
            <div class="acts">\(if: exploration.verdict == nil || problem != nil, choices, else: takeBack)</div></form>

            """
    }

    private func filled(_ name: String) -> Form {
        guard !form.has(name) else { return form }
        var form = form
        form.set(name, exploration.learned)
        return form
    }

    private var choices: HTML {
        """
        <button class="button" name="verdict" value="for_me">For me<span class="sr">: \(column.picture.name)</span></button> \
        <button class="button" name="verdict" value="not_for_me">Not for me<span class="sr">: \(column.picture.name)</span></button>
        """
    }

    private var takeBack: HTML {
        """
        <button class="button" name="verdict" value="\(exploration.verdict?.rawValue ?? "")">Save what I learned</button> \
        <button class="button plain" name="verdict" value="">Decide anew<span class="sr">: \(column.picture.name)</span></button>
        """
    }
}
