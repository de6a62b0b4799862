import Domain

/// One field in its column: the figures, what people do in it, the skills, a project to try, the reader's own notes.
struct FieldColumnView: Component {
    let column: FieldColumn
    /// All fields that are shown beside each other.
    let fields: [String]
    let isSignedIn: Bool
    let form: Form
    let zone: Zone?

    private var picture: FieldPicture { column.picture }
    private var id: String { picture.field }

    var html: HTML {
        """
        <article class="card" aria-labelledby="f-\(id)"><h2 id="f-\(id)">\(picture.name)</h2>
        \(figures)
        <div class="part"><h3 id="do-\(id)">What people do</h3>\(typical)</div>
        <div class="part"><h3 id="ask-\(id)">Most asked for</h3>\(skills(picture.asked))</div>
        <div class="part"><h3 id="gain-\(id)">Most gained</h3>\(skills(picture.gained))</div>
        <div class="part"><h3 id="try-\(id)">To try it</h3>\(trial)</div>
        \(if: isSignedIn, own)</article>

        """
    }

    private var figures: HTML {
        """
        <dl class="facts"><div><dt>Pay an hour</dt><dd>\(pay)</dd></div><div><dt>Hours</dt><dd>\(hours)</dd></div>\
        <div><dt>Open now</dt><dd>\(openNow)</dd></div><div><dt>Finished one here</dt><dd>\(people)</dd></div></dl>
        """
    }

    private var pay: HTML {
        guard let pay = picture.pay else { return tooFew }
        let words = { (minor: Int64) in Money(minor: minor, currency: picture.currency).brief }
        return """
            <strong class="money">\(words(pay.median)) \(picture.currency.code)</strong><br><small>middle half \(words(pay.lower)) to \(words(pay.upper)), from \(pay.count) projects</small>
            """
    }

    private var hours: HTML {
        guard let hours = picture.hours else { return tooFew }
        return """
            <strong>\(hours.median)</strong><br><small>middle half \(hours.lower) to \(hours.upper)</small>
            """
    }

    private var tooFew: HTML {
        "<small>\(picture.projects == 0 ? "no project yet" : "only \(picture.projects) so far"): shown once there are \(Quartiles.fewest)</small>"
    }

    private var openNow: HTML {
        picture.open == 0
            ? "none" : "<a href=\"\(Paths.projects([("field", id)]))\">\(picture.open) \(picture.open == 1 ? "project" : "projects")</a>"
    }

    private var people: String { picture.finished == 0 ? "nobody yet" : picture.finished == 1 ? "1 person" : "\(picture.finished) people" }

    private var typical: HTML {
        guard !picture.typical.isEmpty else { return "<p class=\"muted\">Nobody has posted a project in this field yet.</p>" }
        return "<ul class=\"plain\">\(each: picture.typical, project)</ul>"
    }

    private func project(_ listing: Listing) -> HTML {
        """
        <li><a href="\(Paths.project(listing.id))">\(listing.shownTitle)</a> <small>\(listing.organizationName)\
        \(listing.hours.map { " · \($0) h" })\(if: listing.hourly != nil, " · \(listing.hourly?.brief ?? "") an hour") · \(listing.state == .published ? "open" : "over")</small></li>

        """
    }

    private func skills(_ counts: [FieldPicture.SkillCount]) -> HTML {
        guard !counts.isEmpty else { return "<p class=\"muted\">Not named yet.</p>" }
        return """
            <ul class="tags">\(each: counts, { "<li>\(Taxonomy.skill($0.skill)) <span class=\"count\">\($0.count)<span class=\"sr\"> \($0.count == 1 ? "project" : "projects")</span></span></li>" })</ul>
            """
    }

    private var trial: HTML {
        guard let trial = column.trial else {
            return picture.open == 0
                ? "<p class=\"muted\">No project is open in this field now. Look at those that are over: they say what the work is like.</p>"
                : "<p class=\"muted\">You applied to what is open in this field now, or it is full.</p>"
        }
        return """
            <p><a href="\(Paths.project(trial.listing.id))"><strong>\(trial.listing.shownTitle)</strong></a><br>\
            <small>\(trial.listing.organizationName)\(trial.listing.hours.map { " · \($0) h" })\(trial.listing.fee.map { " · \($0)" as HTML })\
            \(trial.listing.applyBy.map { " · apply by \(When(instant: $0, zone: zone ?? trial.listing.zone, style: .deadline))" as HTML })</small></p>
            \(if: !trial.caution.isEmpty, "<p class=\"small muted\">\(trial.caution)</p>")
            """
    }

    private var own: HTML {
        """
        <div class="part" id="me-\(id)">\(FieldNotes(column: column, fields: fields, form: form))</div>
        """
    }
}
