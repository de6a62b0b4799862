import Domain

/// The hours somebody offers, what is booked of them, and the form for another.
struct OfficeHoursPage: Page {
    let hours: [OfficeHour]
    let booked: [MeetingRow]
    let form: Form
    let zone: Zone
    let now: Instant

    var title: String { "Office hours" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><h1>Your office hours</h1><p class="lede">Times your participants can book, up to four weeks ahead.</p></header>
        \(if: !booked.isEmpty, bookings)\(offers)
        <section aria-labelledby="new"><h2 id="new">Offer a time</h2>
        <form class="form" method="post" action="\(Paths.officeHours)" data-once novalidate>\(ErrorSummary(form: form))\
        \(Choices(name: "rhythm", legend: "How often", form: form, options: [Option(value: "weekly", label: "Every week"), Option(value: "once", label: "Once")], across: true))\
        <div class="row">\(Field(name: "day", label: "First day", form: form, kind: .date, short: true))\(Field(name: "until", label: "Last day", form: form, kind: .date, optional: true, short: true))</div>
        <div class="row">\(Field(name: "time", label: "Time", form: form, kind: .time, short: true))\(Field(name: "minutes", label: "Minutes", form: form, kind: .number, short: true))</div>
        \(Field(name: "place", label: "Place or link", form: form, limit: 300))
        <div class="acts"><button class="button primary">Offer it</button></div>
        <p class="hint">The time is the clock’s in \(zone.name), in summer and in winter. Without a last day it ends after half a year.</p></form></section>
        """
    }

    private var bookings: HTML {
        """
        <section aria-labelledby="booked"><h2 id="booked">Booked</h2><ul class="rows">\(each: booked, booking)</ul></section>

        """
    }

    private func booking(_ meeting: MeetingRow) -> HTML {
        """
        <li class="item"><h3>\(When(instant: meeting.startsAt, zone: zone, style: .dateTime)), \(meeting.guestName)</h3>
        <p class="meta">\(meeting.minutes) minutes · \(meeting.place)\(if: !meeting.topic.isEmpty, " · \(meeting.topic)")</p>
        \(if: meeting.startsAt > now, "<div class=\"acts\"><form method=\"post\" action=\"\(Paths.meeting(meeting.id, .cancellation))\" data-once><button class=\"button\">Cancel</button></form></div>")</li>

        """
    }

    private var offers: HTML {
        guard !hours.isEmpty else { return "<p class=\"muted\">You offer none yet.</p>\n" }
        return """
            <section aria-labelledby="offered"><h2 id="offered">Offered</h2><ul class="rows">\(each: hours, offer)</ul></section>

            """
    }

    private func offer(_ hour: OfficeHour) -> HTML {
        """
        <li class="item"><h3>\(hour.isWeekly ? "Every \(hour.first.weekday.words)" : Self.words(hour.first)), \(hour.clock)</h3>
        <p class="meta">\(hour.minutes) minutes · \(hour.zone.name)\(if: hour.isWeekly, " · until \(Self.words(hour.last))") · \(hour.place)</p>
        <div class="acts"><form method="post" action="\(Paths.officeHourRemoval(hour.id))" data-once><button class="button">Take it back</button></form></div></li>

        """
    }

    private static func words(_ day: Day) -> String { "\(day.day) \(Zone.months[day.month - 1]) \(day.year)" }

    static var previews: [Preview] {
        let now = MentorPreviews.now
        let form = Form([("rhythm", "weekly"), ("minutes", "20")])
        return [
            Preview("office-hours-empty", OfficeHoursPage(hours: [], booked: [], form: form, zone: .utc, now: now)),
            Preview(
                "office-hours",
                OfficeHoursPage(
                    hours: [MentorPreviews.hour], booked: [MentorPreviews.meeting(.planned, at: now + .days(1), office: true)],
                    form: .wrong(
                        [("rhythm", "once"), ("day", "2020-01-01"), ("time", "14:30"), ("minutes", "20"), ("place", "Room 2")], "day",
                        "This day is over. Choose one that is still to come."),
                    zone: .utc, now: now)),
        ]
    }
}

/// The free times of everyone a participant may book.
struct OfficeSlotsPage: Page {
    let engagement: EngagementRow
    let slots: [OfficeSlot]
    let form: Form
    let zone: Zone

    /// More than these nobody reads; sooner ones come first.
    private static let most = 40

    var title: String { "Book an office hour" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.engagement(engagement.id))">\(engagement.title)</a></li></ol></nav>
        <h1>Book an office hour</h1><p class="lede">With your mentor, or with whoever works with you at \(engagement.employer). Times are yours: \(zone.name).</p></header>
        \(if: slots.isEmpty, empty, else: booking)
        """
    }

    private var empty: HTML {
        """
        \(ErrorSummary(form: form))<div class="empty"><h2>No free time in the next four weeks</h2><p>Ask for one in the messages.</p>
        <a class="button" href="\(Paths.thread(engagement.application))">Messages</a></div>
        """
    }

    private var booking: HTML {
        """
        <form class="form" method="post" action="\(Paths.bookings(in: engagement.id))" data-once novalidate>\(ErrorSummary(form: form))\
        \(Choices(name: "slot", legend: "When", form: form, options: slots.prefix(Self.most).map(option)))\
        \(Field(name: "topic", label: "What about", form: form, hint: "So that the other can prepare.", optional: true, limit: 200))
        <div class="acts"><button class="button primary">Book it</button></div></form>
        """
    }

    private func option(_ slot: OfficeSlot) -> Option {
        Option(
            value: slot.value,
            label: "\(zone.day(of: slot.startsAt).weekday.words) \(zone.medium(slot.startsAt)), \(zone.clock(slot.startsAt))",
            detail: "\(slot.hour.host), \(slot.hour.minutes) minutes · \(slot.hour.place)")
    }

    static var previews: [Preview] {
        let slots = MentorPreviews.hour.starts(after: MentorPreviews.now).map { OfficeSlot(hour: MentorPreviews.hour, startsAt: $0) }
        let engagement = RoomPreviews.engagement(.active)
        return [
            Preview("office-slots", OfficeSlotsPage(engagement: engagement, slots: slots, form: Form(), zone: .utc)),
            Preview("office-slots-empty", OfficeSlotsPage(engagement: engagement, slots: [], form: Form(), zone: .utc)),
        ]
    }
}
