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
        // How an employer rates, its applicant does not see happen.
        case .application: try tell(.application, to: sides("\(id)", withApplicant: act != "rate"))
        case .applicationInvitation:
            try tell(
                .application, to: rows("SELECT person_id FROM application_invitation WHERE id = \(id)").map { .person(try $0["person_id"]) }
            )
        case .message: try tell(.message, to: sides("(SELECT application_id FROM message WHERE id = \(id))"))
        // That the operator reads is recorded, and shown to nobody here.
        case .engagement where act != "read_messages":
            try tell(.engagement, to: sides("(SELECT application_id FROM engagement WHERE id = \(id))"))
        case .milestone where act != "remind": try tell(.engagement, to: sides(engagement(ofIn: "milestone", id)))
        case .transfer: try tell(.engagement, to: sides(engagement(ofIn: "transfer", id)))
        case .sharedQuestion: try tell(.engagement, to: questionTopics(id))
        case .organization: try tell(.organization, to: [.organization(ID(id))])
        case .checkIn, .riskFlag, .planStep, .changeRequest, .pause: try tell(.engagement, to: sides(engagement(ofIn: noun.table, id)))
        // Nobody but those who are told learns of these.
        case .nudge, .accommodation: break
        case .project, .engagement, .milestone, .person, .invitation, .feedback, .credential, .report, .job: break
        }
    }

    private func projectTopics(_ id: String) throws -> [LiveTopic] {
        try rows("SELECT organization_id FROM project WHERE id = \(id)").map { .organization(try $0["organization_id"]) }
    }

    /// The application that became the engagement to which a row of `table` belongs.
    private func engagement(ofIn table: SQL, _ id: String) -> SQL {
        "(SELECT engagement.application_id FROM \(table) AS part JOIN engagement ON engagement.id = part.engagement_id WHERE part.id = \(id))"
    }

    /// Everyone who can see an application or the work it became: who applied, who decides, and, once it is work, its mentor
    /// and whoever stands in. An application that was never sent is its author's alone.
    private func sides(_ application: SQL, withApplicant: Bool = true) throws -> [LiveTopic] {
        let row = try row(
            """
            SELECT application.person_id, application.state, application.submitted_at, project.organization_id,
            mentor.person_id AS mentor_id, backup.id AS backup_id
            FROM application
            JOIN project ON project.id = application.project_id
            LEFT JOIN membership AS mentor ON mentor.organization_id = project.organization_id AND mentor.person_id = project.mentor_id
            LEFT JOIN person AS backup ON backup.email_folded = project.backup_email AND backup.confirmed_at IS NOT NULL
            WHERE application.id = \(application)
            """)
        guard let row else { return [] }
        let (person, state): (ID<Person>, Application.State) = (try row["person_id"], try row["state"])
        let sentAt: Instant? = try row["submitted_at"]
        var topics: [LiveTopic] = withApplicant ? [.person(person)] : []
        if sentAt != nil || state == .submitted { topics.append(.organization(try row["organization_id"])) }
        guard state == .accepted else { return topics }
        for column in ["mentor_id", "backup_id"] {
            if let helper: ID<Person> = try row[column] { topics.append(.person(helper)) }
        }
        return topics
    }
}
