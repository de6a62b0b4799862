import Domain

/// What a participant needs in order to work well: asked and answered in private.
struct AccommodationPage: Page {
    let engagement: EngagementRow
    let roles: Set<Accommodation.Role>
    /// Newest first.
    let requests: [AccommodationRow]
    let form: Form
    let zone: Zone

    var title: String { "What you need: \(engagement.title)" }
    var width: PageWidth { .reading }

    private var isParticipant: Bool { roles.contains(.participant) }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li></ol></nav>
        <h1>\(if: isParticipant, "What you need in order to work well", else: "What \(engagement.participant) needs")</h1>
        <p class="lede">Only \(if: isParticipant, "you", else: "\(engagement.participant)"), the supervisor and the operator can read this. It stands nowhere else, and no letter says what it is about.</p></header>
        \(if: isParticipant && !engagement.state.isOver, asking)\(if: requests.isEmpty && !isParticipant, empty)\
        \(if: !requests.isEmpty, "<section aria-labelledby=\"asked\"><h2 id=\"asked\">Asked</h2>\(each: requests, row)</section>")
        """
    }

    private var empty: HTML {
        "<div class=\"empty\"><h2>Nothing was asked</h2><p>When \(engagement.participant) asks for something, you get a letter and answer here.</p></div>\n"
    }

    private var asking: HTML {
        """
        <form class="form" method="post" action="\(Paths.engagement(engagement.id, .accommodation))" data-once novalidate>
        \(ErrorSummary(form: form))\(Field(name: "need", label: "What would help", form: form, kind: .area(rows: 4), hint: "Say what you need, such as written instead of spoken instructions, captions, other hours. You need not say why.", limit: 1500))
        <div class="acts"><button class="button primary">Ask in private</button></div></form>

        """
    }

    private func row(_ request: AccommodationRow) -> HTML {
        """
        <article class="milestone"><header><h3>\(When(instant: request.askedAt, zone: zone))</h3> <span class="badge \(tone(request.state))">\(request.state.words)</span></header>
        <div class="prose">\(Markdown.html(request.need))</div>\(answer(request))\(acts(request))</article>

        """
    }

    private func tone(_ state: Accommodation.State) -> String {
        switch state {
        case .asked: "warn"
        case .agreed, .alternative: "good"
        case .declined: "bad"
        case .withdrawn: ""
        }
    }

    private func answer(_ request: AccommodationRow) -> HTML {
        guard let at = request.answeredAt, !request.answer.isEmpty else { return .none }
        return
            "\n<blockquote>\(Markdown.html(request.answer))<footer>\(request.answeredBy ?? ""), \(When(instant: at, zone: zone))</footer></blockquote>"
    }

    private func acts(_ request: AccommodationRow) -> HTML {
        let events = Accommodation.machine.events(from: request.state, by: roles)
        if events.contains(.withdraw) {
            return
                "<form method=\"post\" action=\"\(Paths.accommodation(request.id, .withdrawal))\" data-once><div class=\"acts\"><button class=\"button\">Take it back</button></div></form>"
        }
        guard events.contains(.agree) else { return .none }
        // Only the first has a form: they are answered in order, and ids stay unique.
        guard request.id == requests.last(where: { $0.state == .asked })?.id else {
            return "<p class=\"hint\">Answer the earlier request first.</p>"
        }
        return """

            <form class="form" method="post" action="\(Paths.accommodation(request.id, .answer))" data-once novalidate>
            \(ErrorSummary(form: form))\(Choices(name: "decision", legend: "Your answer", form: form, options: Self.options))\
            \(Field(name: "words", label: "In your words", form: form, kind: .area(rows: 3), hint: "What you will do, what you offer instead, or why it is not possible.", limit: 1500))
            <div class="acts"><button class="button primary">Answer</button></div></form>
            """
    }

    private static let options = [
        Option(value: Accommodation.Event.agree.rawValue, label: "Agreed"),
        Option(value: Accommodation.Event.offer.rawValue, label: "Another way", detail: "You offer something that serves the same end"),
        Option(value: Accommodation.Event.decline.rawValue, label: "Not possible", detail: "Say why; the operator can read it"),
    ]

    static var previews: [Preview] {
        func page(_ requests: [AccommodationRow], _ role: Accommodation.Role) -> AccommodationPage {
            AccommodationPage(
                engagement: RoomPreviews.engagement(.active), roles: [role], requests: requests, form: Form(), zone: .utc)
        }
        let (asked, agreed) = (RoomLife.sampleRequest(.asked), RoomLife.sampleRequest(.agreed))
        return [
            Preview("accommodation", page([], .participant)), Preview("accommodation-asked", page([asked], .participant)),
            Preview("accommodation-to-answer", page([asked, agreed], .supervisor)),
            Preview("accommodation-answered", page([agreed], .operator)),
            Preview("accommodation-none", page([], .supervisor)),
        ]
    }
}
