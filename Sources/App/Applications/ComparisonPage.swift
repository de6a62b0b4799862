import Domain

/// Two to four applications side by side; those that are not rated keep their numbers.
struct ComparisonPage: Page {
    struct Column: Sendable {
        let applicant: Applicant
        let questions: [AnsweredQuestion]
    }

    static let most = 4

    let opening: Opening
    let columns: [Column]

    var title: String { "Compare: \(opening.title)" }
    var width: PageWidth { .wide }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.project(opening.id))">\(opening.title)</a></li>\
        <li><a href="\(Paths.screening(opening.id))">Screening</a></li></ol></nav><h1>Side by side</h1>
        <p class="state">\(opening.free) of \(opening.seats) \(opening.seats == 1 ? "place" : "places") free.</p></header>
        \(if: columns.contains { $0.applicant.isBlind }, "<div class=\"notice\"><p>Who is not rated yet stays a number.</p></div>")
        <div class="scroll" role="region" aria-label="Applications side by side" tabindex="0">
        <table class="compare"><caption class="sr">Applications side by side</caption>
        <thead><tr><th scope="col">Applicant</th>\(each: columns, head)</tr></thead>
        <tbody>\(row("Rating", rating))\(row("Pitch") { prose($0.applicant.pitch) })\(each: questionRows)\
        \(row("Needed skills") { "\(SkillMatch(needed: opening.needed, claimed: $0.applicant.claimed, evidenced: $0.applicant.evidenced))" })\
        \(row("Hours a week") { $0.applicant.weeklyHours.map { "\($0)" } ?? "Not said" })</tbody>
        <tfoot><tr><th scope="row">Decide</th>\(each: columns, { "<td><div class=\"acts\">\(acts($0.applicant))</div></td>" })</tr></tfoot></table></div>
        """
    }

    private func head(_ column: Column) -> HTML {
        """
        <th scope="col"><a href="\(Paths.application(column.applicant.application))">\(column.applicant.words)</a> \(ApplicationBadge(state: column.applicant.state))</th>
        """
    }

    private func row(_ name: String, _ cell: (Column) -> HTML) -> HTML {
        "<tr><th scope=\"row\">\(name)</th>\(each: columns, { "<td>\(cell($0))</td>" })</tr>"
    }

    private var questionRows: [QuestionRow] {
        (columns.first?.questions ?? []).map { question in
            QuestionRow(text: question.text, answers: columns.map { $0.questions.first { $0.id == question.id }?.answer ?? "" })
        }
    }

    /// The answers of everyone to one question.
    private struct QuestionRow: Component {
        let text: String
        let answers: [String]
        var html: HTML {
            "<tr><th scope=\"row\">\(text)</th>\(each: answers, { "<td><div class=\"prose\">\(Markdown.html($0))</div></td>" })</tr>"
        }
    }

    private func prose(_ text: String) -> HTML { "<div class=\"prose\">\(Markdown.html(text))</div>" }

    private func rating(_ column: Column) -> HTML {
        guard let given = column.applicant.rating else { return "Not rated" }
        return """
            \(each: Rating.Criterion.allCases, { "<p>\(Dots(given.rating[$0], of: 4)) <small>\($0.words)</small></p>" })\
            \(if: !given.note.isEmpty, "<p class=\"muted\">\(given.note)</p>")
            """
    }

    private func acts(_ applicant: Applicant) -> HTML {
        let events = Application.machine.events(from: applicant.state, by: [.employer])
        let page = Paths.application(applicant.application)
        return """
            \(if: applicant.isToRate, "<a class=\"button\" href=\"\(page.anchored("rate"))\">Rate</a>")\
            \(if: events.contains(.offer) && !applicant.isBlind && opening.free > 0, form(applicant, .offer, "Send offer", asks: true))\
            \(if: events.contains(.shortlist), form(applicant, .shortlisting, "Shortlist"))\
            \(if: events.contains(.unshortlist), form(applicant, .unshortlisting, "Take off the shortlist"))\
            \(if: events.contains(.decline), "<a class=\"button plain\" href=\"\(page.anchored("decline"))\">Decline</a>")
            """
    }

    private func form(_ applicant: Applicant, _ act: Paths.ApplicationAct, _ words: String, asks: Bool = false) -> HTML {
        """
        <form method="post" action="\(Paths.application(applicant.application, act))" data-once\
        \(if: asks, " data-confirm=\"Offer the place to \(applicant.words)?\" data-confirm-detail=\"They get the agreement to sign.\" data-confirm-act=\"Send the offer\" data-confirm-tone=\"primary\"")>\
        <button class="button">\(words)</button></form>
        """
    }

    static var previews: [Preview] {
        let columns = [
            Applicant.sample(1, .submitted), .sample(3, .shortlisted, name: "Mina Okafor"), .sample(7, .submitted, name: "Ada Brandt"),
        ].map {
            Column(
                applicant: $0,
                questions: [AnsweredQuestion(id: "q1", text: "Have you merged lists before?", answer: "Once, by phone number.")])
        }
        return [Preview("comparison", ComparisonPage(opening: .sample, columns: columns))]
    }
}

extension Paths {
    static func comparison(_ project: ID<Project>, of applications: [ID<Application>]) -> Path {
        Path("projects", project.text, "comparison", query: applications.map { ("id", $0.text) })
    }

    static func screening(_ project: ID<Project>, _ filter: ScreeningPage.Filter, _ sort: ScreeningPage.Sort) -> Path {
        Path(
            "projects", project.text, "screening",
            query: [("state", filter == .all ? "" : filter.rawValue), ("sort", sort == .time ? "" : sort.rawValue)])
    }
}
