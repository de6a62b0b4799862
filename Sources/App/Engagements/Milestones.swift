import Domain
import Storage

/// The work itself: handing in versions, reviewing them, and what silence does.
public struct Milestones: Sendable {
    let site: Site

    /// Whether somebody may hand in a version now; asked before their files are taken in.
    func checkMaySubmit(to id: ID<Milestone>, by viewer: Viewer) async throws -> (EngagementRow, MilestoneRow) {
        try await site.database.read { tx in try tx.mayBeSubmitted(id, by: viewer) }
    }

    /// Hands in the next version of a milestone's work; its files must be in place already.
    func submit(_ version: SubmissionVersion, with files: [ReceivedFile], to id: ID<Milestone>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.holdEngagement(ofMilestone: id)
            let (engagement, milestone) = try tx.mayBeSubmitted(id, by: viewer)
            try tx.move(
                .milestone, id.text, .submit, in: Milestone.machine, from: milestone.state, by: Actor(viewer.id, [.participant]),
                note: "\((milestone.newest?.version ?? 0) + 1)", at: moment)
            let submission = try tx.insertSubmission(version, number: (milestone.newest?.version ?? 0) + 1, of: id, moment)
            for file in files { try tx.insertFile(file, of: submission, by: viewer.id, moment) }
            try tx.startReviewClock(of: submission, site.policy, moment)
            try tx.followOutcome(of: engagement.id, moment)
        }
    }

    /// Accepts a version, or asks for changes.
    func review(_ id: ID<Submission>, _ judgement: Judgement, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            try tx.holdEngagement(ofSubmission: id)
            let (submission, milestone) = try tx.submission(id)
            let (engagement, roles) = try tx.engagement(milestone.engagement, seenBy: viewer)
            try tx.checkReviewable(submission, milestone, engagement, by: roles)
            try judgement.check(against: milestone.criteria)
            let isAccepted = judgement.decision == .accept
            try tx.move(
                .milestone, milestone.id.text, isAccepted ? .accept : .request, in: Milestone.machine, from: milestone.state,
                by: Actor(viewer.id, [.supervisor]), note: judgement.comment, at: moment)
            try tx.insertReview(
                of: id, isAccepted ? .accept : .changes, judgement.comment, judgement.verdicts, by: viewer.id, at: moment.now)
            try tx.endSittings(of: id, by: viewer.id, at: moment.now)
            if isAccepted { try tx.release(milestone, of: engagement, moment) }
            try tx.followOutcome(of: engagement.id, moment)
        }
    }

    /// Nobody answered in time: the version counts as accepted.
    func acceptBySilence(_ id: ID<Submission>) async throws {
        let moment = site.world.moment()
        let silence = Span.days(site.policy.silenceAcceptDays)
        try await site.database.write { tx in
            try tx.holdEngagement(ofSubmission: id)
            let (submission, milestone, engagement) = try tx.waitingForReview(id)
            let due = try tx.reviewClockStart(of: submission, in: engagement.id) + silence
            guard due <= moment.now else { return try tx.schedule(.acceptBySilence, id.text, at: due, moment) }
            try tx.move(
                .milestone, milestone.id.text, .lapse, in: Milestone.machine, from: milestone.state, by: Actor(clock: .clock), at: moment)
            try tx.insertReview(of: id, .silence, "", [:], by: nil, at: moment.now)
            try tx.endSittings(of: id, by: nil, at: moment.now)
            try tx.release(milestone, of: engagement, moment)
            try tx.followOutcome(of: engagement.id, moment)
        }
    }

    /// Tells the supervisor that a version still waits.
    func remindToReview(_ id: ID<Submission>) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let (submission, milestone, engagement) = try tx.waitingForReview(id)
            let start = try tx.reviewClockStart(of: submission, in: engagement.id)
            let due = site.policy.remindDays.filter { start + .days($0) <= moment.now }.count
            guard try tx.reminders(of: milestone.id, version: submission.version, since: start) < due else {
                throw Refusal.conflict("The clock for this review began anew.")
            }
            try tx.record(.milestone, milestone.id.text, "remind", by: nil, role: "clock", note: "\(submission.version)", at: moment)
        }
    }
}

extension Site {
    public var milestones: Milestones { Milestones(site: self) }
}

extension Transaction {
    /// The milestone, when this person may hand in a version of it now; otherwise the reason why not.
    func mayBeSubmitted(_ id: ID<Milestone>, by viewer: Viewer) throws -> (EngagementRow, MilestoneRow) {
        let milestone = try milestone(id)
        let (engagement, roles) = try engagement(milestone.engagement, seenBy: viewer)
        guard roles.contains(.participant) else { throw Refusal.forbidden("Only the participant hands in work.") }
        switch engagement.state {
        case .active, .delivered: break
        case .onboarding:
            throw Refusal.conflict("The work has not started yet. It starts when the fee is held and the kick-off list is done.")
        case .disputed: throw Refusal.conflict("This engagement is in dispute. Wait for the operator before you hand in more.")
        case .completed, .cancelled: throw Refusal.conflict("This engagement is over, so nothing can be handed in.")
        }
        _ = try Milestone.machine.next(.submit, from: milestone.state, by: [.participant])
        return (engagement, milestone)
    }

    /// Who may judge is checked before what there is to judge; somebody who only looks on is refused.
    func checkReviewable(
        _ submission: Submission, _ milestone: MilestoneRow, _ engagement: EngagementRow, by roles: Set<Engagement.Role>
    ) throws {
        guard roles.contains(.supervisor) else {
            throw Refusal.forbidden("Only the supervisor, the backup or an owner reviews work.")
        }
        guard engagement.state != .disputed else {
            throw Refusal.conflict("This engagement is in dispute. Wait for the operator before you decide.")
        }
        _ = try Milestone.machine.next(.accept, from: milestone.state, by: [.supervisor])
        guard submission.id == milestone.newest?.id else {
            throw Refusal.conflict("There is a newer version of this work. Review that one.")
        }
    }

    /// The version a timer is about, when it still waits.
    func waitingForReview(_ id: ID<Submission>) throws -> (Submission, MilestoneRow, EngagementRow) {
        let (submission, milestone) = try submission(id)
        let engagement = try engagement(milestone.engagement)
        guard milestone.state == .submitted, milestone.newest?.id == id, engagement.state == .active || engagement.state == .delivered
        else { throw Refusal.conflict("This version does not wait for review any more.") }
        guard try runningPause(of: engagement.id) == nil else { throw Refusal.conflict("The work is paused, and this clock with it.") }
        return (submission, milestone, engagement)
    }
}
