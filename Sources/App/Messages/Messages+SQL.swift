import Domain
import Storage

extension Transaction {
    /// How many messages to this person they have not seen.
    func unreadMessages(of person: ID<Person>) throws -> Int {
        try value(
            """
            SELECT COUNT(*) AS value FROM message
            WHERE author_id <> \(person) AND application_id IN (\(threadsSeen(by: person)))
            AND sent_at > COALESCE((SELECT seen_at FROM thread_seen
                WHERE thread_seen.application_id = message.application_id AND thread_seen.person_id = \(person)), 0)
            """) ?? 0
    }

    /// The applications whose messages a person may read: their own, and those to projects they author, supervise or mentor.
    func threadsSeen(by person: ID<Person>) -> SQL {
        """
        SELECT application.id FROM application WHERE application.person_id = \(person)
        UNION ALL
        SELECT application.id FROM membership
        JOIN project ON project.organization_id = membership.organization_id
        JOIN application ON application.project_id = project.id
        WHERE membership.person_id = \(person)
        AND (membership.role IN ('owner', 'supervisor') OR project.mentor_id = \(person))
        """
    }
}
