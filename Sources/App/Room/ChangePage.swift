import Domain

/// One change of what was agreed: its text, who signed it, and the other side's answer.
struct ChangePage: Page {
    let engagement: EngagementRow
    let change: ChangeRequestRow
    /// Nil for those who only read.
    let side: FeedbackSide?
    let form: Form
    let zone: Zone

    var title: String { "Change of the agreement" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li></ol></nav>
        <h1>Change of the agreement</h1><p class="state">\(change.state.badge) \(words)</p></header>
        <article class="document prose">\(Markdown.html(Agreement.body(of: change.text)))
        <h3>Signatures</h3><dl class="facts">\(signature(change.side, change.proposerName, change.createdAt, change.proposerAddress))\(second)
        \(fingerprint("Fingerprint of this text (SHA-256)", change.hash))\(fingerprint("Fingerprint of the text before", change.earlierHash))</dl></article>
        <section aria-labelledby="why"><h2 id="why">Why</h2><div class="prose">\(Markdown.html(change.reason))</div></section>
        \(acts)
        """
    }

    private func name(of side: FeedbackSide) -> String { side == .participant ? engagement.participant : engagement.employer }

    private var words: HTML {
        switch change.state {
        case .proposed: "by \(name(of: change.side)), \(When(instant: change.createdAt, zone: zone))"
        case .agreed, .declined, .withdrawn: change.answeredAt.map { "on \(When(instant: $0, zone: zone))" } ?? .none
        }
    }

    private func signature(_ side: FeedbackSide, _ typed: String, _ at: Instant, _ address: String) -> HTML {
        """
        <div><dt>For \(name(of: side))</dt><dd><strong>\(typed)</strong>, \(When(instant: at, zone: zone, style: .dateTime)), from \(address)</dd></div>
        """
    }

    private var second: HTML {
        guard change.state == .agreed, let at = change.answeredAt else {
            return "<div><dt>For \(name(of: change.side.other))</dt><dd>not signed</dd></div>"
        }
        return signature(change.side.other, change.answerName, at, change.answerAddress)
    }

    /// In pieces, so that it breaks on a narrow page.
    private func fingerprint(_ label: String, _ hash: String) -> HTML {
        let letters = Array(hash)
        let pieces = stride(from: 0, to: letters.count, by: 16).map { String(letters[$0..<min($0 + 16, letters.count)]) }
        return "<div><dt>\(label)</dt><dd><code>\(each: pieces, { "\($0)<wbr>" })</code></dd></div>"
    }

    private var acts: HTML {
        if change.state == .declined, !change.answer.isEmpty {
            return
                "<section aria-labelledby=\"answer\"><h2 id=\"answer\">The answer</h2><div class=\"prose\">\(Markdown.html(change.answer))</div></section>"
        }
        guard let side else { return .none }
        let events = ChangeRequest.machine.events(from: change.state, by: [change.role(of: side)])
        if events.contains(.agree) { return answering }
        guard events.contains(.withdraw) else { return .none }
        return
            "<form method=\"post\" action=\"\(Paths.change(change.id, .withdrawal))\" data-once><div class=\"acts\"><button class=\"button\">Take it back</button></div></form>"
    }

    private var answering: HTML {
        """
        <section aria-labelledby="sign"><h2 id="sign">Sign it, or not</h2>
        <form class="form" method="post" action="\(Paths.change(change.id, .signature))" data-once novalidate>
        \(ErrorSummary(form: form))<input type="hidden" name="hash" value="\(change.hash)">
        \(Field(name: "name", label: "Your full name", form: form, hint: "Typing it signs this text. The time and your network address are kept with it.", limit: 80, autocomplete: "name"))
        <div class="acts"><button class="button primary">Sign this change</button></div></form>
        <details\(if: form.problem("words") != nil, " open")><summary>Decline it</summary>
        <form class="form" method="post" action="\(Paths.change(change.id, .refusal))" data-once novalidate>
        \(Field(name: "words", label: "Why, and what you could agree to", form: form, kind: .area(rows: 3), limit: 600))
        <div class="acts"><button class="button">Decline</button></div></form></details></section>
        """
    }

    static var previews: [Preview] {
        let room = RoomPreviews.room(.active, .participant)
        func page(_ state: ChangeRequest.State, _ side: FeedbackSide?) -> ChangePage {
            ChangePage(
                engagement: room.engagement, change: RoomLife.sampleChange(state), side: side, form: Form(), zone: .utc)
        }
        return [
            Preview("change-to-sign", page(.proposed, .employer)), Preview("change-proposed", page(.proposed, .participant)),
            Preview("change-agreed", page(.agreed, .employer)), Preview("change-declined", page(.declined, nil)),
        ]
    }
}

extension ChangeRequest.State {
    var badge: HTML {
        let tone: String =
            switch self {
            case .proposed: "warn"
            case .agreed: "good"
            case .declined: "bad"
            case .withdrawn: ""
            }
        return "<span class=\"badge \(tone)\">\(words)</span>"
    }
}
