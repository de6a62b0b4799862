/// After how many days without a sign the other side may end the work: the same for both sides, and written into the agreement.
public struct AttendanceTerms: Hashable, Sendable {
    /// The participant does nothing after the work started.
    public var startDays: Int
    /// The participant does nothing after a due date.
    public var lateDays: Int
    /// The employer is not ready: not signed, not paid, or the kick-off list is not finished.
    public var kickoffDays: Int

    public init(startDays: Int = 5, lateDays: Int = 7, kickoffDays: Int = 7) {
        (self.startDays, self.lateDays, self.kickoffDays) = (startDays, lateDays, kickoffDays)
    }

    public func days(_ kind: Absence.Kind) -> Int {
        switch kind {
        case .start: startDays
        case .late: lateDays
        case .kickoff: kickoffDays
        }
    }
}
