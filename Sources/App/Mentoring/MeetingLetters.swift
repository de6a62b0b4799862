import Domain
import Storage

/// Mail about meetings, with the appointment for the calendar.
enum MeetingLetters: Letters {
    static let told: Set<String> = ["plan", "move", "cancel", "remind"]
    static let tellsActor = true

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        try tx.meeting(ID(event.nounID)).map { [$0.host, $0.guest] } ?? []
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        guard let meeting = try tx.meeting(ID(event.nounID)), let reader = try tx.person(person), isStillSo(event, meeting) else {
            return nil
        }
        let other = person == meeting.host ? meeting.guestName : meeting.hostName
        let zone = Zone(reader.timeZone)
        let words = [
            "\(zone.long(meeting.startsAt)), \(meeting.minutes) minutes", "Where: \(meeting.place)",
            meeting.topic.isEmpty ? nil : "About: \(meeting.topic)",
        ].compactMap { $0 }.joined(separator: "\n")
        var letter = Letter(
            subject: subject(event.kind, other, zone, meeting), paragraphs: [lead(event.kind, other, meeting), words],
            act: "See your meetings", path: Paths.mentor(of: meeting.engagement))
        guard event.kind != "remind" else { return letter }
        letter.calendar =
            MeetingInvitation(
                meeting: meeting, method: event.kind == "cancel" ? .cancel : .request,
                summary: "\(meeting.hostName) and \(meeting.guestName)", attendee: (reader.name, reader.email.text),
                organizer: meeting.hostName, from: desk.from, url: desk.url, stampedAt: event.at
            ).part
        return letter
    }

    /// A newer letter follows what was changed again.
    private static func isStillSo(_ event: Event, _ meeting: MeetingRow) -> Bool {
        guard event.note == "\(meeting.sequence)" else { return false }
        return event.kind == "cancel" ? meeting.state == .cancelled : meeting.state == .planned
    }

    private static func subject(_ kind: String, _ other: String, _ zone: Zone, _ meeting: MeetingRow) -> String {
        let when = "\(zone.medium(meeting.startsAt)), \(zone.clock(meeting.startsAt))"
        return switch kind {
        case "plan": "You meet \(other): \(when)"
        case "move": "Moved: you meet \(other) \(when)"
        case "cancel": "Cancelled: \(other), \(when)"
        default: "You meet \(other) soon: \(when)"
        }
    }

    private static func lead(_ kind: String, _ other: String, _ meeting: MeetingRow) -> String {
        switch kind {
        case "plan": "You and \(other) meet about “\(meeting.title)”. The appointment is attached for your calendar."
        case "move": "Your meeting with \(other) about “\(meeting.title)” has another time or place. Your calendar takes it over."
        case "cancel": "Your meeting with \(other) about “\(meeting.title)” is cancelled. Your calendar takes it out."
        default: "You meet \(other) about “\(meeting.title)” within a day. If you cannot, say so today."
        }
    }
}
