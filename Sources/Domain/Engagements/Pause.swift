/// A time in which every clock of an engagement stands still.
public enum Pause {
    public enum State: String, Worded {
        case proposed, running, ended, declined, withdrawn

        public var words: String {
            switch self {
            case .proposed: "Proposed"
            case .running: "Paused"
            case .ended: "Over"
            case .declined: "Declined"
            case .withdrawn: "Withdrawn"
            }
        }
    }

    public enum Event: String, CaseIterable, Hashable, Sendable {
        case agree, decline, withdraw, resume, lapse
    }

    /// Who proposed it, who answers, and the clock.
    public enum Role: String, CaseIterable, Hashable, Sendable {
        case proposer, other, clock
    }

    public static let machine = Machine<State, Event, Role>(
        thing: "pause",
        .on(.agree, from: .proposed, to: .running, by: .other),
        .on(.decline, from: .proposed, to: .declined, by: .other),
        .on(.withdraw, from: .proposed, to: .withdrawn, by: .proposer),
        .on(.resume, from: .running, to: .ended, by: .proposer, .other, .clock),
        .on(.lapse, from: .proposed, to: .withdrawn, by: .clock))

    /// Nobody pauses for longer at once.
    public static let mostDays = 60
    /// Somebody who is ill pauses alone for so many days at most, once.
    public static let illnessDays = 7

    /// Checks the day on which work goes on again, counted in the proposer's zone.
    public static func check(_ last: Day, from today: Day, isIllness: Bool) throws(Refusal) {
        let days = last.ordinal - today.ordinal
        guard days >= 1 else { throw .invalid("until", "Choose a day after today.") }
        if isIllness, days > illnessDays {
            throw .invalid("until", "For illness you can pause at most \(illnessDays) days alone. Ask the other side for more.")
        }
        guard days <= mostDays else { throw .invalid("until", "A pause is at most \(mostDays) days. Choose an earlier day.") }
    }
}

/// What pauses do to clocks.
public struct Standstill: Hashable, Sendable {
    public let from: Instant
    public let to: Instant

    public init(from: Instant, to: Instant) { (self.from, self.to) = (from, to) }

    /// Where a clock that began at `start` would have had to begin if nobody had paused.
    public static func moved(_ start: Instant, by pauses: [Standstill]) -> Instant {
        pauses.reduce(start) { moved, pause in
            let overlap = pause.to - max(pause.from, start)
            return overlap > .zero ? moved + overlap : moved
        }
    }

    /// Whole days by which dates move: what was begun of a day counts as one.
    public var days: Int {
        let span = to - from
        return span > .zero ? (span - .milliseconds(1)).inDays + 1 : 0
    }
}
