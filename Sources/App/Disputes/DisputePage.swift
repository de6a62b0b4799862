import Domain

/// A dispute: where it stands, what each side said, and what the reader may do now.
struct DisputePage: Page {
    let file: DisputeFile
    let form: Form

    private var dispute: DisputeRow { file.dispute }

    var title: String { "Dispute: \(file.engagement.title)" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol>\(if: file.roles == [.operator], "<li><a href=\"\(Paths.deskDisputes)\">Disputes</a></li>")<li><a href="\(Paths.engagement(file.engagement.id))">\(file.engagement.title)</a></li></ol></nav>
        <h1>Dispute</h1><p class="state">\(dispute.state.badge) \(file.engagement.employer) and \(file.engagement.participant)</p>
        <div class="acts"><a class="button" href="\(Paths.dispute(dispute.id, .evidence))">The evidence, on one page</a>\(if: file.side != nil, " <a class=\"button\" href=\"\(Paths.thread(file.engagement.application))\">Messages</a>")</div></header>
        \(ErrorSummary(form: form))\(clock)\(DisputeStory(file: file))\(acts)
        """
    }

    private var clock: HTML {
        guard let (title, words) = sentence else { return .none }
        return """
            <section class="next" aria-labelledby="next"><h2 id="next">\(title)</h2><p>\(words)</p></section>

            """
    }

    private var sentence: (title: HTML, words: HTML)? {
        let decideBy: HTML = "If nobody agrees, the operator decides before \(file.when(dispute.decideBy(file.clocks)))."
        switch dispute.state {
        case .opened:
            let other = file.name(dispute.side.other)
            let words: HTML = "If it does not before \(file.when(dispute.answerBy(file.clocks))), what was asked for is decided."
            return (file.may(.answer) ? "Your answer is needed" : "\(other) has to answer", words)
        case .answered: return ("Everybody may propose now", "Both sides and the operator can put terms to each other. \(decideBy)")
        case .proposed:
            guard let proposal = dispute.proposal else { return nil }
            let words: HTML =
                "Who does not refuse the last proposal before \(file.when(proposal.silenceAt(file.clocks))) has accepted it. \(decideBy)"
            return (file.isAwaited ? "Your word is needed" : "A proposal waits", words)
        case .decided: return nil
        }
    }

    private var acts: HTML {
        if file.may(.answer) { return answering }
        return "\(if: file.may(.agree) && dispute.proposal != nil, agreeing)\(if: file.may(.propose), proposing)"
    }

    private var answering: HTML {
        """
        <section aria-labelledby="your-answer"><h2 id="your-answer">Your answer</h2>
        <form class="form" method="post" action="\(Paths.dispute(dispute.id, .answer))" data-once novalidate>
        \(Field(name: "words", label: "What you say to it", form: form, kind: .area(rows: 6), hint: "The other side and the operator read this. What was handed in and written is gathered already.", limit: 2000))
        <div class="acts"><button class="button primary">Answer</button></div></form>
        <form method="post" action="\(Paths.dispute(dispute.id, .concession))" data-once><p>Or give what is asked for. The money moves at once.</p>
        <div class="acts"><button class="button">Agree to what is asked for</button></div></form></section>
        """
    }

    private var agreeing: HTML {
        guard let proposal = dispute.proposal, let side = file.side else { return .none }
        return """
            <section aria-labelledby="your-word"><h2 id="your-word">Your word about the last proposal</h2>
            \(if: file.isAwaited, "<form method=\"post\" action=\"\(Paths.dispute(dispute.id, .agreement))\" data-once><input type=\"hidden\" name=\"terms\" value=\"\(proposal.id)\"><div class=\"acts\"><button class=\"button primary\">Agree</button></div></form>")\
            \(if: proposal.side != side, "<form method=\"post\" action=\"\(Paths.dispute(dispute.id, .refusal))\" data-once><input type=\"hidden\" name=\"terms\" value=\"\(proposal.id)\"><div class=\"acts\"><button class=\"button\">Refuse</button></div></form>")</section>

            """
    }

    private var proposing: HTML {
        let isOperator = file.roles == [.operator]
        return """
            <section aria-labelledby="propose"><h2 id="propose">\(isOperator ? "Propose, or decide" : dispute.state == .proposed ? "Another proposal" : "Your proposal")</h2>
            <form class="form" method="post" action="\(Paths.dispute(dispute.id, .proposal))" data-once novalidate>
            \(TermsFields(milestones: file.open, participant: file.engagement.participant, form: form, words: isOperator ? "Your reasons" : "Your words"))
            <div class="acts"><button class="button primary">Propose it to \(isOperator ? "both sides" : file.side.map { file.name($0.other) } ?? "both sides")</button>\
            \(if: file.may(.decide), " <button class=\"button danger\" formaction=\"\(Paths.dispute(dispute.id, .decision))\">Decide now</button>")</div></form></section>
            """
    }

    static var previews: [Preview] {
        let roles: [(Dispute.Role, String)] = [(.opener, "participant"), (.responder, "employer"), (.operator, "operator")]
        return Dispute.State.allCases.flatMap { state in
            roles.map { Preview("dispute-\(state.rawValue)-\($0.1)", DisputePage(file: DisputePreviews.file(state, $0.0), form: Form())) }
        } + [
            Preview(
                "dispute-answer-wrong",
                DisputePage(
                    file: DisputePreviews.file(.opened, .responder),
                    form: .wrong([], "words", "Your words need at least 20 characters: write a little more.")))
        ]
    }
}

extension Dispute.State {
    /// The colour a state is shown in.
    var tone: String { self == .decided ? "good" : self == .opened ? "bad" : "warn" }

    var badge: HTML { "<span class=\"badge \(tone)\">\(words)</span>" }
}
