import Domain

/// An application as the employer sees it: a number and words first, the person behind it once it is rated.
struct ApplicantPage: Page {
    let application: ApplicationRecord
    let applicant: Applicant
    let opening: Opening
    let questions: [AnsweredQuestion]
    /// Read only when the application is not blind any more.
    var profile: KnownProfile?
    var unread = 0
    let offerHours: Int
    let form: Form
    let zone: Zone
    let now: Instant

    var title: String { applicant.words }
    private var state: Application.State { application.state }

    private func may(_ event: Application.Event) -> Bool { Application.machine.allows(event, from: state, by: [.employer]) }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.project(opening.id))">\(opening.title)</a></li>\
        <li><a href="\(Paths.screening(opening.id))">Screening</a></li></ol></nav>
        <h1>\(applicant.words)</h1>
        \(if: !applicant.isBlind && !(profile?.headline ?? "").isEmpty, "<p class=\"lede\">\(profile?.headline ?? "")</p>")
        <p class="state">\(ApplicationBadge(state: state)) \(status)</p>\(headActs)</header>
        \(if: state != .draft, "\(ApplicationTrack(state: state))")\(notes)
        <div class="split"><div>\(ApplicationWordsView(pitch: application.pitch, questions: questions))\(KnownProfileView(profile: profile))</div>
        <aside class="side" aria-label="Facts and rating">\(facts)\(if: may(.rate), "\(RatingForm(application: application.id, form: form, isFirst: applicant.isBlind))", else: given)</aside></div>
        \(DecisionForms(application: application, applicant: applicant, opening: opening, offerHours: offerHours, form: form))
        """
    }

    private var status: HTML {
        switch state {
        case .submitted, .shortlisted:
            opening.decideBy.map { "Everyone must hear by \(When(instant: $0, zone: zone, style: .deadline))" } ?? .none
        case .offered: application.offerEndsAt.map { "They answer \(When(instant: $0, zone: zone, style: .relative, now: now))" } ?? .none
        case .declined: "\(application.reason?.words ?? "")"
        case .draft, .accepted, .withdrawn, .refused, .lapsed: application.decidedAt.map { "\(When(instant: $0, zone: zone))" } ?? .none
        }
    }

    /// One primary button: rating comes first, then the shortlist, then the offer.
    private var headActs: HTML {
        """
        <div class="acts">\(if: applicant.isBlind && may(.rate), "<a class=\"button primary\" href=\"#rate\">Rate this application</a>")\
        \(if: may(.shortlist), button("Shortlist", .shortlisting, isPrimary: !applicant.isBlind))\
        \(if: may(.offer) && !applicant.isBlind && opening.free > 0, "<a class=\"button\(if: state == .shortlisted, " primary")\" href=\"#offer\">Offer the place</a>")\
        \(if: may(.unshortlist), button("Take off the shortlist", .unshortlisting))\
        \(if: may(.rescind), rescission)\
        \(application.engagement.map { "<a class=\"button primary\" href=\"\(Paths.engagement($0))\">Open the room</a>" })\
        \(if: may(.message) || unread > 0, messagesLink)\
        \(if: may(.decline), "<a class=\"button plain\" href=\"#decline\">Decline</a>")</div>
        """
    }

    private var messagesLink: HTML {
        """
        <a class="button" href="\(Paths.thread(application.id))">Messages\(if: unread > 0, " <span class=\"count\">\(unread)<span class=\"sr\"> unread</span></span>")</a>
        """
    }

    private func button(_ words: String, _ act: Paths.ApplicationAct, isPrimary: Bool = false) -> HTML {
        """
        <form method="post" action="\(Paths.application(application.id, act))" data-once><button class="button\(if: isPrimary, " primary")">\(words)</button></form>
        """
    }

    private var rescission: HTML {
        """
        <form method="post" action="\(Paths.application(application.id, .rescission))" data-once data-confirm="Take the offer back?" \
        data-confirm-detail="They are told, and go back to your shortlist." data-confirm-act="Take it back" data-confirm-tone="danger">\
        <button class="button danger">Take the offer back</button></form>
        """
    }

    private var notes: HTML {
        """
        \(if: applicant.isBlind && state.isLive, "<div class=\"notice\"><p>Name, school and photo stay hidden until you have rated. The same three questions for everyone.</p></div>")\
        \(if: applicant.changedSinceRated, "<div class=\"notice info\"><p>They changed the application after it was rated. Read it again.</p></div>")\
        \(if: state == .refused && !application.reasonNote.isEmpty, "<div class=\"notice\"><h2>They declined the offer</h2><p>\(application.reasonNote)</p></div>")
        """
    }

    private var facts: HTML {
        """
        <h2>Facts</h2><dl class="facts"><div><dt>Hours a week</dt><dd>\(applicant.weeklyHours.map { "\($0)" } ?? "Not said")</dd></div>
        \(application.submittedAt.map { "<div><dt>Sent</dt><dd>\(When(instant: $0, zone: zone))</dd></div>" })</dl>
        <h2>Needed skills</h2>\(SkillMatch(needed: opening.needed, claimed: applicant.claimed, evidenced: applicant.evidenced))
        <p class="muted small">Evidenced: a supervisor rated the skill 3 or 4 of 4 after paid work.</p>
        """
    }

    private var given: HTML {
        guard let given = applicant.rating else { return .none }
        return """
            <h2>Rating</h2><dl class="facts">\(each: Rating.Criterion.allCases, { "<div><dt>\($0.words)</dt><dd>\(Dots(given.rating[$0], of: 4))</dd></div>" })</dl>
            \(if: !given.note.isEmpty, "<p>\(given.note)</p>")<p class="muted small">\(given.by), \(When(instant: given.at, zone: zone))</p>
            """
    }

    static var previews: [Preview] {
        let page = { (state: Application.State, name: String?, form: Form) in
            ApplicantPage(
                application: .sample(state, reason: state == .declined ? .closerMatch : nil), applicant: .sample(3, state, name: name),
                opening: .sample,
                questions: [AnsweredQuestion(id: "q1", text: "Have you merged lists before?", answer: "Yes: by comparing phone numbers.")],
                profile: name == nil ? nil : .sample, offerHours: 72, form: form, zone: .utc, now: ApplicationRecord.sampleNow)
        }
        return [
            Preview("applicant-blind", page(.submitted, nil, Form())),
            Preview("applicant-blind-wrong", page(.submitted, nil, .wrong([], "fit", "Choose a number from 1 to 4."))),
            Preview("applicant-rated", page(.submitted, "Mina Okafor", Form())),
            Preview("applicant-shortlisted", page(.shortlisted, "Mina Okafor", Form())),
            Preview("applicant-offered", page(.offered, "Mina Okafor", Form())),
            Preview("applicant-accepted", page(.accepted, "Mina Okafor", Form())),
            Preview("applicant-declined", page(.declined, "Mina Okafor", Form())),
        ]
    }
}
