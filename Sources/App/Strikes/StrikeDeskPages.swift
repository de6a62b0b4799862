import Domain

/// The desk's strikes: appeals first, then what was given lately.
struct StrikeQueuePage: Page {
    let appeals: [StrikeRow]
    let others: [StrikeRow]
    let zone: Zone

    var title: String { "Strikes" }

    var html: HTML {
        """
        <header class="head">\(DeskCrumbs())<h1>Strikes</h1><p class="lede">To give one, open the person or the organization.</p></header>
        <section aria-labelledby="appeals"><h2 id="appeals">Appeals</h2>
        \(if: appeals.isEmpty, "<p class=\"muted\">No appeal waits.</p>", else: "<ul class=\"rows\">\(each: appeals, row)</ul>")</section>
        <section aria-labelledby="lately"><h2 id="lately">Given lately</h2>
        \(if: others.isEmpty, "<p class=\"muted\">None.</p>", else: "<ul class=\"rows\">\(each: others, row)</ul>")</section>
        """
    }

    private func row(_ strike: StrikeRow) -> HTML { StrikeDeskRow(strike: strike, zone: zone).html }

    static var previews: [Preview] {
        [
            Preview(
                "desk-strikes",
                StrikeQueuePage(appeals: [.example(.appealed, 1)], others: [.example(.standing, 2), .example(.expired, 3)], zone: .utc)),
            Preview("desk-strikes-none", StrikeQueuePage(appeals: [], others: [], zone: .utc)),
        ]
    }
}

/// One strike in a list of the desk.
struct StrikeDeskRow: Component {
    let strike: StrikeRow
    let zone: Zone

    var html: HTML {
        """
        <li class="item"><h3><a href="\(Paths.deskStrike(strike.id))">\(strike.name): \(strike.reason.words.lowercased())</a></h3>
        <p class="meta"><span class="badge \(strike.state.tone)">\(strike.state.words)</span> \(When(instant: strike.givenAt, zone: zone))</p><p>\(strike.words)</p></li>

        """
    }
}

/// One strike: why it was given, what is said against it, and the operator's decision.
struct StrikeDeskPage: Page {
    let strike: StrikeRow
    let form: Form
    let zone: Zone

    var title: String { "Strike: \(strike.name)" }
    var width: PageWidth { .reading }

    private var acts: [Strike.Event] { [.uphold, .lift].filter { Strike.machine.allows($0, from: strike.state, by: [.operator]) } }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.desk)">Desk</a></li><li><a href="\(Paths.deskStrikes)">Strikes</a></li></ol></nav>
        <h1>\(strike.name)</h1><p class="state"><span class="badge \(strike.state.tone)">\(strike.state.words)</span> \(strike.reason.words)</p>
        <div class="acts">\(subject)\(strike.engagement.map { " <a class=\"button\" href=\"\(Paths.engagement($0))\">The work</a>" as HTML })</div></header>
        <section aria-labelledby="why"><h2 id="why">Why</h2><p>\(strike.words)</p>\(StrikeTalk(strike: strike, zone: zone))
        <dl class="facts"><div><dt>Given</dt><dd>\(When(instant: strike.givenAt, zone: zone, style: .dateTime))</dd></div><div><dt>Expires</dt><dd>\(When(instant: strike.expiresAt, zone: zone))</dd></div></dl></section>
        \(if: !acts.isEmpty, decision)
        """
    }

    private var subject: HTML {
        switch strike.subject {
        case .person(let id): "<a class=\"button\" href=\"\(Paths.deskStrikes(of: id))\">All of theirs</a>"
        case .organization(let id): "<a class=\"button\" href=\"\(Paths.deskStrikes(of: id))\">All of theirs</a>"
        }
    }

    private var decision: HTML {
        """
        <form class="form" method="post" action="\(Paths.deskStrike(strike.id))" data-once novalidate>
        \(ErrorSummary(form: form))\(Field(name: "words", label: "Your reasons", form: form, kind: .area(rows: 4), hint: "\(strike.name) reads this.", limit: 1000))
        <div class="acts">\(each: acts, button)</div></form>
        """
    }

    private func button(_ event: Strike.Event) -> HTML {
        "<button class=\"button\(if: event == .uphold, " primary")\" name=\"act\" value=\"\(event.rawValue)\">\(event == .uphold ? "Uphold it" : "Lift it")</button> "
    }

    static var previews: [Preview] {
        [
            Preview("desk-strike-appealed", StrikeDeskPage(strike: .example(.appealed, 1), form: Form(), zone: .utc)),
            Preview("desk-strike-lifted", StrikeDeskPage(strike: .example(.lifted, 1), form: Form(), zone: .utc)),
        ]
    }
}

/// All strikes of one person or organization, and giving another.
struct StrikeGivingPage: Page {
    let subject: StrikeSubject
    let name: String
    let strikes: [StrikeRow]
    /// How many of them count now.
    let counting: Int
    let mayGive: Bool
    let rules: StrikeRules
    let form: Form
    let zone: Zone

    var title: String { "Strikes of \(name)" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.desk)">Desk</a></li><li><a href="\(parent)">\(name)</a></li></ol></nav>
        <h1>Strikes of \(name)</h1><p class="state">\(if: rules.suspends(counting), "<span class=\"badge bad\">Suspended</span> ")\(counting) of \(rules.suspendAt) count now</p></header>
        \(if: strikes.isEmpty, "<p class=\"muted\">None.</p>", else: "<ul class=\"rows\">\(each: strikes, { StrikeDeskRow(strike: $0, zone: zone).html })</ul>")
        \(if: mayGive, giving)
        """
    }

    private var parent: Path {
        switch subject {
        case .person(let id): Paths.deskPerson(id)
        case .organization(let id): Paths.deskOrganization(id)
        }
    }

    private var action: Path {
        switch subject {
        case .person(let id): Paths.deskStrikes(of: id)
        case .organization(let id): Paths.deskStrikes(of: id)
        }
    }

    private var giving: HTML {
        """
        <section aria-labelledby="give"><h2 id="give">Give a strike</h2><form class="form" method="post" action="\(action)" data-once novalidate>
        \(ErrorSummary(form: form))\(Select(name: "reason", label: "For", form: form, options: Option.all(StrikeReason.self), prompt: "Choose"))\
        \(Field(name: "words", label: "What happened", form: form, kind: .area(rows: 4), hint: "\(name) reads this, and may appeal once.", limit: 1000))
        <div class="acts"><button class="button danger">Give a strike</button></div></form></section>
        """
    }

    static var previews: [Preview] {
        [
            Preview(
                "desk-strikes-of",
                StrikeGivingPage(
                    subject: .person(ID("01kawp000000mina00000000001")), name: "Mina Okafor",
                    strikes: [.example(.upheld, 2), .example(.standing, 1)], counting: 2, mayGive: true, rules: StrikeRules(), form: Form(),
                    zone: .utc))
        ]
    }
}
