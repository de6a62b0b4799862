import Domain
import Storage

/// A meeting with the names of both and what it belongs to.
struct MeetingRow: Sendable {
    let id: ID<Meeting>
    let engagement: ID<Engagement>
    let title: String
    let host: ID<Person>
    let hostName: String
    let guest: ID<Person>
    let guestName: String
    /// Set where it was booked, and not pledged.
    let officeHour: ID<OfficeHour>?
    let state: Meeting.State
    let startsAt: Instant
    let minutes: Int
    let place: String
    let topic: String
    /// How often it was changed; calendars take the highest.
    let sequence: Int
    /// The change of which both were reminded last.
    let reminded: Int

    var endsAt: Instant { startsAt + .minutes(minutes) }

    func roles(of person: ID<Person>) -> Set<Meeting.Role> {
        person == host ? [.host] : person == guest ? [.guest] : []
    }
}

extension MeetingRow {
    init(row: Row) throws {
        self.init(
            id: try row["id"], engagement: try row["engagement_id"], title: try row["title"], host: try row["host_id"],
            hostName: try row["host"], guest: try row["guest_id"], guestName: try row["guest"], officeHour: try row["office_hour_id"],
            state: try row["state"], startsAt: try row["starts_at"], minutes: try row["minutes"], place: try row["place"],
            topic: try row["topic"], sequence: try row["sequence"], reminded: try row["reminded"])
    }
}

/// When and where two people meet, as it was typed.
struct MeetingDraft: Sendable {
    let startsAt: Instant
    let minutes: Int
    let place: Line
    let topic: Line

    /// Day and time are of the reader's zone.
    init(_ form: inout Form, in zone: Zone, at now: Instant) throws(Refusal) {
        let start = form.moment("day", "time", in: zone)
        let minutes = form.integer("minutes", "The length", Meeting.minutes)
        let place = form.line("place", "The place", 2...300)
        let topic = form.line("topic", "The topic", 0...200)
        if let start {
            do { try Meeting.mayBegin(at: start, now: now) } catch { form.keep(error, at: "time") }
        }
        guard form.problems.isEmpty, let start, let minutes, let place, let topic else { throw form.refusal }
        (self.startsAt, self.minutes, self.place, self.topic) = (start, minutes, place, topic)
    }
}

extension Form {
    /// A day and a clock time of a zone.
    mutating func moment(_ day: String, _ time: String, in zone: Zone) -> Instant? {
        let found = self.day(day)
        let minute = clock(time)
        guard let found, let minute else { return nil }
        return zone.instant(on: found, minute: minute)
    }

    mutating func day(_ name: String) -> Day? {
        read(name) { raw throws(Refusal) in
            guard let day = Day(parsing: Text.line(raw)), (2000...2100).contains(day.year) else {
                throw .invalid(name, "Enter a day like 2026-11-30.")
            }
            return day
        }
    }

    /// Minutes since midnight; seconds, which some browsers send, are left out.
    mutating func clock(_ name: String) -> Int? {
        read(name) { raw throws(Refusal) in
            let parts = Text.line(raw).split(separator: ":", omittingEmptySubsequences: false)
            guard (2...3).contains(parts.count), parts[1].count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
                (0...23).contains(hour), (0...59).contains(minute)
            else { throw .invalid(name, "Enter a time like 14:30.") }
            return 60 * hour + minute
        }
    }
}
