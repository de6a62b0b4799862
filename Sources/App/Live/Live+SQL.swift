import Domain
import Storage

extension Transaction {
    /// Tells the streams of these that something of a kind changed, once this transaction is committed.
    func tell(_ kind: LiveKind, to topics: [LiveTopic]) throws {
        guard !topics.isEmpty else { return }
        try announce(LiveNews.channel, LiveNews(kind, to: topics).text)
    }

    /// Ends the streams of somebody whose sessions or memberships changed: their pages come back, and are authorized anew.
    func endStreams(of person: ID<Person>) throws { try tell(.standing, to: [.person(person)]) }

    /// Tells the streams of those who can see what an act changed.
    func tellLive(_ noun: Noun, _ id: String, _ act: String) throws {
        switch noun {
        case .project where act != "remind": try tell(.project, to: projectTopics(id))
        case .applicationInvitation:
            try tell(
                .application, to: rows("SELECT person_id FROM application_invitation WHERE id = \(id)").map { .person(try $0["person_id"]) }
            )
        case .message: try tell(.message, to: sides("(SELECT application_id FROM message WHERE id = \(id))"))
        // That the operator reads is recorded, and shown to nobody here.
        case .engagement where act != "read_messages":
            try tell(.engagement, to: sides("(SELECT application_id FROM engagement WHERE id = \(id))"))
        case .milestone where act != "remind": try tell(.engagement, to: sides(engagement(ofIn: "milestone", id)))
        case .portfolioRequest: try tell(.engagement, to: sides(engagement(ofIn: "portfolio_request", id)))
        case .transfer: try tell(.engagement, to: sides(engagement(ofIn: "transfer", id)))
        case .mentorSeat: try tell(.engagement, to: sides(engagement(ofIn: "mentor_seat", id)))
        case .meeting: try tell(.engagement, to: sides(engagement(ofIn: "meeting", id)))
        case .sharedQuestion: try tell(.engagement, to: questionTopics(id))
        case .organization: try tell(.organization, to: [.organization(ID(id))])
        case .dispute where act != "read": try tell(.engagement, to: sides(engagement(ofIn: "dispute", id)))
        // What happens to an application concerns the indexes too, and is told to both at once.
        case .application: break
        case .checkIn, .riskFlag, .planStep, .changeRequest, .pause: try tell(.engagement, to: sides(engagement(ofIn: noun.table, id)))
        // Nobody but those who are told learns of these.
        case .nudge, .accommodation: break
        case .project, .engagement, .milestone, .person, .invitation, .feedback, .credential, .report, .job: break
        case .webhook, .dispute, .strike: break
        }
    }

    /// Tells the streams and the indexes what happened to an application.
    func tellApplication(_ id: String, _ act: String) throws {
        guard let application = try liveApplication("\(id)") else { return }
        // How an employer rates, its applicant does not see happen.
        try tell(.application, to: application.sides(withApplicant: act != "rate"))
        if act != "rate" && act != "save" { try tellIndex(.competition(application.project), .person(application.person)) }
    }

    private func projectTopics(_ id: String) throws -> [LiveTopic] {
        try rows("SELECT organization_id FROM project WHERE id = \(id)").map { .organization(try $0["organization_id"]) }
    }

    /// The application that became the engagement to which a row of `table` belongs.
    private func engagement(ofIn table: SQL, _ id: String) -> SQL {
        "(SELECT engagement.application_id FROM \(table) AS part JOIN engagement ON engagement.id = part.engagement_id WHERE part.id = \(id))"
    }

    private func sides(_ application: SQL) throws -> [LiveTopic] { try liveApplication(application)?.sides() ?? [] }

    private func liveApplication(_ application: SQL) throws -> LiveApplication? {
        try row(
            """
            SELECT application.project_id, application.person_id, application.state, application.submitted_at, project.organization_id,
            mentor.person_id AS mentor_id, backup.id AS backup_id,
            (SELECT seat.person_id FROM mentor_seat AS seat JOIN engagement AS work ON work.id = seat.engagement_id
                WHERE work.application_id = application.id AND seat.state = 'accepted') AS seat_id
            FROM application
            JOIN project ON project.id = application.project_id
            LEFT JOIN membership AS mentor ON mentor.organization_id = project.organization_id AND mentor.person_id = project.mentor_id
            LEFT JOIN person AS backup ON backup.email_folded = project.backup_email AND backup.confirmed_at IS NOT NULL
            WHERE application.id = \(application)
            """
        ).map(LiveApplication.init)
    }
}

/// An application, as far as it says who can see it or the work it became.
private struct LiveApplication {
    let project: ID<Project>
    let person: ID<Person>
    let state: Application.State
    let sentAt: Instant?
    let organization: ID<Organization>
    /// The mentor of the project or of the work, and whoever stands in.
    let helpers: [ID<Person>]

    init(row: Row) throws {
        project = try row["project_id"]
        person = try row["person_id"]
        state = try row["state"]
        sentAt = try row["submitted_at"]
        organization = try row["organization_id"]
        helpers = try [row["mentor_id"], row["backup_id"], row["seat_id"]].compactMap { $0 }
    }

    /// Who applied, who decides, and, once it is work, who helps. An application that was never sent is its author's alone.
    func sides(withApplicant: Bool = true) -> [LiveTopic] {
        let applicant: [LiveTopic] = withApplicant ? [.person(person)] : []
        let deciders: [LiveTopic] = sentAt != nil || state == .submitted ? [.organization(organization)] : []
        return applicant + deciders + (state == .accepted ? helpers.map(LiveTopic.person) : [])
    }
}
