import Domain
import Foundation

/// A reader's time zone; dates are shown in it and typed in it.
struct Zone: Hashable, Sendable {
    let name: String
    private let zone: TimeZone

    static let utc = Zone(name: "UTC", zone: .gmt)

    /// - Parameter name: an IANA name; an unknown one is read as UTC.
    init(_ name: String) {
        guard let zone = TimeZone(identifier: name) else { self = .utc; return }
        self.init(name: name, zone: zone)
    }

    private init(name: String, zone: TimeZone) {
        self.name = name
        self.zone = zone
    }

    static func isKnown(_ name: String) -> Bool { TimeZone(identifier: name) != nil }

    private func offset(at instant: Instant) -> Span {
        .seconds(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)))
    }

    /// The calendar day on which `instant` falls here.
    func day(of instant: Instant) -> Day { (instant + offset(at: instant)).day }

    /// Hours and minutes of the wall clock here, as `09:05`.
    func clock(_ instant: Instant) -> String {
        let local = instant + offset(at: instant)
        let minutes = Int((local - local.day.start).milliseconds / 60_000)
        return "\(minutes / 60 < 10 ? "0" : "")\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    }

    /// The last minute of `day` here: what "by that day" promises.
    func end(of day: Day) -> Instant { start(of: day.adding(days: 1)) - .minutes(1) }

    /// The first instant of `day` here.
    func start(of day: Day) -> Instant { instant(on: day, hour: 0) }

    /// When the wall clock here says so on that day; where it skips that hour, an hour beside it.
    func instant(on day: Day, hour: Int) -> Instant { instant(on: day, minute: 60 * hour) }

    /// The same by minutes since midnight, as the clock shows them.
    func instant(on day: Day, minute: Int) -> Instant {
        let clock = day.start + .minutes(minute)
        let guess = clock - offset(at: clock)
        return clock - offset(at: guess)
    }

    /// The next Monday at eight in the morning here, after `instant`.
    func mondayMorning(after instant: Instant) -> Instant {
        let today = day(of: instant)
        let monday = today.adding(days: (8 - today.weekday.rawValue) % 7)
        let morning = self.instant(on: monday, hour: 8)
        return morning > instant ? morning : self.instant(on: monday.adding(days: 7), hour: 8)
    }

    /// "Friday 4 December 2026, 23:59 (America/Chicago)".
    func long(_ instant: Instant) -> String {
        let day = day(of: instant)
        return "\(day.weekday.words) \(day.day) \(Self.months[day.month - 1]) \(day.year), \(clock(instant)) (\(name))"
    }

    /// "4 December 2026".
    func medium(_ instant: Instant) -> String {
        let day = day(of: instant)
        return "\(day.day) \(Self.months[day.month - 1]) \(day.year)"
    }

    /// "4 Dec": where many dates stand in a narrow column, the year and the hour on hover.
    func short(_ instant: Instant) -> String {
        let day = day(of: instant)
        return "\(day.day) \(Self.months[day.month - 1].prefix(3))"
    }

    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
}

/// A moment in words, with the exact time and zone on hover.
struct When: Component {
    /// A deadline ends a day where it was set; elsewhere the day alone would mislead, so the time is said too.
    enum Style: Sendable { case date, dateTime, relative, short, deadline }

    let instant: Instant
    let zone: Zone
    var style = Style.date
    var now: Instant?

    var html: HTML {
        """
        <time datetime="\(instant.isoText)" title="\(zone.long(instant))">\(words)</time>
        """
    }

    private var words: String {
        switch style {
        case .date: zone.medium(instant)
        case .short: zone.short(instant)
        case .dateTime: "\(zone.medium(instant)), \(zone.clock(instant))"
        case .deadline: zone.clock(instant) == "23:59" ? zone.medium(instant) : "\(zone.medium(instant)), \(zone.clock(instant))"
        case .relative: now.map { Self.relative(instant, from: $0) } ?? zone.medium(instant)
        }
    }

    /// "in 3 days", "2 hours ago", "just now".
    static func relative(_ instant: Instant, from now: Instant) -> String {
        let distance = instant - now
        let minutes = abs(distance.milliseconds) / 60_000
        let (count, unit): (Int64, String) =
            switch minutes {
            case 0: (0, "")
            case 1..<60: (minutes, "minute")
            case 60..<(48 * 60): (minutes / 60, "hour")
            default: (minutes / 1440, "day")
            }
        guard count > 0 else { return "just now" }
        let words = "\(count) \(unit)\(count == 1 ? "" : "s")"
        return distance.milliseconds > 0 ? "in \(words)" : "\(words) ago"
    }
}

extension Instant {
    /// ISO 8601 in UTC, to the second: `2026-12-04T23:59:00Z`.
    var isoText: String {
        let second = (self - day.start).milliseconds / 1000
        func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(day.text)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
    }
}
