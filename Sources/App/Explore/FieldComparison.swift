import Domain

/// Fields side by side, before and after: a picture in each cell, and the same in figures beside it.
struct FieldComparison: Component {
    let explorations: [Exploration]

    var html: HTML {
        guard explorations.contains(where: { $0.before != nil || $0.after != nil }) else { return .none }
        return """
            <section aria-labelledby="change"><h2 id="change">Before and after</h2>
            <table class="stack change"><caption>From 1 to 5: the hollow circle is before you tried it, the full one after.</caption>
            <thead><tr><th scope="col">Field</th><th scope="col">Interest</th><th scope="col">Energy</th><th scope="col">Your verdict</th></tr></thead>
            <tbody>\(each: explorations, row)</tbody></table></section>

            """
    }

    private func row(_ exploration: Exploration) -> HTML {
        """
        <tr><th scope="row">\(Taxonomy.field(exploration.field))</th>\
        <td data-label="Interest">\(cell(exploration.before?.interest, exploration.after?.interest))</td>\
        <td data-label="Energy">\(cell(exploration.before?.energy, exploration.after?.energy))</td>\
        <td data-label="Your verdict"><span>\(FieldBadge(verdict: exploration.verdict))\(if: !exploration.learned.isEmpty, "<br><small>\(exploration.learned)</small>")</span></td></tr>

        """
    }

    private func cell(_ before: Int?, _ after: Int?) -> HTML {
        """
        <span>\(picture(before, after)) <span class="small">\(Self.words(before, after))</span></span>
        """
    }

    /// "2 to 5, up 3".
    static func words(_ before: Int?, _ after: Int?) -> String {
        switch (before, after) {
        case (nil, nil): "not rated"
        case (let before?, nil): "\(before) before"
        case (nil, let after?): "\(after) now"
        case (let before?, let after?) where before == after: "\(after), as before"
        case (let before?, let after?): "\(before) to \(after), \(after > before ? "up \(after - before)" : "down \(before - after)")"
        }
    }

    private func picture(_ before: Int?, _ after: Int?) -> HTML {
        let place = { (mark: Int) in (mark - 1) * 30 + 8 }
        return """
            <svg class="shift" viewBox="0 0 136 16" width="136" height="16" aria-hidden="true"><path class="scale-line" d="M8 8H128"/>\
            \(each: Array(FieldRating.range), { "<path class=\"scale-line\" d=\"M\(place($0)) 5V11\"/>" })\
            \(if: before != nil && after != nil, "<path class=\"way\" d=\"M\(place(before ?? 1)) 8H\(place(after ?? 1))\"/>")\
            \(if: before != nil, "<circle class=\"from\" cx=\"\(place(before ?? 1))\" cy=\"8\" r=\"6\"/>")\
            \(if: after != nil, "<circle class=\"to\" cx=\"\(place(after ?? 1))\" cy=\"8\" r=\"\(before == after ? 3 : 6)\"/>")</svg>
            """
    }
}
