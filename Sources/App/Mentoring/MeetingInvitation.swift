import Domain

/// One meeting as one person's calendar is told of it: it names nobody else's address.
struct MeetingInvitation: Sendable {
    let meeting: MeetingRow
    let method: CalendarPart.Method
    let summary: String
    let attendee: (name: String, email: String)
    /// Whom the guest meets.
    let organizer: String
    /// The site's address for mail, from which this comes.
    let from: String
    let url: String
    let stampedAt: Instant

    var part: CalendarPart { CalendarPart(method: method, text: text) }

    private var host: String { FeedAddresses(site: url).host }

    private var text: String {
        let isOver = method == .cancel
        let address = url + Paths.mentor(of: meeting.engagement).text
        let lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Foothold//Meetings//EN", "CALSCALE:GREGORIAN", "METHOD:\(method.rawValue)",
            "BEGIN:VEVENT", "UID:meeting-\(meeting.id)@\(host)", "SEQUENCE:\(meeting.sequence)", "DTSTAMP:\(Calendar.stamp(stampedAt))",
            "DTSTART:\(Calendar.stamp(meeting.startsAt))", "DTEND:\(Calendar.stamp(meeting.endsAt))",
            "SUMMARY:\(Calendar.escaped(summary))", "LOCATION:\(Calendar.escaped(meeting.place))",
            "DESCRIPTION:\(Calendar.escaped([meeting.topic, address].filter { !$0.isEmpty }.joined(separator: "\n")))", "URL:\(address)",
            "ORGANIZER;CN=\(Self.quoted(organizer)):mailto:\(Mail.address(from))",
            "ATTENDEE;CN=\(Self.quoted(attendee.name));ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:\(attendee.email)",
            "STATUS:\(isOver ? "CANCELLED" : "CONFIRMED")", "TRANSP:\(isOver ? "TRANSPARENT" : "OPAQUE")", "END:VEVENT", "END:VCALENDAR",
        ]
        return lines.map { Calendar.folded($0) + "\r\n" }.joined()
    }

    /// A parameter's value; it cannot hold a quote or end its line.
    static func quoted(_ name: String) -> String {
        "\"" + Text.line(name).filter { $0 != "\"" } + "\""
    }
}
