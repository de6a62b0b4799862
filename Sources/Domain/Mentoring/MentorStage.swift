/// Where a participant is on the way, as far as a mentor needs to know it.
public enum MentorStage: String, CaseIterable, Hashable, Sendable {
    case onboarding
    case firstWeek = "first_week"
    case middle
    case beforeHandIn = "before_hand_in"
    case afterReview = "after_review"
    case closing

    /// - Parameters:
    ///   - startedAt: when work began.
    ///   - nextDue: when the milestone that is worked on is due.
    ///   - isCorrecting: whether changes were asked for and not handed in yet.
    public static func of(
        _ state: Engagement.State, startedAt: Instant?, nextDue: Instant?, isCorrecting: Bool, now: Instant
    ) -> MentorStage {
        switch state {
        case .onboarding: .onboarding
        case .completed, .cancelled: .closing
        case .disputed: .afterReview
        case .delivered: .afterReview
        case .active:
            if isCorrecting {
                .afterReview
            } else if let nextDue, now >= nextDue - .days(3) {
                .beforeHandIn
            } else if let startedAt, now < startedAt + .days(7) {
                .firstWeek
            } else {
                .middle
            }
        }
    }
}
