import Domain
import Storage

/// An application as it stands, with what its pages say of the project; whose it is stays an id, because names may be hidden.
struct ApplicationRecord: Sendable {
    let id: ID<Application>
    let project: ID<Project>
    let person: ID<Person>
    var state: Application.State
    let number: Int
    var pitch = ""
    var submittedAt: Instant?
    var offeredAt: Instant?
    var offerEndsAt: Instant?
    var offerNote = ""
    var decidedAt: Instant?
    var reason: ReasonCode?
    /// The words that came with a decline, or with a refused offer.
    var reasonNote = ""
    var updatedAt: Instant
    let title: String
    var projectState: Project.State
    let organization: ID<Organization>
    let employer: String
    let employerSlug: String
    var applyBy: Instant?
    var decideBy: Instant?
    var engagement: ID<Engagement>?

    /// Which parts somebody has in this application; nobody decides about their own.
    func roles(of viewer: Viewer) -> Set<Application.Role> {
        if person == viewer.id { return [.applicant] }
        return viewer.authors(organization) ? [.employer] : []
    }

    /// Whether a new or withdrawn application may still be sent.
    func isOpen(at now: Instant) -> Bool { projectState == .published && (applyBy ?? now) > now }
}

extension ApplicationRecord {
    init(row: Row) throws {
        id = try row["id"]
        project = try row["project_id"]
        person = try row["person_id"]
        state = try row["state"]
        number = try row["number"] ?? 0
        pitch = try row["pitch"]
        submittedAt = try row["submitted_at"]
        offeredAt = try row["offered_at"]
        offerEndsAt = try row["offer_ends_at"]
        offerNote = try row["offer_note"]
        decidedAt = try row["decided_at"]
        reason = try row["reason"]
        reasonNote = try row["reason_note"]
        updatedAt = try row["updated_at"]
        title = try row["project_title"]
        projectState = try row["project_state"]
        organization = try row["organization_id"]
        employer = try row["employer"]
        employerSlug = try row["employer_slug"]
        applyBy = try row["apply_by"]
        decideBy = try row["decide_by"]
        engagement = try row["engagement_id"]
    }
}

extension Viewer {
    /// Whether they decide for an organization: as owner or supervisor.
    func authors(_ organization: ID<Organization>) -> Bool {
        memberships.contains { $0.organization == organization && $0.role.isAuthor }
    }

    /// The organizations they decide for.
    var authored: [ID<Organization>] { memberships.filter(\.role.isAuthor).map(\.organization) }
}
