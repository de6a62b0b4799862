/// Reminders that stop when they help nobody.
public enum Nudging {
    /// What a reminder is about; each kind stops for itself.
    public enum Kind: String, Worded {
        case milestone
        case step
        case checkIn = "check_in"

        public var words: String {
            switch self {
            case .milestone: "Milestones that are due"
            case .step: "Your own steps"
            case .checkIn: "Check-ins"
            }
        }
    }

    /// A reminder that is followed by an act in this time has helped.
    public static let patience = Span.hours(48)
    /// So many in a row that helped nobody are enough.
    public static let enough = 2
    /// What could not be sent in this time is not sent any more.
    public static let freshness = Span.hours(24)
    /// The hour of the participant's day at which reminders come.
    public static let hour = 9

    /// Whether a kind stops: the newest known outcomes in a row helped nobody. Newest first; nil is not known yet.
    public static func stops(after helped: [Bool?]) -> Bool {
        helped.compactMap(\.self).prefix(enough).count { !$0 } == enough
    }

    /// On which days somebody is reminded of what is due on `day`.
    public static func days(of kind: Kind, due day: Day) -> [Day] {
        let offsets =
            switch kind {
            case .milestone: [-2, 1, 4, 7, 10, 13]
            case .step: [0, 2]
            case .checkIn: [-1]
            }
        return offsets.map { day.adding(days: $0) }
    }

    /// The slot that is to be filled now, and the one after it.
    public static func place(_ now: Instant, in slots: [Instant]) -> (now: Instant?, next: Instant?) {
        let current = slots.last { $0 <= now }.flatMap { now - $0 < freshness ? $0 : nil }
        return (current, slots.first { $0 > now })
    }
}
