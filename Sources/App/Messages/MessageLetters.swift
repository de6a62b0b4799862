import Domain
import Storage

/// Mail about messages: who wrote, and how it begins.
enum MessageLetters: Letters {
    static let told: Set<String> = ["send"]

    private static let beginning = 300

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        guard let message = try message(event.nounID, in: tx) else { return [] }
        guard message.side == .participant else { return [message.participant] }
        let mentors = try message.engagement.map { try tx.mentors(of: $0) } ?? []
        let deciders = try tx.deciders(of: message.project)
        return deciders + mentors.filter { !deciders.contains($0) }
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        guard let message = try message(event.nounID, in: tx), try !tx.hasSeen(message.application, person, since: message.sentAt) else {
            return nil
        }
        let author =
            try message.side == .participant ? tx.employersName(for: message.application) : "\(message.author) (\(message.employer))"
        let rest = message.body.count > beginning ? "…" : ""
        return Letter(
            subject: "\(author) wrote to you about “\(message.title)”",
            paragraphs: ["\(author) wrote:", message.body.prefix(beginning) + rest],
            act: "Read and answer", path: Paths.thread(message.application))
    }

    /// A message with what a letter says around it.
    private struct Sent {
        let application: ID<Application>
        let project: ID<Project>
        let participant: ID<Person>
        let engagement: ID<Engagement>?
        let side: FeedbackSide
        let author: String
        let employer: String
        let title: String
        let body: String
        let sentAt: Instant
    }

    private static func message(_ id: String, in tx: Transaction) throws -> Sent? {
        try tx.row(
            """
            SELECT message.application_id, message.side, message.body, message.sent_at, person.name, project.id AS project_id, project.title,
            organization.name AS employer, application.person_id, engagement.id AS engagement_id
            FROM message
            JOIN person ON person.id = message.author_id
            JOIN application ON application.id = message.application_id
            JOIN project ON project.id = application.project_id
            JOIN organization ON organization.id = project.organization_id
            LEFT JOIN engagement ON engagement.application_id = application.id
            WHERE message.id = \(id)
            """
        ).map { row in
            Sent(
                application: try row["application_id"], project: try row["project_id"], participant: try row["person_id"],
                engagement: try row["engagement_id"], side: try row["side"], author: try row["name"], employer: try row["employer"],
                title: try row["title"], body: try row["body"], sentAt: try row["sent_at"])
        }
    }
}

extension Transaction {
    /// Whether somebody has read a thread since; then no letter is needed.
    fileprivate func hasSeen(_ application: ID<Application>, _ person: ID<Person>, since sentAt: Instant) throws -> Bool {
        try exists("SELECT 1 FROM thread_seen WHERE application_id = \(application) AND person_id = \(person) AND seen_at >= \(sentAt)")
    }
}
