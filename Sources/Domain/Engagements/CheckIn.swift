/// One minute of the participant's week: how it goes, as they say it themselves.
public enum CheckIn {
    public enum State: String, Worded {
        case open, answered, missed, void

        public var words: String {
            switch self {
            case .open: "Waiting for an answer"
            case .answered: "Answered"
            case .missed: "Missed"
            case .void: "Not needed"
            }
        }
    }

    public enum Event: String, CaseIterable, Hashable, Sendable {
        case answer, miss, void
    }

    public enum Role: String, CaseIterable, Hashable, Sendable {
        case participant, clock
    }

    public static let machine = Machine<State, Event, Role>(
        thing: "check-in",
        .on(.answer, from: .open, to: .answered, by: .participant),
        .on(.miss, from: .open, to: .missed, by: .clock),
        .on(.void, from: .open, to: .void, by: .clock))

    /// The hour at which it is asked, on the participant's wall clock.
    public static let hour = 9
    /// So many days it can be answered.
    public static let openDays = 3
    /// Work is at least this old when it is first asked how it goes.
    public static let settling = Span.hours(48)
}

extension CheckInRhythm {
    /// The days of the week on which is asked.
    public var weekdays: [Weekday] {
        switch self {
        case .weekly: [.friday]
        case .twice: [.tuesday, .friday]
        case .none: []
        }
    }

    /// The first day of the rhythm on `day` or after it; nil when nobody is asked.
    public func first(from day: Day) -> Day? {
        guard !weekdays.isEmpty else { return nil }
        return (0..<7).map { day.adding(days: $0) }.first { weekdays.contains($0.weekday) }
    }

    /// The last day of the rhythm on `day` or before it.
    public func last(until day: Day) -> Day? {
        guard !weekdays.isEmpty else { return nil }
        return (0..<7).map { day.adding(days: -$0) }.first { weekdays.contains($0.weekday) }
    }
}
