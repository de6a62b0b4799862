import Domain

/// Pausing the work: proposing it, answering, going on early; and every pause there was.
struct PausePage: Page {
    let engagement: EngagementRow
    let side: FeedbackSide
    /// Newest first.
    let pauses: [PauseRow]
    let form: Form
    let zone: Zone
    let now: Instant

    var title: String { "Pause: \(engagement.title)" }
    var width: PageWidth { .reading }

    private var open: PauseRow? { pauses.first { $0.state == .proposed || $0.state == .running } }
    private var other: String { side == .participant ? engagement.employer : engagement.participant }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li></ol></nav>
        <h1>Pause the work</h1><p class="lede">While it is paused no clock runs: no due date, no check-in, no reminder, and nothing is accepted by silence. Afterwards every date is later by as many days.</p></header>
        \(open.map(answer) ?? proposing)\(history)
        """
    }

    private func answer(_ pause: PauseRow) -> HTML {
        let events = Pause.machine.events(from: pause.state, by: [pause.role(of: side)])
        let until = When(instant: pause.endsAt, zone: zone, style: .dateTime)
        let head: HTML =
            pause.state == .running
            ? "Paused until \(until)" : "\(if: events.contains(.agree), "\(pause.by) proposes", else: "You propose") a pause until \(until)"
        return """
            <div class="notice warn"><h2>\(head)</h2><p>\(pause.reason)</p><div class="acts">\
            \(each: events, { button($0, pause) })</div></div>
            """
    }

    private func button(_ event: Pause.Event, _ pause: PauseRow) -> HTML {
        let found: (Paths.PauseAct, String)? =
            switch event {
            case .agree: (.agreement, "Agree to the pause")
            case .decline: (.refusal, "Decline")
            case .withdraw: (.withdrawal, "Take it back")
            case .resume: (.end, "Go on now")
            case .lapse: nil
            }
        guard let (act, words) = found else { return .none }
        return """
            <form method="post" action="\(Paths.pause(pause.id, act))" data-once><button class="button\(if: event == .agree, " primary")">\(words)</button></form> 
            """
    }

    private var mayPauseAlone: Bool { side == .participant && !pauses.contains(where: \.isIllness) }

    private var proposing: HTML {
        guard engagement.state.isUnderWay else {
            return "<div class=\"empty\"><h2>Nothing to pause</h2><p>The work is not under way now.</p></div>"
        }
        return """
            <form class="form" method="post" action="\(Paths.engagement(engagement.id, .pause))" data-once novalidate>
            \(ErrorSummary(form: form))\(Field(name: "until", label: "Work goes on, on", form: form, kind: .date, hint: "At 9 in the morning in \(zone.name). At most \(Pause.mostDays) days from now.", short: true))\
            \(Field(name: "reason", label: "Why", form: form, kind: .area(rows: 3), hint: "\(other) reads it. You need not say more than you want to.", limit: 600))\
            \(if: mayPauseAlone, "\(Tick(name: "alone", label: "I am ill. Pause at once, without an answer: up to \(Pause.illnessDays) days, once.", form: form))")
            <div class="acts"><button class="button primary">\(if: mayPauseAlone, "Pause", else: "Propose the pause")</button> <a class="button plain" href="\(Paths.engagement(engagement.id))">Go back</a></div>
            <p class="hint">\(other) agrees first, unless you are ill.</p></form>
            """
    }

    private var history: HTML {
        let past = pauses.filter { $0.id != open?.id }
        guard !past.isEmpty else { return .none }
        return """
            <section aria-labelledby="past"><h2 id="past">Before</h2><ul class="rows">\(each: past, row)</ul></section>
            """
    }

    private func row(_ pause: PauseRow) -> HTML {
        let span: HTML =
            if let standstill = pause.standstill {
                "\(When(instant: standstill.from, zone: zone)) to \(When(instant: standstill.to, zone: zone))"
            } else {
                "\(When(instant: pause.createdAt, zone: zone))"
            }
        return """
            <li class="item"><h3>\(pause.state.words)</h3><p class="meta">\(span) · \(pause.by)\(if: pause.isIllness, " · illness")</p><p>\(pause.reason)</p></li>

            """
    }

    static var previews: [Preview] {
        func page(_ pauses: [PauseRow], _ side: FeedbackSide, _ form: Form = Form()) -> PausePage {
            PausePage(
                engagement: RoomPreviews.engagement(.active), side: side, pauses: pauses, form: form, zone: .utc, now: RoomPreviews.now)
        }
        var wrong = Form([("until", "2026-11-20"), ("reason", "A family matter")])
        wrong.problems = [Problem(field: "until", message: "Choose a day after today.")]
        return [
            Preview("pause", page([], .participant)), Preview("pause-wrong", page([], .employer, wrong)),
            Preview("pause-proposed", page([RoomLife.samplePause(.proposed)], .employer)),
            Preview("pause-running", page([RoomLife.samplePause(.running)], .participant)),
            Preview("pause-ended", page([RoomLife.samplePause(.ended)], .participant)),
        ]
    }
}
