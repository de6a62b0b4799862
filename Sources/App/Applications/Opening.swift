import Domain
import Storage

/// A project as those see it who apply to it, or choose among those who applied.
struct Opening: Sendable {
    let id: ID<Project>
    let title: String
    let state: Project.State
    let organization: ID<Organization>
    let employer: String
    let employerSlug: String
    var hours: Int?
    var fee: Money?
    var seats = 1
    var taken = 0
    var offered = 0
    var applyBy: Instant?
    var decideBy: Instant?
    /// The employer was stopped: nothing new begins there.
    var isSuspended = false
    /// Ids of the skills the project needs.
    var needed: [String] = []

    var free: Int { max(0, seats - taken - offered) }

    /// Why somebody may not send an application now, if they may not.
    func checkOpen(to viewer: Viewer, at now: Instant) throws(Refusal) {
        try viewer.checkConfirmed()
        guard !viewer.memberships.contains(where: { $0.organization == organization }) else {
            throw .forbidden("You belong to \(employer), so you cannot apply to its projects.")
        }
        guard !viewer.isOperator else {
            throw .forbidden("You run this site and settle its disputes. Take part with an account of its own.")
        }
        guard state == .published else { throw .conflict("This project does not take applications now. Look for another one.") }
        guard let applyBy, now < applyBy else { throw .conflict("The time to apply is over. Look for another project.") }
    }
}

extension Transaction {
    /// A project that a visitor may see, to apply to it.
    func opening(_ id: ID<Project>, seenBy viewer: Viewer) throws -> Opening {
        try opening("project.id = \(id) AND \(projectsSeen(by: viewer))")
    }

    /// A project of an organization that the viewer decides for.
    func opening(_ id: ID<Project>, screenedBy viewer: Viewer) throws -> Opening {
        try opening("project.id = \(id) AND project.organization_id IN \(list: viewer.authored)")
    }

    /// A project as it stands, its row taken, so that nobody else counts its places at the same time.
    func lockedOpening(_ id: ID<Project>) throws -> Opening {
        try lockedOpening(id, where: "TRUE")
    }

    /// The same, when the viewer may see the project.
    func lockedOpening(_ id: ID<Project>, seenBy viewer: Viewer) throws -> Opening {
        try lockedOpening(id, where: projectsSeen(by: viewer))
    }

    private func lockedOpening(_ id: ID<Project>, where condition: SQL) throws -> Opening {
        try hold(id)
        let opening = try opening("project.id = \(id) AND \(condition)", withSkills: false)
        guard !opening.isSuspended else {
            throw Refusal.conflict("\(opening.employer) is suspended, so nothing new begins there.")
        }
        return opening
    }

    private func opening(_ condition: SQL, withSkills: Bool = true) throws -> Opening {
        let row = try row(
            """
            SELECT project.id, project.title, project.state, project.organization_id, project.hours, project.fee_minor, project.currency,
            project.seats, project.seats_taken, project.apply_by, project.decide_by, organization.name, organization.slug,
            organization.state AS organization_state,
            (SELECT COUNT(*) FROM application WHERE application.project_id = project.id AND application.state = 'offered') AS offered
            FROM project JOIN organization ON organization.id = project.organization_id
            WHERE \(condition)
            """)
        guard let row else { throw Refusal.notFound }
        let id: ID<Project> = try row["id"]
        let fee: Int64? = try row["fee_minor"]
        let currency: Currency = try row["currency"]
        let employerState: Organization.State = try row["organization_state"]
        return Opening(
            id: id, title: try row["title"], state: try row["state"], organization: try row["organization_id"],
            employer: try row["name"], employerSlug: try row["slug"], hours: try row["hours"],
            fee: fee.map { Money(minor: $0, currency: currency) }, seats: try row["seats"], taken: try row["seats_taken"],
            offered: try row["offered"], applyBy: try row["apply_by"], decideBy: try row["decide_by"],
            isSuspended: employerState == .suspended, needed: withSkills ? try neededSkills(of: id) : [])
    }

    private func neededSkills(of project: ID<Project>) throws -> [String] {
        try rows("SELECT skill FROM project_skill WHERE project_id = \(project) AND kind = 'needed' ORDER BY skill").map { try $0["skill"] }
    }
}
