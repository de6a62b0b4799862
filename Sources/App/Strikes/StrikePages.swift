import Domain

/// Somebody's own strikes, and those of organizations they own: why, since when, until when, and the appeal.
struct StrikesPage: Page {
    let strikes: [StrikeRow]
    /// What was typed into the appeal against one of them.
    var wrong: ID<Strike>?
    var form = Form()
    let rules: StrikeRules
    let zone: Zone
    let now: Instant

    var title: String { "Strikes" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><h1>Strikes</h1><p class="lede">A strike is given for not appearing, or for poor work. \(rules.suspendAt) at the same time suspend from new projects, never from work under way. Each expires after \(rules.days) days. Nobody but you and the operators sees them.</p></header>
        \(each: suspended, suspension)\
        \(if: strikes.isEmpty, "<div class=\"empty\"><h2>None</h2><p>Nothing counts against you.</p></div>", else: "<ul class=\"rows\">\(each: strikes, row)</ul>")
        """
    }

    /// Whoever has too many that count now, with what they may not do.
    private var suspended: [StrikeRow] {
        let counting = strikes.filter { $0.state.counts && $0.expiresAt > now }
        return Dictionary(grouping: counting, by: \.subject).values.filter { rules.suspends($0.count) }.compactMap(\.first).sorted {
            $0.name < $1.name
        }
    }

    private func suspension(_ strike: StrikeRow) -> HTML {
        """
        <div class="notice bad"><h2>\(strike.name) is suspended</h2><p>\(strike.subject.person == nil ? "No project can be published" : "You cannot apply to projects") until one of the strikes expires or is lifted. Work under way goes on.</p></div>

        """
    }

    private func row(_ strike: StrikeRow) -> HTML {
        """
        <li class="item"><h2>\(strike.reason.words)</h2>
        <p class="meta"><span class="badge \(strike.state.tone)">\(strike.state.words)</span> \(strike.name) · \(When(instant: strike.givenAt, zone: zone)), expires \(When(instant: strike.expiresAt, zone: zone))</p>
        <p>\(strike.words)</p>\(StrikeTalk(strike: strike, zone: zone))\(if: Strike.machine.allows(.appeal, from: strike.state, by: [.subject]), appeal(strike))</li>

        """
    }

    private func appeal(_ strike: StrikeRow) -> HTML {
        let form = wrong == strike.id ? self.form : Form()
        return """
            <details\(if: wrong == strike.id, " open")><summary>Appeal<span class="sr"> against the strike of \(zone.medium(strike.givenAt))</span></summary>
            <form class="form" method="post" action="\(Paths.appeal(strike.id))" data-once novalidate>
            \(ErrorSummary(form: form))\(Field(name: "words-\(strike.id)", label: "Why it is wrong", form: form, kind: .area(rows: 5), hint: "An operator reads this. There is one appeal for each strike.", limit: 2000))
            <div class="acts"><button class="button primary">Appeal</button></div></form></details>
            """
    }

    static var previews: [Preview] {
        [
            Preview(
                "strikes",
                StrikesPage(
                    strikes: [.example(.upheld, 2), .example(.standing, 1), .example(.lifted, 3)], rules: StrikeRules(), zone: .utc,
                    now: RoomPreviews.now)),
            Preview("strikes-none", StrikesPage(strikes: [], rules: StrikeRules(), zone: .utc, now: RoomPreviews.now)),
        ]
    }
}

/// The appeal against a strike and what was decided.
struct StrikeTalk: Component {
    let strike: StrikeRow
    let zone: Zone

    var html: HTML {
        """
        \(if: !strike.appeal.isEmpty, said("Appeal", strike.appeal, strike.appealedAt))\(if: !strike.decision.isEmpty, said("The operator", strike.decision, strike.decidedAt))
        """
    }

    private func said(_ who: HTML, _ words: String, _ at: Instant?) -> HTML {
        "<blockquote><p>\(words)</p><footer>\(who)\(at.map { ", \(When(instant: $0, zone: zone))" as HTML })</footer></blockquote>"
    }
}

extension Strike.State {
    /// The colour a state is shown in.
    var tone: String {
        switch self {
        case .standing, .upheld: "bad"
        case .appealed: "warn"
        case .lifted, .expired: "good"
        }
    }
}

extension StrikeRow {
    /// For previews.
    static func example(_ state: Strike.State, _ number: Int) -> StrikeRow {
        let isAppealed = state != .standing && state != .expired
        return StrikeRow(
            id: ID("01kawp000000strike00000000\(number)"), state: state, subject: .person(ID("01kawp000000mina00000000001")),
            name: "Mina Okafor",
            engagement: nil, reason: .noShow, words: "“Clean up a donor list”: no sign for 5 days after the work started.",
            givenAt: RoomPreviews.now - .days(20), expiresAt: RoomPreviews.now + .days(345),
            appeal: isAppealed ? "I was in hospital and wrote on the second day." : "",
            appealedAt: isAppealed ? RoomPreviews.now - .days(18) : nil,
            decision: state == .upheld ? "There is no message of that day." : state == .lifted ? "The clinic confirms it." : "",
            decidedAt: state == .upheld || state == .lifted ? RoomPreviews.now - .days(17) : nil)
    }
}
