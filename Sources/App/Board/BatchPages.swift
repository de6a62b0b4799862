import Domain

/// Who is chosen, each with a box to leave them out again.
struct ChosenList: Component {
    let chosen: [EngagementRow]
    let form: Form
    var note: @Sendable (EngagementRow) -> HTML = { _ in .none }

    var html: HTML {
        """
        <fieldset class="section choices" id="e"><legend>\(chosen.count) chosen</legend>\(each: chosen, row)\
        \(if: form.problem("e") != nil, "<p class=\"error\">\(form.problem("e") ?? "")</p>")</fieldset>

        """
    }

    private func row(_ engagement: EngagementRow) -> HTML {
        """
        <label class="choice"><input type="checkbox" name="e" value="\(engagement.id)" checked><span>\(engagement.participant) <small>\(engagement.title)\(note(engagement))</small></span></label>
        """
    }
}

/// The crumbs of what stands under the board.
struct BoardCrumbs: Component {
    var html: HTML { "<nav class=\"crumbs\" aria-label=\"Breadcrumb\"><ol><li><a href=\"\(Paths.board)\">Board</a></li></ol></nav>" }
}

/// One text to several threads.
struct BatchMessagePage: Page {
    let chosen: [EngagementRow]
    let form: Form
    let once: String

    var title: String { "Message to \(chosen.count)" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head">\(BoardCrumbs())<h1>Message to several</h1><p class="lede">Each gets it in their own thread, and nobody sees who else did.</p></header>
        <form class="form" method="post" action="\(Paths.batchMessage)" data-once novalidate>\(ErrorSummary(form: form))<input type="hidden" name="once" value="\(once)">
        \(Field(name: "body", label: "Your message", form: form, kind: .area(rows: 7), hint: "{first}, {name} and {project} become what is theirs: “Hello {first}, …”.", limit: 3000))\
        \(ChosenList(chosen: chosen, form: form))
        <div class="savebar"><button class="button primary">Send to those chosen</button> <a class="button" href="\(Paths.board)">Leave it</a></div></form>
        """
    }

    static var previews: [Preview] {
        let chosen = [RoomPreviews.engagement(.active)]
        return [
            Preview("batch-message", BatchMessagePage(chosen: chosen, form: Form(), once: "a-word-of-its-own")),
            Preview(
                "batch-message-wrong",
                BatchMessagePage(
                    chosen: chosen, form: .wrong([("body", "Hello {forename}")], "body", "Nobody knows what {forename} stands for."),
                    once: "a-word-of-its-own")),
        ]
    }
}

/// Signing and ticking for several at once.
struct BatchKickoffPage: Page {
    let chosen: [EngagementRow]
    /// Those that are signed for the employer already.
    let signed: Set<ID<Engagement>>
    let form: Form
    let once: String

    var title: String { "Kick off \(chosen.count)" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head">\(BoardCrumbs())<h1>Kick off several</h1><p class="lede">Sign and tick for all of them. What one cannot have, the others still get.</p></header>
        <form class="form" method="post" action="\(Paths.batchKickoff)" data-once novalidate>\(ErrorSummary(form: form))<input type="hidden" name="once" value="\(once)">
        \(each: chosen, { "<input type=\"hidden\" name=\"hash.\($0.id)\" value=\"\($0.agreementHash)\">" })\
        \(ChosenList(chosen: chosen, form: form, note: note))
        <fieldset class="section"><legend>Sign the agreements</legend><p class="hint">Read each one first: it opens beside the name above. Your name is put under every agreement that is not signed for you yet.</p>
        \(Field(name: "name", label: "Your full name", form: form, hint: "Empty signs nothing.", optional: true, limit: 80, autocomplete: "name"))</fieldset>
        <fieldset class="section"><legend>Tick the kick-off list</legend><p class="hint">The same words for all. Empty ticks nothing.</p>
        \(each: KickoffItem.noted, { Field(name: "note.\($0.rawValue)", label: $0.words, form: form, kind: .area(rows: 2), hint: $0.words(for: .employer), optional: true, limit: 500).html })\
        \(Tick(name: "dates", label: "The due dates and the check-ins stand", form: form))</fieldset>
        <div class="savebar"><button class="button primary">Kick off those chosen</button> <a class="button" href="\(Paths.board)">Leave it</a></div></form>
        """
    }

    private var note: @Sendable (EngagementRow) -> HTML {
        { engagement in
            if signed.contains(engagement.id) { return " · signed for you" }
            return " · <a href=\"\(Paths.agreement(engagement.id))\">read the agreement</a>"
        }
    }

    static var previews: [Preview] {
        [
            Preview(
                "batch-kickoff",
                BatchKickoffPage(chosen: [RoomPreviews.engagement(.onboarding)], signed: [], form: Form(), once: "a-word-of-its-own"))
        ]
    }
}

extension KickoffItem {
    /// Those that are ticked with words.
    static let noted = allCases.filter { $0.isTickedByHand && $0 != .dates }
}

/// What came of a batch for each engagement.
struct BatchPage: Page {
    let batch: Batch
    let zone: Zone

    var title: String { "\(batch.kind.words): \(batch.outcomes.count)" }
    var width: PageWidth { .reading }

    private var failed: Int { batch.outcomes.filter { !$0.isDone }.count }

    var html: HTML {
        """
        <header class="head">\(BoardCrumbs())<h1>\(batch.kind.words) for \(batch.outcomes.count)</h1>
        <p class="state"><span class="badge \(if: failed == 0, "good\">All done", else: "warn\">\(failed) not done")</span> \(batch.madeBy), \(When(instant: batch.madeAt, zone: zone, style: .dateTime))</p></header>
        \(if: failed > 0, "<p>What is not done changed nothing for the others.</p>\n")\
        <ul class="rows">\(each: batch.outcomes, row)</ul>
        <div class="acts"><a class="button primary" href="\(Paths.board)">Back to the board</a></div>
        """
    }

    private func row(_ outcome: Batch.Outcome) -> HTML {
        """
        <li class="item"><h2><a href="\(Paths.engagement(outcome.engagement))">\(outcome.participant)</a></h2><p class="meta"><span class="badge \(if: outcome.isDone, "good\">Done", else: "bad\">Not done")</span> \(outcome.title)</p><p>\(outcome.words)</p></li>

        """
    }

    static var previews: [Preview] {
        let engagement = RoomPreviews.engagement(.active)
        func outcome(_ isDone: Bool, _ words: String) -> Batch.Outcome {
            Batch.Outcome(
                engagement: engagement.id, participant: engagement.participant, title: engagement.title, isDone: isDone, words: words)
        }
        let batch = Batch(
            id: ID("01kawp000000batch0000000001"), kind: .kickoff, madeBy: "Omar Haddad", madeAt: RoomPreviews.now,
            outcomes: [
                outcome(false, "Not signed: this is not the text the participant signed."), outcome(true, "Signed. Ticked: First task."),
            ])
        return [Preview("batch", BatchPage(batch: batch, zone: .utc))]
    }
}
