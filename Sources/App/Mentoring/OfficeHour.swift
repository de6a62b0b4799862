import Domain
import Storage

/// Time that somebody offers: one day, or every week on that day, at a clock time of their own zone.
struct OfficeHour: Sendable {
    let id: ID<OfficeHour>
    let person: ID<Person>
    let host: String
    let isWeekly: Bool
    let first: Day
    let last: Day
    /// Minutes since midnight, as the clock there shows them: summer or winter, it stays the same.
    let minute: Int
    let minutes: Int
    let zone: Zone
    let place: String

    /// So far ahead it can be booked.
    static let ahead = Span.days(28)
    /// A weekly offer ends by itself.
    static let longest = 182

    /// When it can be booked, soonest first; nobody books what begins within the hour.
    func starts(after now: Instant) -> [Instant] {
        let from = now + .hours(1)
        let (begin, end) = (max(first, zone.day(of: now)), min(last, zone.day(of: now + Self.ahead)))
        guard begin <= end else { return [] }
        return (begin.ordinal...end.ordinal).map(Day.init(ordinal:)).filter { $0.weekday == first.weekday }
            .map { zone.instant(on: $0, minute: minute) }.filter { $0 > from && $0 <= now + Self.ahead }
    }

    var clock: String { "\(minute / 60 < 10 ? "0" : "")\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)" }
}

extension OfficeHour {
    init(row: Row) throws {
        let (first, last): (String, String) = (try row["first_day"], try row["last_day"])
        guard let begin = Day(parsing: first), let end = Day(parsing: last) else { throw StorageError.column("\(first) is no day") }
        self.init(
            id: try row["id"], person: try row["person_id"], host: try row["host"], isWeekly: try row["weekly"], first: begin, last: end,
            minute: try row["minute_of_day"], minutes: try row["minutes"], zone: Zone(try row["time_zone"]), place: try row["place"])
    }
}

/// One time at which somebody can be met.
struct OfficeSlot: Sendable {
    let hour: OfficeHour
    let startsAt: Instant

    /// What a form says to book it.
    var value: String { "\(hour.id)~\(startsAt.milliseconds)" }
}

/// An office hour as it was typed.
struct OfficeHourDraft: Sendable {
    let isWeekly: Bool
    let first: Day
    let last: Day
    let minute: Int
    let minutes: Int
    let place: Line

    init(_ form: inout Form, in zone: Zone, at now: Instant) throws(Refusal) {
        isWeekly = form["rhythm"] == "weekly"
        let first = form.day("day")
        let minute = form.clock("time")
        let minutes = form.integer("minutes", "The length", Meeting.minutes)
        let place = form.line("place", "The place", 2...300)
        let until = isWeekly && !Text.line(form["until"]).isEmpty ? form.day("until") : nil
        if let first, let minute, !isWeekly || until != nil, zone.instant(on: until ?? first, minute: minute) <= now {
            form.keep(.invalid(until == nil ? "day" : "until", "This day is over. Choose one that is still to come."), at: "day")
        }
        if let first, let until, until < first { form.keep(.invalid("until", "The last day comes before the first."), at: "until") }
        guard form.problems.isEmpty, let first, let minute, let minutes, let place else { throw form.refusal }
        let latest = first.adding(days: OfficeHour.longest)
        self.last = isWeekly ? min(until ?? latest, latest) : first
        (self.first, self.minute, self.minutes, self.place) = (first, minute, minutes, place)
    }
}
