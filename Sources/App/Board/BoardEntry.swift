import Domain
import Storage

/// One engagement as it stands on the board.
struct BoardEntry: Sendable {
    let id: ID<Engagement>
    let project: ID<Project>
    let title: String
    let participant: String
    let supervisorID: ID<Person>?
    let supervisor: String
    let state: Engagement.State
    let isFunded: Bool
    let isSigned: Bool
    /// The first due date of work not yet handed in.
    let nextDue: Instant?
    let accepted: Int
    let milestones: Int
    /// The oldest version that waits for its review.
    var waiting: (submission: ID<Submission>, since: Instant)?
    var minutes = SupervisorMinutes.none
    var risks: [EngagementRisk] = []

    var isOver: Bool { state == .completed || state == .cancelled }
}

/// One version that waits for its review.
struct WaitingWork: Sendable {
    let submission: ID<Submission>
    let engagement: ID<Engagement>
    let project: ID<Project>
    let version: Int
    let since: Instant
    let milestone: String
    let title: String
    let participant: String
    let supervisorID: ID<Person>?
    var criteria: [String] = []
}

/// Somebody who may review: an owner or a supervisor of the organization.
struct Reviewer: Sendable {
    let id: ID<Person>
    let name: String
}

/// The organization's work as one member sees it, at one moment.
struct Board: Sendable {
    let organization: String
    let entries: [BoardEntry]
    let reviewers: [Reviewer]
    /// The reader decides for the employer.
    let mayAct: Bool
    let waiting: Int
    let now: Instant
}
