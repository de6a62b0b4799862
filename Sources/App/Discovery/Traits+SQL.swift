import Domain
import Storage

extension Transaction {
    /// What matching knows of participants.
    ///
    /// - Parameter condition: on `profile` joined with `person`.
    func participantTraits(where condition: SQL, at now: Instant, _ policy: Policy) throws -> [ParticipantTraits] {
        let people: SQL = "(SELECT person.id FROM profile JOIN person ON person.id = profile.person_id WHERE \(condition))"
        let claimed = try words("SELECT person_id, skill AS word FROM profile_skill WHERE person_id IN \(people)")
        let fields = try words("SELECT person_id, field AS word FROM profile_interest WHERE person_id IN \(people)")
        let evidenced = try words(
            """
            SELECT DISTINCT engagement.person_id, feedback_skill.skill AS word
            FROM feedback_skill JOIN feedback ON feedback.id = feedback_skill.feedback_id
            JOIN engagement ON engagement.id = feedback.engagement_id
            WHERE feedback.side = 'employer' AND \(feedbackRevealed(at: now, policy)) AND engagement.person_id IN \(people)
            AND NOT EXISTS (SELECT 1 FROM credential WHERE credential.engagement_id = engagement.id AND credential.state = 'revoked')
            """)
        let done = try words(
            """
            SELECT DISTINCT engagement.person_id, project.field AS word
            FROM engagement JOIN project ON project.id = engagement.project_id
            WHERE engagement.state = 'completed' AND project.field IS NOT NULL AND engagement.person_id IN \(people)
            """)
        let live = try rows(
            """
            SELECT person_id, COUNT(*) AS live FROM application
            WHERE state IN ('submitted', 'shortlisted', 'offered') AND person_id IN \(people) GROUP BY person_id
            """
        ).reduce(into: [ID<Person>: Int]()) { $0[try $1["person_id"]] = try $1["live"] }
        return try rows("SELECT profile.* FROM profile JOIN person ON person.id = profile.person_id WHERE \(condition) ORDER BY person.id")
            .map {
                let (id, places): (ID<Person>, String) = (try $0["person_id"], try $0["places"])
                return ParticipantTraits(
                    id: id, evidenced: evidenced[id] ?? [], claimed: claimed[id] ?? [], fields: fields[id] ?? [],
                    doneFields: done[id] ?? [],
                    places: Set(places.split(separator: " ").compactMap { Place(rawValue: String($0)) }),
                    weeklyHours: try $0["weekly_hours"],
                    liveApplications: live[id] ?? 0)
            }
    }

    private func words(_ query: SQL) throws -> [ID<Person>: Set<String>] {
        try rows(query).reduce(into: [:]) { $0[try $1["person_id"], default: []].insert(try $1["word"]) }
    }

    /// Whom employers may find: people who chose it, whose address works, and who are not suspended; a condition on `profile` joined
    /// with `person`.
    var isInTalentSearch: SQL {
        "(profile.in_talent_search AND person.confirmed_at IS NOT NULL AND person.suspended_at IS NULL)"
    }

    /// What matching knows of one participant; nil when they have no profile.
    func participantTraits(of person: ID<Person>, at now: Instant, _ policy: Policy) throws -> ParticipantTraits? {
        try participantTraits(where: "person.id = \(person)", at: now, policy).first
    }

    /// What matching knows of projects.
    ///
    /// - Parameter condition: on `project` joined with `organization`.
    func projectTraits(where condition: SQL) throws -> [ProjectTraits] {
        let projects: SQL =
            "(SELECT project.id FROM project JOIN organization ON organization.id = project.organization_id WHERE \(condition))"
        let needed = try projectSkills("needed", in: projects)
        return try rows(
            """
            SELECT project.id, project.field, project.place, project.hours, project.seats, project.seats_taken,
            (SELECT MAX(due_days) FROM deliverable WHERE deliverable.project_id = project.id) AS days,
            \(applicantCount) AS applicants
            FROM project JOIN organization ON organization.id = project.organization_id
            WHERE \(condition) ORDER BY project.id
            """
        ).map { row in
            let (id, hours, days): (ID<Project>, Int?, Int?) = (try row["id"], try row["hours"], try row["days"])
            let (seats, taken): (Int, Int) = (try row["seats"], try row["seats_taken"])
            return ProjectTraits(
                id: id, needed: needed[id] ?? [], field: try row["field"] ?? "", place: try row["place"],
                weeklyHours: ProjectTraits.weeklyHours(hours: hours ?? 0, withinDays: days ?? 0), applicants: try row["applicants"],
                freeSeats: max(0, seats - taken))
        }
    }
}
