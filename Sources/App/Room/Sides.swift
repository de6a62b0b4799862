import Domain
import Storage

extension Set<Engagement.Role> {
    /// The side somebody acts for; the mentor and the operator act for none.
    var side: FeedbackSide? { contains(.participant) ? .participant : contains(.supervisor) ? .employer : nil }
}

extension Engagement.State {
    /// Work is going on, or waits for review.
    var isUnderWay: Bool { self == .active || self == .delivered }
    var isOver: Bool { self == .completed || self == .cancelled }
}

extension Transaction {
    /// Those who hear of a side's affairs.
    func people(of side: FeedbackSide, in engagement: EngagementRow) throws -> [ID<Person>] {
        side == .participant ? [engagement.person] : try reviewers(of: engagement)
    }

    /// Who helps when work is at risk: the supervisor, the backup and the mentor.
    func helpers(of engagement: EngagementRow) throws -> [ID<Person>] {
        var helpers = try reviewers(of: engagement)
        if let mentor = engagement.mentorID, try isMember(mentor, of: engagement.organization), !helpers.contains(mentor) {
            helpers.append(mentor)
        }
        return helpers
    }

    /// The engagement and the side of somebody who acts in it; others are refused.
    func engagement(_ id: ID<Engagement>, heldFor viewer: Viewer) throws -> (EngagementRow, FeedbackSide) {
        try hold(id)
        let (engagement, roles) = try engagement(id, seenBy: viewer)
        guard let side = roles.side else {
            throw Refusal.forbidden("Only the participant and the supervisor agree on this: ask one of them.")
        }
        return (engagement, side)
    }
}
