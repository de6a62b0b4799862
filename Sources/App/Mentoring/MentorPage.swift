import Domain

/// The mentor of an engagement: who it is, what is promised and held, what helps now, and thanks.
struct MentorPage: Page {
    let desk: MentorDesk
    let form: Form

    private var engagement: EngagementRow { desk.engagement }
    private var path: Path { Paths.mentor(of: engagement.id) }

    var title: String { "Mentor" }
    var width: PageWidth { .reading }
    var isLive: Bool { true }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li></ol></nav>
        <h1>\(heading)</h1><p class="state">\(state)</p></header>
        \(ErrorSummary(form: form))\(seatSection)\(MeetingsView(desk: desk, form: form))\
        \(if: desk.isMentor, MentorGuideView(stage: desk.stage).html)\(MentorThanks(desk: desk, form: form))
        """
    }

    private var heading: String {
        guard let mentor = desk.mentor else { return "A mentor for this work" }
        return desk.isMentor ? "You guide \(engagement.participant)" : "\(mentor.name) is \(desk.isParticipant ? "your" : "the") mentor"
    }

    private var state: HTML {
        guard let seat = desk.seat else { return "A third person who guides, and neither judges nor pays." }
        let tone = seat.state == .accepted ? "good" : seat.state.isTaken ? "warn" : ""
        return """
            <span class="badge \(tone)">\(seat.state.words)</span> \(seat.name), \(seat.kind.short)\(if: seat.state == .accepted, " · \(desk.pledgeWords)")
            """
    }

    private var seatSection: HTML {
        guard let seat = desk.seat, seat.state.isTaken else {
            return desk.isUnderWay && (desk.isEmployer || desk.isParticipant) ? ask : .none
        }
        switch seat.state {
        case .proposed:
            return notice(
                desk.isEmployer
                    ? "\(engagement.participant) proposes \(seat.name) (\(seat.email)). If you agree, they are invited by mail."
                    : "You proposed \(seat.name). The supervisor decides whether to invite them.", seat)
        case .invited: return notice("\(seat.name) is invited by mail and has not answered yet.", seat)
        default: return accepted(seat)
        }
    }

    private func notice(_ words: String, _ seat: MentorSeatRow) -> HTML {
        """
        <section class="notice warn"><h2>\(seat.state == .proposed ? "A proposal" : "An invitation is open")</h2><p>\(words)</p>\
        \(if: !seat.note.isEmpty, "<p>“\(seat.note)”</p>")<div class="acts">\
        \(if: desk.may(.agree), button("Agree and invite", .agreement, "button primary"))\
        \(if: desk.may(.withdraw), button(desk.isEmployer && seat.state == .proposed ? "Do not invite" : "Take it back", .withdrawal))</div></section>

        """
    }

    private func accepted(_ seat: MentorSeatRow) -> HTML {
        let isOwn = seat.person == desk.viewer
        return """
            \(if: isOwn && desk.isUnderWay, pledge(seat))\
            \(if: desk.may(.end) && desk.isUnderWay, "<div class=\"acts\">\(button(isOwn ? "I cannot go on" : "End their part", .ending))</div>\n")
            """
    }

    private func pledge(_ seat: MentorSeatRow) -> HTML {
        var typed = form
        if !typed.has("pledged") { typed.set("pledged", "\(seat.pledged)") }
        return """
            <form class="form" method="post" action="\(Paths.mentor(of: engagement.id, .pledge))" data-once novalidate>
            \(Field(name: "pledged", label: "Meetings you pledge in all", form: typed, kind: .number, short: true))
            <div class="acts"><button class="button">Pledge</button></div></form>

            """
    }

    private func button(_ words: String, _ act: Paths.MentorAct, _ style: String = "button") -> HTML {
        "<form method=\"post\" action=\"\(Paths.mentor(of: engagement.id, act))\" data-once><button class=\"\(style)\">\(words)</button></form>"
    }

    private var ask: HTML {
        var typed = form
        if !typed.has("pledged") { typed.set("pledged", "\(MentorSeat.usualPledge)") }
        return """
            <section aria-labelledby="ask"><h2 id="ask">\(desk.isEmployer ? "Invite a mentor" : "Propose a mentor")</h2>
            <p>\(desk.isEmployer ? "They see this room, and nothing of money or of other work. An account is made when they accept." : "Somebody you would like to ask for advice. The supervisor agrees first; then they are invited.")</p>
            <form class="form" method="post" action="\(path)" data-once novalidate>
            \(Field(name: "name", label: "Name", form: typed, limit: 80))\(Field(name: "email", label: "E-mail address", form: typed, kind: .email))\
            \(Select(name: "kind", label: "What they are", form: typed, options: Option.all(MentorKind.self), prompt: "Choose"))\
            \(Field(name: "pledged", label: "Meetings to pledge", form: typed, kind: .number, hint: "From \(MentorSeat.pledges.lowerBound) to \(MentorSeat.pledges.upperBound). They can change it.", short: true))\
            \(Field(name: "note", label: "Why them", form: typed, kind: .area(rows: 3), hint: desk.isEmployer ? "It stands in the invitation." : "The supervisor reads it, and it stands in the invitation.", optional: true, limit: 600))
            <div class="acts"><button class="button primary">\(desk.isEmployer ? "Send invitation" : "Propose")</button></div></form></section>

            """
    }

    static var previews: [Preview] { MentorPreviews.pages }
}
