import Domain
import Storage

/// One kind of thing that waits for the operator.
struct DeskQueue: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case projects, organizations, funding, payouts, disputes, reports, jobs, appeals

        func words(_ count: Int) -> String {
            switch self {
            case .projects: count == 1 ? "project to read" : "projects to read"
            case .organizations: count == 1 ? "organization to verify" : "organizations to verify"
            case .funding: count == 1 ? "transfer to record" : "transfers to record"
            case .payouts: count == 1 ? "pay-out or refund due" : "pay-outs and refunds due"
            case .disputes: count == 1 ? "dispute to settle" : "disputes to settle"
            case .reports: count == 1 ? "report to look at" : "reports to look at"
            case .jobs: count == 1 ? "job that failed" : "jobs that failed"
            case .appeals: count == 1 ? "appeal to decide" : "appeals to decide"
            }
        }

        var path: Path {
            switch self {
            case .projects: Paths.deskProjects
            case .organizations: Paths.deskOrganizations
            case .funding, .payouts: Paths.deskMoney
            case .disputes: Paths.deskDisputes
            case .reports: Paths.deskReports
            case .jobs: Paths.deskJobs
            case .appeals: Paths.deskStrikes
            }
        }
    }

    let kind: Kind
    let count: Int
    let oldest: Instant?
}

/// A person in the operator's list.
struct DeskPerson: Sendable {
    let id: ID<Person>
    let name: String
    let folded: String
    let email: String
    let isConfirmed: Bool
    let isSuspended: Bool
    let joinedAt: Instant
}

/// What the operator sees of one person: facts of the account, never their private words.
struct DeskPersonFile: Sendable {
    let person: DeskPerson
    let zone: String
    let isOperator: Bool
    let memberships: [Membership]
    let portfolio: String?
    let applications: Int
    let engagements: Int
    let sessions: Int
    let events: [AuditRow]
}

/// What the worker could not do, and what it has still to do.
struct DeskJobs: Sendable {
    let failed: [DeskJob]
    let waiting: [DeskJob]
    let waitingCount: Int
}

/// A job with the words of its last failure.
struct DeskJob: Sendable {
    let id: ID<Job>
    let name: Job.Name
    let attempts: Int
    let outcome: String
    let dueAt: Instant
}

/// One line of the audit trail.
struct AuditRow: Sendable {
    let event: Event
    let person: String?
}

/// Which part of the audit trail is wanted.
struct AuditFilter: Sendable {
    var noun: Noun?
    var person: ID<Person>?
    var before = ""
}
