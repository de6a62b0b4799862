import Domain
import Storage

extension Transaction {
    /// Which applications somebody may see: their own, and those that were sent to organizations they decide for.
    func applicationsSeen(by viewer: Viewer) -> SQL {
        """
        (application.person_id = \(viewer.id)
        OR application.submitted_at IS NOT NULL AND project.organization_id IN \(list: viewer.authored))
        """
    }

    func applications(where condition: SQL, order: SQL = "application.id DESC") throws -> [ApplicationRecord] {
        try rows(
            """
            SELECT application.*, project.title AS project_title, project.state AS project_state, project.organization_id,
            project.apply_by, project.decide_by, organization.name AS employer, organization.slug AS employer_slug,
            engagement.id AS engagement_id
            FROM application
            JOIN project ON project.id = application.project_id
            JOIN organization ON organization.id = project.organization_id
            LEFT JOIN engagement ON engagement.application_id = application.id
            WHERE \(condition)
            ORDER BY \(order)
            """
        ).map(ApplicationRecord.init)
    }

    /// One application, when this viewer may see it.
    func application(_ id: ID<Application>, seenBy viewer: Viewer) throws -> ApplicationRecord {
        let found = try applications(where: "application.id = \(id) AND \(applicationsSeen(by: viewer))")
        guard let found = found.first else { throw Refusal.notFound }
        return found
    }

    /// What a person has written to a project already, in whatever state it is.
    func application(of person: ID<Person>, to project: ID<Project>) throws -> ApplicationRecord? {
        try applications(where: "application.project_id = \(project) AND application.person_id = \(person)").first
    }

    func insertApplication(
        _ words: ApplicationWords, to project: ID<Project>, by person: ID<Person>, _ moment: Moment
    ) throws -> ID<Application> {
        let id = moment.newID(Application.self)
        try run(
            """
            INSERT INTO application (id, project_id, person_id, state, pitch, created_at, updated_at)
            VALUES (\(id), \(project), \(person), \(Application.State.draft), \(words.pitch), \(moment.now), \(moment.now))
            """)
        try insert(words.answers, of: id)
        return id
    }

    /// Keeps the words of an application: the pitch, and one answer a question.
    func write(_ words: ApplicationWords, to id: ID<Application>, at now: Instant) throws {
        try run("UPDATE application SET pitch = \(words.pitch), updated_at = \(now) WHERE id = \(id)")
        try run("DELETE FROM answer WHERE application_id = \(id)")
        try insert(words.answers, of: id)
    }

    private func insert(_ answers: [(question: String, text: String)], of id: ID<Application>) throws {
        for (question, text) in answers where !text.isEmpty {
            try run("INSERT INTO answer (application_id, question_id, text) VALUES (\(id), \(question), \(text))")
        }
    }

    /// What sending sets: the next number of the project, if it is the first time; how an earlier sending ended is forgotten.
    func sending(to project: ID<Project>, at now: Instant) -> SQL {
        """
        submitted_at = \(now), decided_at = NULL, reason = NULL, reason_note = '', offered_at = NULL, offer_ends_at = NULL,
        offer_note = '', number = COALESCE(number, (SELECT COALESCE(MAX(other.number), 0) + 1 FROM application AS other
            WHERE other.project_id = \(project)))
        """
    }

    func forgetRating(of application: ID<Application>) throws {
        try run("DELETE FROM rating WHERE application_id = \(application)")
    }

    /// How many applications of a person wait for an answer.
    func countLiveApplications(of person: ID<Person>) throws -> Int {
        let live = Application.State.allCases.filter(\.isLive)
        return try value("SELECT COUNT(*) AS value FROM application WHERE person_id = \(person) AND state IN \(list: live)") ?? 0
    }

    /// Takes the project's row first, so that whatever happens to its applications happens one after the other.
    func holdProject(of application: ID<Application>) throws {
        try take(
            """
            UPDATE project SET seats_taken = seats_taken
            WHERE id = (SELECT project_id FROM application WHERE id = \(application))
            """)
    }

    func fee(of project: ID<Project>) throws -> Money? {
        guard let row = try row("SELECT fee_minor, currency FROM project WHERE id = \(project)") else { return nil }
        let currency: Currency = try row["currency"]
        let minor: Int64? = try row["fee_minor"]
        return minor.map { Money(minor: $0, currency: currency) }
    }

    /// Who decides about the applications to a project: the owners of its organization, and its supervisor.
    func deciders(of project: ID<Project>) throws -> [ID<Person>] {
        try rows(
            """
            SELECT membership.person_id FROM project
            JOIN membership ON membership.organization_id = project.organization_id
            WHERE project.id = \(project) AND (membership.role = 'owner'
                OR membership.role = 'supervisor' AND membership.person_id = project.supervisor_id)
            ORDER BY membership.since, membership.person_id
            """
        ).map { try $0["person_id"] }
    }

    /// What an employer may call whoever applied: the name once it is rated, the number before.
    func employersName(for application: ID<Application>) throws -> String {
        let row = try row(
            """
            SELECT application.number, \(Self.knownName) AS known_name
            FROM application JOIN person ON person.id = application.person_id WHERE application.id = \(application)
            """)
        guard let row else { throw Refusal.notFound }
        return try Applicant.words(row)
    }

    /// The screening questions of a project, with the answers of one application where it has them.
    func questions(of project: ID<Project>, answeredIn application: ID<Application>?) throws -> [AnsweredQuestion] {
        try rows(
            """
            SELECT question.id, question.text, answer.text AS answer FROM question
            LEFT JOIN answer ON answer.question_id = question.id AND answer.application_id = \(application)
            WHERE question.project_id = \(project)
            ORDER BY question.position
            """
        ).map { AnsweredQuestion(id: try $0["id"], text: try $0["text"], answer: try $0["answer"] ?? "") }
    }
}

/// A screening question, and what somebody answered.
struct AnsweredQuestion: Sendable {
    let id: String
    let text: String
    var answer = ""
}

/// What somebody writes in an application, as it is kept.
struct ApplicationWords: Sendable {
    let pitch: String
    /// By the id of the question.
    let answers: [(question: String, text: String)]
}
