/// What is known of who has given a sign in an engagement.
public struct AttendanceFacts: Hashable, Sendable {
    public let state: Engagement.State
    public let acceptedAt: Instant
    /// The day that was agreed; nobody has to appear before it.
    public let startAt: Instant
    public let startedAt: Instant?
    /// The participant's last act since the work started.
    public let lastAct: Instant?
    /// The first due date of work that is not handed in.
    public let dueAt: Instant?
    /// When the employer last answered: a clock against the participant begins anew with it.
    public let answeredAt: Instant?
    /// When the last dispute was settled.
    public let settledAt: Instant?

    public init(
        state: Engagement.State, acceptedAt: Instant, startAt: Instant, startedAt: Instant? = nil, lastAct: Instant? = nil,
        dueAt: Instant? = nil, answeredAt: Instant? = nil, settledAt: Instant? = nil
    ) {
        (self.state, self.acceptedAt, self.startAt, self.startedAt) = (state, acceptedAt, startAt, startedAt)
        (self.lastAct, self.dueAt, self.answeredAt, self.settledAt) = (lastAct, dueAt, answeredAt, settledAt)
    }

    /// The clock that runs now, if any.
    ///
    /// - Parameter remindDays: the days of the reminders; those past the end of a clock are left out.
    public func absence(_ terms: AttendanceTerms, remindDays: [Int]) -> Absence? {
        func clock(_ kind: Absence.Kind, since instants: Instant?...) -> Absence? {
            instants.compactMap { $0 }.max().map {
                Absence(kind: kind, since: $0, days: terms.days(kind), remindDays: remindDays)
            }
        }
        switch state {
        case .onboarding: return clock(.kickoff, since: acceptedAt)
        case .active where lastAct == nil: return clock(.start, since: startedAt, startAt, settledAt)
        case .active: return dueAt == nil ? nil : clock(.late, since: dueAt, lastAct, answeredAt, settledAt)
        case .delivered, .completed, .cancelled, .disputed: return nil
        }
    }
}
