import Domain
import Storage

extension Transaction {
    /// How many messages to this person they have not seen.
    func unreadMessages(of person: ID<Person>) throws -> Int { try unreadMessages(of: person, where: "TRUE") }

    /// How many of them in one thread.
    func unreadMessages(of person: ID<Person>, in application: ID<Application>) throws -> Int {
        try unreadMessages(of: person, where: "message.application_id = \(application)")
    }

    private func unreadMessages(of person: ID<Person>, where condition: SQL) throws -> Int {
        try value(
            """
            SELECT COUNT(*) AS value FROM message
            WHERE \(unread(by: person)) AND message.application_id IN (\(threadsSeen(by: person))) AND \(condition)
            """) ?? 0
    }

    /// A message to somebody that they have not seen, as a condition on `message`.
    private func unread(by person: ID<Person>) -> SQL {
        """
        (message.author_id <> \(person)
        AND message.sent_at > COALESCE((SELECT seen_at FROM thread_seen
            WHERE thread_seen.application_id = message.application_id AND thread_seen.person_id = \(person)), 0))
        """
    }

    /// The applications whose messages a person may read: their own, those to organizations they decide for, and, once they are
    /// at work, those they mentor or stand in for.
    func threadsSeen(by person: ID<Person>) -> SQL {
        """
        SELECT application.id FROM application WHERE application.person_id = \(person)
        UNION ALL
        SELECT application.id FROM membership
        JOIN project ON project.organization_id = membership.organization_id
        JOIN application ON application.project_id = project.id AND application.submitted_at IS NOT NULL
        WHERE membership.person_id = \(person)
        AND (membership.role IN ('owner', 'supervisor') OR project.mentor_id = \(person) AND application.state = 'accepted'
            AND NOT EXISTS (SELECT ended.id FROM mentor_seat AS ended JOIN engagement ON engagement.id = ended.engagement_id
                WHERE engagement.application_id = application.id AND ended.person_id = \(person) AND ended.state = 'ended'))
        UNION ALL
        SELECT engagement.application_id FROM mentor_seat AS seat JOIN engagement ON engagement.id = seat.engagement_id
        WHERE seat.person_id = \(person) AND seat.state = 'accepted'
        UNION ALL
        SELECT application.id FROM person
        JOIN project ON project.backup_email = person.email_folded AND project.backup_email <> ''
        JOIN application ON application.project_id = project.id AND application.state = 'accepted'
        WHERE person.id = \(person) AND person.confirmed_at IS NOT NULL
        """
    }

    /// Every thread of a person that has messages, the newest first.
    func threads(of viewer: Viewer, limit: Int = 100) throws -> [ThreadRow] {
        try rows(
            """
            SELECT application.id, application.number, application.state, application.person_id, project.title,
            organization.name AS employer, \(Self.knownName) AS known_name, last.body, last.sent_at, last.author_id,
            (SELECT COUNT(*) FROM message WHERE message.application_id = application.id AND \(unread(by: viewer.id))) AS unread
            FROM application
            JOIN project ON project.id = application.project_id
            JOIN organization ON organization.id = project.organization_id
            JOIN person ON person.id = application.person_id
            JOIN message AS last ON last.id = (SELECT message.id FROM message WHERE message.application_id = application.id
                ORDER BY message.sent_at DESC, message.id DESC LIMIT 1)
            WHERE application.id IN (\(threadsSeen(by: viewer.id)))
            ORDER BY last.sent_at DESC, last.id DESC
            LIMIT \(limit)
            """
        ).map { try ThreadRow(row: $0, viewer) }
    }

    /// The head of a thread, when this viewer may read it; while there is a dispute about the work, its messages are evidence.
    func thread(_ id: ID<Application>, seenBy viewer: Viewer) throws -> ThreadHead {
        let isEvidence: SQL = viewer.isOperator ? "engagement.state = 'disputed'" : "FALSE"
        let row = try row(
            """
            SELECT application.id, application.number, application.state, application.person_id, project.id AS project_id,
            project.organization_id, project.title, organization.name AS employer, \(Self.knownName) AS known_name,
            engagement.id AS engagement_id, engagement.state AS engagement_state
            FROM application
            JOIN project ON project.id = application.project_id
            JOIN organization ON organization.id = project.organization_id
            JOIN person ON person.id = application.person_id
            LEFT JOIN engagement ON engagement.application_id = application.id
            WHERE application.id = \(id) AND (application.id IN (\(threadsSeen(by: viewer.id))) OR \(isEvidence))
            """)
        guard let row else { throw Refusal.notFound }
        return try ThreadHead(row: row, viewer)
    }

    /// The messages of a thread, oldest first; authors on the other side are named by the blind rule.
    func messages(in head: ThreadHead, for viewer: Viewer) throws -> [Message] {
        try rows(
            """
            SELECT message.id, message.body, message.sent_at, message.side, message.author_id, person.name
            FROM message JOIN person ON person.id = message.author_id
            WHERE message.application_id = \(head.id)
            ORDER BY message.sent_at, message.id
            """
        ).map { row in
            let side: FeedbackSide = try row["side"]
            let author: ID<Person> = try row["author_id"]
            return Message(
                body: try row["body"], sentAt: try row["sent_at"], isMine: author == viewer.id,
                author: author == viewer.id ? "You" : side == .participant ? head.participant : try row["name"],
                promotion: try head.mayPromote && side == .participant
                    ? Paths.questions(about: head.project, [("message", row["id"])]) : nil)
        }
    }

    /// - Parameter once: the form's own word; a second message with it is the first one, sent again.
    /// - Returns: the message's id, or nil when it is there already.
    func insertMessage(
        _ body: MessageBody, to application: ID<Application>, by author: ID<Person>, _ side: FeedbackSide, once: String?, _ moment: Moment
    ) throws -> String? {
        try value(
            """
            INSERT INTO message (id, application_id, author_id, side, body, once, sent_at)
            SELECT \(moment.newID(Message.self)), \(application), \(author), \(side), \(body.text), CAST(\(once) AS TEXT), \(moment.now)
            WHERE TRUE ON CONFLICT (author_id, once) DO NOTHING RETURNING id AS value
            """)
    }

    /// A person has seen everything in a thread up to an instant; of two pages read at once the later one counts.
    func markSeen(_ application: ID<Application>, by person: ID<Person>, upTo newest: Instant) throws {
        try run(
            """
            INSERT INTO thread_seen (application_id, person_id, seen_at) SELECT \(application), \(person), \(newest) WHERE TRUE
            ON CONFLICT (application_id, person_id) DO UPDATE SET seen_at = excluded.seen_at
            WHERE thread_seen.seen_at < excluded.seen_at
            """)
        try tell(.message, to: [.person(person)])
    }
}
