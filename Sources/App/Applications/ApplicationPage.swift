import Domain

/// An application as the participant sees it: where it stands, what was promised, what they can do.
struct ApplicationPage: Page {
    let application: ApplicationRecord
    let questions: [AnsweredQuestion]
    let fee: Money?
    var unread = 0
    let form: Form
    let zone: Zone
    let now: Instant

    var title: String { "Your application: \(application.title)" }
    private var state: Application.State { application.state }

    private func may(_ event: Application.Event) -> Bool { Application.machine.allows(event, from: state, by: [.applicant]) }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.applications)">Applications</a></li></ol></nav>
        <h1>\(application.title)</h1>
        <p class="state">\(ApplicationBadge(state: state)) <a href="\(Paths.organization(application.employerSlug))">\(application.employer)</a> \(status)</p>
        \(headActs)</header>
        \(if: state != .draft, "\(ApplicationTrack(state: state))")\(next)
        <div class="split"><div>\(ApplicationWordsView(pitch: application.pitch, questions: questions))</div>
        <aside class="side" aria-label="Facts">\(facts)\(if: may(.refuse), notForMe)\(withdrawal)</aside></div>
        """
    }

    private var status: HTML {
        switch state {
        case .draft: "Not sent yet."
        case .submitted, .shortlisted: "\(promise)"
        case .offered: "An offer waits for you."
        case .accepted: "You are in."
        case .declined, .withdrawn, .refused, .lapsed: application.decidedAt.map { "\(When(instant: $0, zone: zone))" } ?? .none
        }
    }

    private var promise: HTML {
        guard let decideBy = application.decideBy else { return .none }
        return "\(application.employer) promised to answer by \(When(instant: decideBy, zone: zone, style: .deadline))."
    }

    private var headActs: HTML {
        """
        <div class="acts">\(if: state == .draft, "<a class=\"button primary\" href=\"\(Paths.apply(to: application.project))\">Finish and send</a>")\
        \(if: may(.edit), "<a class=\"button\" href=\"\(Paths.apply(to: application.project))\">Edit</a>")\
        \(if: state == .withdrawn && application.isOpen(at: now), "<a class=\"button primary\" href=\"\(Paths.apply(to: application.project))\">Apply again</a>")\
        \(application.engagement.map { "<a class=\"button primary\" href=\"\(Paths.engagement($0))\">Open the room</a>" })\
        \(if: may(.message) || unread > 0, messagesLink)<a class="button plain" href="\(Paths.project(application.project))">Read the project</a></div>
        """
    }

    private var messagesLink: HTML {
        """
        <a class="button" href="\(Paths.thread(application.id))">Messages\(if: unread > 0, " <span class=\"count\">\(unread)<span class=\"sr\"> unread</span></span>")</a>
        """
    }

    private var next: HTML {
        switch state {
        case .offered: offer
        case .declined: reason
        case .lapsed: notice("The offer was not answered in time", "The place is free for others again. The project may still be open.")
        case .refused:
            notice(
                "You declined the offer",
                application.reasonNote.isEmpty ? "\(application.employer) was told." : "You wrote: \(application.reasonNote)")
        case .withdrawn where application.isOpen(at: now):
            notice("You withdrew this application", "The project is still open: you can send it again.")
        case .draft, .submitted, .shortlisted, .accepted, .withdrawn: .none
        }
    }

    private func notice(_ title: String, _ words: String) -> HTML {
        "<div class=\"notice\"><h2>\(title)</h2><p>\(words)</p></div>"
    }

    private var reason: HTML {
        """
        <div class="notice info"><h2>\(application.reason?.words ?? "You were not chosen this time")</h2>
        \(if: !application.reasonNote.isEmpty, "<blockquote><p>\(application.reasonNote)</p><footer>\(application.employer)</footer></blockquote>")
        <p>Your pitch is kept here, so you can use it again.</p><p><a href="\(Paths.projects)">Find another project</a></p></div>
        """
    }

    private var offer: HTML {
        let ends = application.offerEndsAt ?? now
        guard now < ends else {
            return notice("The time to answer is over", "Write to \(application.employer) if you still want the work.")
        }
        return """
            <section class="next" aria-labelledby="next"><h2 id="next">Your next step</h2>
            <p><strong>\(application.employer) offers you the place.</strong> Answer \(When(instant: ends, zone: zone, style: .relative, now: now)), by \
            \(When(instant: ends, zone: zone, style: .dateTime)). After that the offer lapses.</p>
            <div class="acts"><a class="button primary" href="\(Paths.application(application.id, .acceptance))">Read the agreement and accept</a></div></section>
            \(if: !application.offerNote.isEmpty, "<blockquote><p>\(application.offerNote)</p><footer>\(application.employer)</footer></blockquote>")
            """
    }

    private var notForMe: HTML {
        """
        <h2>Not for you?</h2><details\(if: !form.problems.isEmpty, " open")><summary>Decline the offer</summary>\(refusal)</details>
        """
    }

    private var refusal: HTML {
        """
        <form class="form" method="post" action="\(Paths.application(application.id, .refusal))" data-once data-confirm="Decline this offer?" \
        data-confirm-detail="The place goes to somebody else. This cannot be undone." data-confirm-act="Decline the offer" data-confirm-tone="danger">
        \(ErrorSummary(form: form))\(Field(name: "words", label: "A word to \(application.employer)", form: form, kind: .area(rows: 3), optional: true, limit: 600))
        <div class="acts"><button class="button danger">Decline the offer</button></div></form>
        """
    }

    private var facts: HTML {
        """
        <h2>Dates</h2><dl class="facts">\(fact("Sent", application.submittedAt))\(fact("Apply by", application.applyBy))\
        \(fact("You hear by", application.decideBy))\
        \(if: fee != nil, "<div><dt>Fee</dt><dd class=\"money\">\(fee ?? .zero(.usd))</dd></div>")</dl>
        """
    }

    private func fact(_ name: String, _ instant: Instant?) -> HTML {
        guard let instant else { return .none }
        return "<div><dt>\(name)</dt><dd>\(When(instant: instant, zone: zone))</dd></div>"
    }

    private var withdrawal: HTML {
        guard may(.withdraw), state != .offered else { return .none }
        let again = application.isOpen(at: now)
        let detail = again ? "You can send it again while the project is open." : "The project is not open any more: this cannot be undone."
        return """
            <form method="post" action="\(Paths.application(application.id, .withdrawal))" data-once data-confirm="Withdraw this application?" \
            data-confirm-detail="\(detail)" data-confirm-act="Withdraw application" data-confirm-tone="danger"><button class="button danger">Withdraw application</button></form>
            """
    }

    static var previews: [Preview] {
        Application.State.allCases.map { state in
            Preview(
                "application-\(state.rawValue)",
                ApplicationPage(
                    application: .sample(state, reason: state == .declined ? .closerMatch : nil),
                    questions: [
                        AnsweredQuestion(id: "q1", text: "Have you merged lists before?", answer: "Yes: by comparing phone numbers.")
                    ],
                    fee: Opening.sample.fee, unread: state == .shortlisted ? 1 : 0, form: Form(), zone: .utc,
                    now: ApplicationRecord.sampleNow))
        }
    }
}
