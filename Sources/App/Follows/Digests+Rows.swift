import Domain
import Storage

extension Transaction {
    /// Writes down that one letter tells somebody of projects, and queues it; those they are told of already are left out.
    func startDigest(for person: ID<Person>, about projects: [ID<Project>], _ moment: Moment) throws {
        guard !projects.isEmpty else { return }
        let digest = moment.newID(Digest.self)
        try run("INSERT INTO digest (id, person_id, created_at) VALUES (\(digest), \(person), \(moment.now))")
        var told = 0
        for project in projects {
            told += try run(
                """
                INSERT INTO told_project (person_id, project_id, digest_id) SELECT \(person), \(project), \(digest) WHERE TRUE
                ON CONFLICT (person_id, project_id) DO NOTHING
                """)
        }
        if told > 0 {
            try schedule(.mailDigest, digest.text, at: moment.now, moment)
        } else {
            try run("DELETE FROM digest WHERE id = \(digest)")
        }
    }

    /// A letter that is not mailed yet.
    func digest(_ id: ID<Digest>) throws -> Digest? {
        guard let row = try row("SELECT person_id FROM digest WHERE id = \(id) AND mailed_at IS NULL") else { return nil }
        let projects = try rows("SELECT project_id FROM told_project WHERE digest_id = \(id) ORDER BY project_id")
        return Digest(id: id, person: try row["person_id"], projects: try projects.map { try $0["project_id"] })
    }

    /// When somebody's next weekly letter is due; nil when they get none.
    func weeklyLetter(of person: ID<Person>) throws -> Instant? {
        try row("SELECT weekly_at FROM follow_setting WHERE person_id = \(person)").flatMap { try $0["weekly_at"] }
    }

    /// Forgets who was told or reminded of projects that closed before a moment: nobody is told of those any more.
    func sweepLetters(ofClosedBefore moment: Instant) throws {
        try run("DELETE FROM told_project WHERE project_id IN (SELECT id FROM project WHERE apply_by < \(moment))")
        try run("DELETE FROM closing_reminder WHERE project_id IN (SELECT id FROM project WHERE apply_by < \(moment))")
        try run(
            """
            DELETE FROM digest WHERE created_at < \(moment)
            AND NOT EXISTS (SELECT 1 FROM told_project WHERE told_project.digest_id = digest.id)
            """)
    }

    /// Moves the timer of somebody's weekly letter on, or stops it.
    func setWeeklyLetter(of person: ID<Person>, at due: Instant?, _ moment: Moment) throws {
        try run("UPDATE follow_setting SET weekly_at = \(due) WHERE person_id = \(person)")
        if let due { try schedule(.weeklyDigest, person.text, at: due, moment) }
    }
}
