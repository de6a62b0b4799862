import Domain
import Storage

extension Transaction {
    /// The questions a person may see: those with an answer; without one, their own, and all for the employer. A condition on the table
    /// `shared_question`, for somebody who may come to the project's desk at all.
    func questionsSeen(by viewer: Viewer, _ desk: QuestionDesk) -> SQL {
        let open: SQL = desk.isEmployer ? "TRUE" : "shared_question.asked_by = \(viewer.id)"
        return """
            (shared_question.project_id = \(desk.project) AND (shared_question.state = 'answered'
                OR shared_question.state = 'open' AND \(open)))
            """
    }

    /// What somebody is to the questions of a project: at work on it, or deciding about it for the employer; nobody else comes in.
    func questionDesk(_ project: ID<Project>, seenBy viewer: Viewer) throws -> QuestionDesk {
        let row = try row(
            """
            SELECT project.title, project.organization_id, project.mentor_id, project.backup_email, organization.name AS employer,
                membership.role, engagement.id AS engagement_id
            FROM project
            JOIN organization ON organization.id = project.organization_id
            LEFT JOIN membership ON membership.organization_id = project.organization_id AND membership.person_id = \(viewer.id)
            LEFT JOIN engagement ON engagement.project_id = project.id AND engagement.person_id = \(viewer.id)
                AND engagement.state <> 'cancelled'
            WHERE project.id = \(project) ORDER BY engagement.id DESC LIMIT 1
            """
        ).orNotFound()
        let (part, mentor, backup): (MemberRole?, ID<Person>?, String) = (try row["role"], try row["mentor_id"], try row["backup_email"])
        let engagement: ID<Engagement>? = try row["engagement_id"]
        var roles: Set<SharedQuestion.Role> = []
        if engagement != nil {
            roles = [.participant]
        } else {
            let isBackup = viewer.isConfirmed && !backup.isEmpty && backup.lowercased() == viewer.email.lowercased()
            if part?.isAuthor == true || isBackup { roles.insert(.supervisor) }
            if part != nil, mentor == viewer.id { roles.insert(.mentor) }
        }
        guard !roles.isEmpty else { throw Refusal.notFound }
        if part?.isAuthor != true, try needsNDA(project), try !hasSignedNDA(viewer, of: project) {
            throw Refusal.forbidden("Sign the non-disclosure agreement of this project first: what is answered here is under it.")
        }
        return QuestionDesk(project: project, title: try row["title"], employer: try row["employer"], roles: roles, engagement: engagement)
    }

    /// Those that wait first, then the newest answer first.
    ///
    /// - Parameter words: each must be in the question or the answer, however it is written.
    func questions(at desk: QuestionDesk, seenBy viewer: Viewer, saying words: String = "") throws -> [SharedQuestionRow] {
        let wanted = Text.folded(words).split(separator: " ")
        return try questionRows(
            where: questionsSeen(by: viewer, desk),
            order: "CASE shared_question.state WHEN 'open' THEN 0 ELSE 1 END, shared_question.answered_at DESC, shared_question.id DESC"
        ).filter { question in
            let text = wanted.isEmpty ? "" : Text.folded("\(question.question) \(question.answer)")
            return wanted.allSatisfy { text.contains($0) }
        }
    }

    func question(_ id: ID<SharedQuestion>) throws -> SharedQuestionRow {
        try questionRows(where: "shared_question.id = \(id)").first.orNotFound()
    }

    /// A question the viewer may see, with the desk it lies on.
    func question(_ id: ID<SharedQuestion>, seenBy viewer: Viewer) throws -> (SharedQuestionRow, QuestionDesk) {
        let desk = try questionDesk(question(id).project, seenBy: viewer)
        let condition: SQL = "shared_question.id = \(id) AND \(questionsSeen(by: viewer, desk))"
        return (try questionRows(where: condition).first.orNotFound(), desk)
    }

    private func questionRows(where condition: SQL, order: SQL = "shared_question.id") throws -> [SharedQuestionRow] {
        try rows(
            """
            SELECT shared_question.*, asker.name AS asker, answerer.name AS answerer FROM shared_question
            JOIN person asker ON asker.id = shared_question.asked_by
            LEFT JOIN person answerer ON answerer.id = shared_question.answered_by
            WHERE \(condition) ORDER BY \(order)
            """
        ).map(SharedQuestionRow.init)
    }

    /// Who is at work on a project now.
    func participantsAtWork(on project: ID<Project>) throws -> [ID<Person>] {
        try rows(
            """
            SELECT DISTINCT person_id FROM engagement
            WHERE project_id = \(project) AND state IN ('onboarding', 'active', 'delivered', 'disputed') ORDER BY person_id
            """
        ).map { try $0["person_id"] }
    }

    /// Whose open pages show the questions of a project.
    func questionTopics(_ id: String) throws -> [LiveTopic] {
        let found = try row(
            """
            SELECT shared_question.project_id, project.organization_id FROM shared_question
            JOIN project ON project.id = shared_question.project_id WHERE shared_question.id = \(id)
            """)
        guard let found else { return [] }
        let people = try participantsAtWork(on: found["project_id"])
        return [.organization(try found["organization_id"])] + people.map { .person($0) }
    }

    /// The words of a participant's message, for somebody who may read its thread and decide about the project.
    func promotable(_ message: ID<Message>, at desk: QuestionDesk, by viewer: Viewer) throws -> String {
        guard desk.isEmployer else { throw Refusal.notFound }
        let row = try row(
            """
            SELECT message.body, message.application_id FROM message JOIN application ON application.id = message.application_id
            WHERE message.id = \(message) AND message.side = 'participant' AND application.project_id = \(desk.project)
            """
        ).orNotFound()
        _ = try thread(row["application_id"], seenBy: viewer)
        return try row["body"]
    }
}
