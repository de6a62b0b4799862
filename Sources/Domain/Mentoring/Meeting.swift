/// One appointment of a participant with somebody who offered the time: a check-in a mentor pledged, or an office hour.
public enum Meeting {
    public enum State: String, Worded {
        case planned, held, cancelled

        public var words: String {
            switch self {
            case .planned: "Planned"
            case .held: "Held"
            case .cancelled: "Cancelled"
            }
        }
    }

    public enum Event: String, CaseIterable, Hashable, Sendable {
        case move, cancel, hold
    }

    /// The host offers the time, the guest is the participant.
    public enum Role: String, CaseIterable, Hashable, Sendable {
        case host, guest, clock
    }

    public static let machine = Machine<State, Event, Role>(
        thing: "meeting",
        .may(.move, while: .planned, by: .host),
        .on(.cancel, from: .planned, to: .cancelled, by: .host, .guest, .clock),
        .on(.hold, from: .planned, to: .held, by: .host, .guest))

    public static let minutes = 10...240
    /// Before it, both are reminded so long.
    public static let reminder = Span.days(1)

    /// A meeting lies ahead, and not so far that nobody can mean it.
    public static func mayBegin(at start: Instant, now: Instant) throws(Refusal) {
        guard start > now else { throw .invalid("time", "This time is over. Choose one that is still to come.") }
        guard start < now + .days(366) else { throw .invalid("day", "Choose a day within a year.") }
    }

    /// Nobody can have met before the time has come.
    public static func mayBeHeld(startingAt start: Instant, now: Instant) throws(Refusal) {
        guard start <= now else { throw .conflict("This meeting has not begun yet. Confirm it when you have met.") }
    }

    /// Held meetings of those that were promised, in words.
    public static func pledgeWords(held: Int, pledged: Int) -> String {
        pledged == 0 ? "\(held) \(held == 1 ? "meeting" : "meetings") held" : "\(held) of \(pledged) pledged meetings held"
    }
}
