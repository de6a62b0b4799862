import Domain
import Storage

/// Reminding people, two days before it closes, of a project they saved or began to apply to.
struct Reminders: Sendable {
    let site: Site

    static let lead = Span.hours(48)

    /// When to remind; nil when there is no more time to.
    static func due(before closing: Instant?, at now: Instant) -> Instant? {
        closing.map { $0 - lead }.flatMap { $0 > now ? $0 : nil }
    }

    func remindOfSaved(_ id: ID<SavedProject>) async throws {
        try await remind { tx in try tx.row("SELECT person_id, project_id FROM saved_project WHERE id = \(id)") }
    }

    func remindOfDraft(_ id: ID<Application>) async throws {
        try await remind { tx in try tx.row("SELECT person_id, project_id FROM application WHERE id = \(id)") }
    }

    /// - Throws: a refusal when there is nothing to remember any more; such a job is done.
    private func remind(_ find: @escaping @Sendable (Transaction) throws -> Row?) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            guard let row = try find(tx) else { throw Refusal.notFound }
            let (person, project): (ID<Person>, ID<Project>) = (try row["person_id"], try row["project_id"])
            guard try tx.isWorthReminding(person, of: project, at: moment.now) else {
                throw Refusal.conflict("They have applied, or it is over, or they want no reminders.")
            }
            let id = moment.newID(Reminder.self)
            let made = try tx.run(
                """
                INSERT INTO closing_reminder (id, person_id, project_id, created_at)
                SELECT \(id), \(person), \(project), \(moment.now) WHERE TRUE
                ON CONFLICT (person_id, project_id) DO NOTHING
                """)
            if made == 1 { try tx.schedule(.mailReminder, id.text, at: moment.now, moment) }
        }
    }

    func mail(_ id: ID<Reminder>) async throws {
        let desk = LetterDesk(site: site)
        let now = site.world.now()
        let mail = try await site.database.read { tx -> Mail? in
            guard let row = try tx.row("SELECT person_id, project_id FROM closing_reminder WHERE id = \(id) AND mailed_at IS NULL"),
                let person = try tx.person(row["person_id"]), try tx.isWorthReminding(person.id, of: row["project_id"], at: now),
                let letter = try ReminderLetters.letter(about: row["project_id"], to: person, in: tx, at: now)
            else { return nil }
            return desk.mail(letter, to: person.email.text, name: person.name, id: id.text)
        }
        guard let mail else { return }
        try await site.mailer.send(mail)
        try await site.database.write { tx in try tx.run("UPDATE closing_reminder SET mailed_at = \(now) WHERE id = \(id)") }
    }
}

/// Names the rows of `closing_reminder`.
enum Reminder {}

extension Site {
    var reminders: Reminders { Reminders(site: self) }
}

extension Transaction {
    /// Sets the timer of a reminder, while there is time for one.
    func scheduleReminder(_ name: Job.Name, _ nounID: String, before closing: Instant?, _ moment: Moment) throws {
        guard let due = Reminders.due(before: closing, at: moment.now) else { return }
        try schedule(name, nounID, at: due, moment)
    }

    /// Whether somebody still means to apply, may, and wants to be reminded.
    fileprivate func isWorthReminding(_ person: ID<Person>, of project: ID<Project>, at now: Instant) throws -> Bool {
        try exists(
            """
            SELECT 1 FROM project JOIN person ON person.id = \(person)
            LEFT JOIN follow_setting AS setting ON setting.person_id = person.id
            LEFT JOIN application AS own ON own.project_id = project.id AND own.person_id = person.id
            LEFT JOIN saved_project AS saved ON saved.project_id = project.id AND saved.person_id = person.id
            WHERE project.id = \(project) AND \(projectsOpen(at: now)) AND project.seats_taken < project.seats
            AND person.confirmed_at IS NOT NULL AND person.suspended_at IS NULL AND COALESCE(setting.reminders, TRUE)
            AND (own.state = 'draft' OR own.state IS NULL AND saved.id IS NOT NULL)
            AND NOT EXISTS (SELECT 1 FROM membership WHERE membership.organization_id = project.organization_id
                AND membership.person_id = person.id)
            """)
    }
}
