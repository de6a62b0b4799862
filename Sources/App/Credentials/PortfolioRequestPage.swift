import Domain

/// One request to show something of work that is not open, for the two sides of it.
struct PortfolioRequestPage: Page {
    let request: PortfolioRequestRow
    let engagement: EngagementRow
    let roles: Set<PortfolioRequest.Role>
    let item: ID<PortfolioItem>?
    let form: Form
    let silenceAt: Instant
    let zone: Zone

    var title: String { "What may be shown: \(engagement.title)" }
    var width: PageWidth { .reading }

    private func may(_ event: PortfolioRequest.Event) -> Bool {
        PortfolioRequest.machine.allows(event, from: request.state, by: roles)
    }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li></ol></nav>
        <h1>What may be shown</h1><p class="lede">\(engagement.participant) asks \(engagement.employer). The verified facts may always be shown: title, employer, field, hours, dates and skills.</p>
        <p class="state"><span class="badge \(tone)">\(request.state.words)</span>\(if: request.state == .asked, " Silence until \(When(instant: silenceAt, zone: zone, style: .dateTime)) means a description only")</p></header>
        \(if: !request.note.isEmpty, "<div class=\"notice info\"><h2>\(engagement.employer) writes</h2><div class=\"prose\">\(Markdown.html(request.note))</div></div>")
        \(if: !request.redacted.isEmpty, "<section aria-labelledby=\"redacted\"><h2 id=\"redacted\">The words \(engagement.employer) allows</h2><article class=\"document prose\">\(Markdown.html(request.redacted))</article></section>")
        <section aria-labelledby="asked"><h2 id="asked">The words that were asked for</h2><article class="document prose">\(Markdown.html(request.words))</article>
        \(if: !request.link.isEmpty, "<p>With a link: <a href=\"\(link: request.link)\" rel=\"noopener nofollow\">\(request.link)</a></p>")</section>
        \(if: may(.approve), deciding)\(if: may(.agree) || may(.withdraw), answering)\
        \(if: roles.contains(.participant), back)
        """
    }

    private var tone: HTML {
        switch request.state {
        case .asked, .redacted: "warn"
        case .approved: "good"
        case .described, .withdrawn: ""
        }
    }

    private var back: HTML {
        item.map { "<p><a href=\"\(Paths.portfolioItem($0))\">This piece of your portfolio</a></p>" } ?? .none
    }

    private var deciding: HTML {
        """
        <section aria-labelledby="answer"><h2 id="answer">Your answer</h2>
        <form class="form" method="post" action="\(Paths.portfolioRequest(request.id))" data-once novalidate>
        \(ErrorSummary(form: form))\
        \(Choices(name: "act", legend: "You allow", form: form, options: Self.answers))\
        \(Field(name: "redacted", label: "The words with secret parts taken out", form: form, kind: .area(rows: 6), hint: "Counts only with the second answer. Edit them: \(engagement.participant) sees them and agrees before they are shown.", optional: true, limit: 2000))\
        \(Field(name: "note", label: "Note", form: form, kind: .area(rows: 2), hint: "Only \(engagement.participant) reads it.", optional: true, limit: 500))
        <div class="acts"><button class="button primary">Answer</button></div></form></section>
        """
    }

    private static let answers = [
        Option(value: "approve", label: "Everything: the words as they are, and the link"),
        Option(value: "redact", label: "The words below, without the link"),
        Option(value: "describe", label: "A description only: the verified facts"),
    ]

    private var answering: HTML {
        """
        <section aria-labelledby="next"><h2 id="next">What you can do</h2>
        <form class="acts" method="post" action="\(Paths.portfolioRequest(request.id))" data-once>\
        \(if: may(.agree), "<button class=\"button primary\" name=\"act\" value=\"agree\">Agree and show these words</button> ")\
        \(if: may(.withdraw), "<button class=\"button\" name=\"act\" value=\"withdraw\">Take the request back</button>")</form></section>
        """
    }

    static var previews: [Preview] {
        func page(_ state: PortfolioRequest.State, _ role: PortfolioRequest.Role, form: Form? = nil) -> PortfolioRequestPage {
            let words = "I joined Tern’s three donor lists and found that one in nine donors gave twice under two names."
            let redacted = state == .redacted || state == .approved ? "I joined three lists of a nonprofit and found who gave twice." : ""
            return PortfolioRequestPage(
                request: PortfolioRequestRow(
                    id: ID("01kawp0000request0000000001"), engagement: ID("01kawp0000engagement000001"), state: state, words: words,
                    link: "https://example.org/donors", redacted: redacted,
                    note: redacted.isEmpty ? "" : "The figures are not ours to show.",
                    askedAt: RoomPreviews.now - .days(2), decidedAt: nil),
                engagement: RoomPreviews.engagement(.completed), roles: [role], item: ID("01hzzzzzzzzzzzzzzzzzzzzzz6"),
                form: form ?? Form([("redacted", words)]), silenceAt: RoomPreviews.now + .days(5), zone: .utc)
        }
        return [
            Preview("portfolio-request", page(.asked, .employer)), Preview("portfolio-request-asked", page(.asked, .participant)),
            Preview("portfolio-request-redacted", page(.redacted, .participant)),
            Preview("portfolio-request-described", page(.described, .employer)),
            Preview(
                "portfolio-request-wrong", page(.asked, .employer, form: .wrong([("redacted", "Short")], "act", "Choose what you decide."))),
        ]
    }
}
