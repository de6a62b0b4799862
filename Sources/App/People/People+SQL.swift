import Domain
import Storage

extension Transaction {
    func person(_ id: ID<Person>) throws -> Person? {
        try row("SELECT * FROM person WHERE id = \(id)").map(Person.init)
    }

    func person(at email: Email) throws -> Person? {
        try row("SELECT * FROM person WHERE email_folded = \(email.folded)").map(Person.init)
    }

    /// - Returns: false, and nothing is changed, when there is an account at this address.
    @discardableResult
    func insertPerson(
        _ person: ID<Person>, _ name: Line, _ email: Email, zone: Zone, passwordHash: String, at now: Instant
    ) throws -> Bool {
        let made = try run(
            """
            INSERT INTO person (id, email, email_folded, name, name_folded, password_hash, time_zone, created_at)
            SELECT \(person), \(email.text), \(email.folded), \(name), \(Text.folded(name.text)), \(passwordHash), \(zone.name), \(now)
            WHERE TRUE ON CONFLICT (email_folded) DO NOTHING
            """)
        if made == 1 { try run("INSERT INTO profile (person_id, updated_at) VALUES (\(person), \(now))") }
        return made == 1
    }

    func passwordHash(at email: Email) throws -> String? {
        try value("SELECT password_hash AS value FROM person WHERE email_folded = \(email.folded)")
    }

    func confirm(_ person: ID<Person>, at now: Instant) throws {
        try run("UPDATE person SET confirmed_at = \(now) WHERE id = \(person) AND confirmed_at IS NULL")
    }

    /// Takes a person's row first, and refuses when the password that was checked, outside of this transaction, is not theirs any more.
    func hold(_ person: ID<Person>, withPassword hash: String) throws {
        let isStill = try run("UPDATE person SET time_zone = time_zone WHERE id = \(person) AND password_hash = \(hash)") == 1
        guard isStill else { throw Refusal.conflict("Your password was changed a moment ago. Use the new one.") }
    }

    func setPassword(_ hash: String, of person: ID<Person>) throws {
        try run("UPDATE person SET password_hash = \(hash) WHERE id = \(person)")
    }

    /// Takes a person's row first, so that two acts of theirs at once see each other.
    func hold(_ person: ID<Person>) throws {
        try take("UPDATE person SET time_zone = time_zone WHERE id = \(person)")
    }

    func makeOperator(_ person: ID<Person>, at now: Instant) throws {
        try run("INSERT INTO operator (person_id, since) SELECT \(person), \(now) WHERE TRUE ON CONFLICT (person_id) DO NOTHING")
    }

    /// Everyone who runs the site.
    func operators() throws -> [ID<Person>] {
        try rows("SELECT person_id FROM operator ORDER BY person_id").map { try $0["person_id"] }
    }

    func memberships(of person: ID<Person>) throws -> [Membership] {
        try rows(
            """
            SELECT organization.id, organization.slug, organization.name, organization.kind, membership.role
            FROM membership JOIN organization ON organization.id = membership.organization_id
            WHERE membership.person_id = \(person)
            ORDER BY membership.since, organization.id
            """
        ).map(Membership.init)
    }
}

extension Transaction {
    /// Makes a one-time link and queues its mail when it has somebody to go to.
    func insertLink(_ purpose: OneTimeLink.Purpose, for person: ID<Person>?, next: String = "", _ moment: Moment) throws -> ID<OneTimeLink>
    {
        let id = moment.newID(OneTimeLink.self)
        try run(
            """
            INSERT INTO one_time_link (id, purpose, person_id, next, ends_at)
            VALUES (\(id), \(purpose), \(person), \(next), \(moment.now + purpose.lifetime))
            """)
        if person != nil { try schedule(.mailLink, id.text, at: moment.now, moment) }
        return id
    }

    func link(_ id: ID<OneTimeLink>) throws -> OneTimeLink? {
        try row("SELECT * FROM one_time_link WHERE id = \(id)").map(OneTimeLink.init)
    }

    /// Uses a link up: the second use is refused, whoever comes second.
    func use(_ id: ID<OneTimeLink>, for purpose: OneTimeLink.Purpose, at now: Instant) throws -> OneTimeLink {
        let row = try row(
            """
            UPDATE one_time_link SET used_at = \(now)
            WHERE id = \(id) AND purpose = \(purpose) AND used_at IS NULL AND ends_at > \(now)
            RETURNING *
            """)
        guard let row else { throw Refusal.conflict("This link was used already, or its time is over. Ask for a new one.") }
        return try OneTimeLink(row: row)
    }
}

extension Person {
    init(row: Row) throws {
        let email: String = try row["email"]
        self.init(
            id: try row["id"], name: try row["name"], email: try Email(email), timeZone: try row["time_zone"],
            isConfirmed: try row["confirmed_at"] as Instant? != nil, suspendedAt: try row["suspended_at"])
    }
}
