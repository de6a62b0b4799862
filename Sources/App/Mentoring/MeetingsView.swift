import Domain

/// The meetings of an engagement, and the form by which its mentor plans one.
struct MeetingsView: Component {
    let desk: MentorDesk
    let form: Form

    var html: HTML {
        let isEmpty = desk.meetings.isEmpty
        guard !isEmpty || desk.mentor != nil || desk.isParticipant && desk.isUnderWay else { return .none }
        return """
            <section aria-labelledby="meetings"><div class="bar"><h2 id="meetings">Meetings</h2>\(booking)</div>
            \(if: isEmpty, "<p class=\"muted\">None yet. \(desk.isMentor ? "Plan the first one below." : "The mentor plans them; you get each by mail for your calendar.")</p>", else: "<ul class=\"rows\">\(each: desk.meetings, row)</ul>")\
            \(if: desk.isMentor && desk.engagement.state != .cancelled, plan)</section>

            """
    }

    private var booking: HTML {
        guard desk.isUnderWay else { return .none }
        if desk.isParticipant { return "<a href=\"\(Paths.bookings(in: desk.engagement.id))\">Book an office hour</a>" }
        return "<a href=\"\(Paths.officeHours)\">Your office hours</a>"
    }

    private func row(_ meeting: MeetingRow) -> HTML {
        let roles = meeting.roles(of: desk.viewer)
        let with = roles.contains(.host) ? meeting.guestName : meeting.hostName
        let mayCancel = Meeting.machine.allows(.cancel, from: meeting.state, by: roles) && meeting.startsAt > desk.now
        let mayHold = Meeting.machine.allows(.hold, from: meeting.state, by: roles) && meeting.startsAt <= desk.now
        let mayMove = Meeting.machine.allows(.move, from: meeting.state, by: roles) && meeting.officeHour == nil
        return """
            <li class="item" id="meeting-\(meeting.id)"><h3>\(desk.when(meeting.startsAt)), \(meeting.minutes) minutes</h3>
            <p class="meta"><span class="badge \(tone(meeting))">\(words(meeting))</span> \(if: meeting.officeHour != nil, "Office hour with ", else: "With ")\(with) · \(place(meeting.place))\(if: !meeting.topic.isEmpty, " · \(meeting.topic)")</p>\
            \(if: mayHold || mayMove || mayCancel, "<div class=\"acts\">\(if: mayHold, button("We met", .holding, meeting))\(if: mayMove, "<a class=\"button\" href=\"\(Paths.meeting(meeting.id))\">Move</a>")\(if: mayCancel, button("Cancel", .cancellation, meeting))</div>")</li>

            """
    }

    private func words(_ meeting: MeetingRow) -> String {
        meeting.state == .planned && meeting.endsAt <= desk.now ? "Did you meet?" : meeting.state.words
    }

    private func tone(_ meeting: MeetingRow) -> String {
        switch meeting.state {
        case .held: "good"
        case .planned: meeting.endsAt <= desk.now ? "warn" : "info"
        case .cancelled: ""
        }
    }

    private func place(_ place: String) -> HTML {
        place.hasPrefix("https://") ? "<a href=\"\(link: place)\" rel=\"nofollow noopener noreferrer\">\(place)</a>" : "\(place)"
    }

    private func button(_ words: String, _ act: Paths.MeetingAct, _ meeting: MeetingRow) -> HTML {
        "<form method=\"post\" action=\"\(Paths.meeting(meeting.id, act))\" data-once><button class=\"button\">\(words)</button></form>"
    }

    private var plan: HTML {
        """
        <details\(if: desk.own.isEmpty || !form.problems.isEmpty, " open")><summary>Plan a meeting</summary>
        <form class="form" method="post" action="\(Paths.meetings(in: desk.engagement.id))" data-once novalidate>\(MeetingFields(form: form, zone: desk.zone))
        <div class="acts"><button class="button primary">Plan it</button></div><p class="hint">Both of you get it by mail, for your calendars.</p></form></details>
        """
    }
}

/// Day, time, length, place and topic of a meeting.
struct MeetingFields: Component {
    let form: Form
    let zone: Zone

    var html: HTML {
        """
        <div class="row">\(Field(name: "day", label: "Day", form: form, kind: .date, short: true))\(Field(name: "time", label: "Time", form: form, kind: .time, short: true))\
        \(Field(name: "minutes", label: "Minutes", form: form, kind: .number, short: true))</div><p class="hint">Day and time in \(zone.name).</p>
        \(Field(name: "place", label: "Place or link", form: form, limit: 300))\(Field(name: "topic", label: "What about", form: form, optional: true, limit: 200))
        """
    }
}

/// Moving a meeting to another time or place.
struct MoveMeetingPage: Page {
    let meeting: MeetingRow
    let form: Form
    let zone: Zone

    var title: String { "Move a meeting" }
    var width: PageWidth { .narrow }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.mentor(of: meeting.engagement))">Mentor</a></li></ol></nav>
        <h1>Move your meeting with \(meeting.guestName)</h1><p class="state">Now: \(When(instant: meeting.startsAt, zone: zone, style: .dateTime))</p></header>
        <form class="form" method="post" action="\(Paths.meeting(meeting.id))" data-once novalidate>\(ErrorSummary(form: form))\(MeetingFields(form: form, zone: zone))
        <div class="acts"><button class="button primary">Move it</button> <a class="button plain" href="\(Paths.mentor(of: meeting.engagement))">Leave it</a></div>
        <p class="hint">Both of you get the change by mail; calendars take it over.</p></form>
        """
    }

    static var previews: [Preview] {
        [Preview("meeting-move", MoveMeetingPage(meeting: MentorPreviews.planned, form: MentorPreviews.planned.form(in: .utc), zone: .utc))]
    }
}

extension MeetingRow {
    /// The form as it begins.
    func form(in zone: Zone) -> Form {
        Form([
            ("day", zone.day(of: startsAt).text), ("time", zone.clock(startsAt)), ("minutes", "\(minutes)"), ("place", place),
            ("topic", topic),
        ])
    }
}
