import Domain
import Storage

/// Somebody who applied, as far as the employer may know them: a number until their application is rated.
struct Applicant: Sendable {
    let application: ID<Application>
    let number: Int
    /// Not even read from the store while the application is blind.
    var name: String?
    var state: Application.State
    var pitch = ""
    var sentAt: Instant?
    var changedAt: Instant?
    var offerEndsAt: Instant?
    var weeklyHours: Int?
    /// Ids of skills they say they have.
    var claimed: [String] = []
    /// Ids of skills a supervisor rated 3 or 4 of 4 after paid work.
    var evidenced: [String] = []
    var rating: GivenRating?

    /// What the employer calls them.
    var words: String { name ?? "Applicant \(number)" }
    var isBlind: Bool { name == nil }

    /// Whether the words that were rated are no longer the ones to read.
    var changedSinceRated: Bool {
        guard state.isLive, let rating, let changedAt else { return false }
        return changedAt > rating.at
    }
}

/// A rating, and who gave it when.
struct GivenRating: Sendable {
    let rating: Rating
    let note: String
    let by: String
    let at: Instant
}

/// The rest of a profile, for an employer who has rated the application.
struct KnownProfile: Sendable {
    struct Entry: Sendable { let kind: String, title: String, place: String, from: Int?, to: Int?, text: String }

    let headline: String
    let story: String
    let languages: String
    let workAuthorisation: String
    let entries: [Entry]
}

extension Applicant {
    init(row: Row) throws {
        application = try row["id"]
        number = try row["number"] ?? 0
        name = try row["known_name"]
        state = try row["state"]
        pitch = try row["pitch"]
        sentAt = try row["submitted_at"]
        changedAt = try row["updated_at"]
        offerEndsAt = try row["offer_ends_at"]
        weeklyHours = try row["weekly_hours"]
        if let fit: Int = try row["fit"] {
            let rating = try Rating(fit: fit, understanding: row["understanding"], evidence: row["evidence"])
            self.rating = GivenRating(rating: rating, note: try row["note"], by: try row["rater"], at: try row["rated_at"])
        }
    }
}

extension Transaction {
    /// The one rule of the blind screen, as a condition on `application`: whose name an employer may read.
    ///
    /// A rating opens it; so does acceptance, after which they work together.
    static var isNamed: SQL {
        """
        (application.state = 'accepted' OR EXISTS (SELECT 1 FROM rating WHERE rating.application_id = application.id))
        """
    }

    /// The name of an applicant if `isNamed`, otherwise NULL; needs `application` and `person`.
    static var knownName: SQL { "CASE WHEN \(isNamed) THEN person.name END" }

    /// Those whose applications were sent.
    func applicants(where condition: SQL, at now: Instant, _ policy: Policy) throws -> [Applicant] {
        let found = try rows(
            """
            SELECT application.id, application.number, application.state, application.pitch, application.submitted_at, application.updated_at,
            application.offer_ends_at, application.person_id, \(Self.knownName) AS known_name, profile.weekly_hours, rating.fit,
            rating.understanding, rating.evidence, rating.note, rating.rated_at, rater.name AS rater
            FROM application
            JOIN person ON person.id = application.person_id
            LEFT JOIN profile ON profile.person_id = application.person_id
            LEFT JOIN rating ON rating.application_id = application.id
            LEFT JOIN person AS rater ON rater.id = rating.rated_by
            WHERE application.submitted_at IS NOT NULL AND \(condition)
            ORDER BY application.number, application.id
            """)
        let people: [ID<Person>] = try found.map { try $0["person_id"] }
        let claimed = try skills(of: people, "SELECT person_id, skill FROM profile_skill WHERE person_id IN \(list: people) ORDER BY skill")
        let evidenced = try skills(of: people, evidencedSkills(of: people, at: now, policy))
        return try found.map { row in
            var applicant = try Applicant(row: row)
            let person: ID<Person> = try row["person_id"]
            applicant.claimed = claimed[person] ?? []
            applicant.evidenced = evidenced[person] ?? []
            return applicant
        }
    }

    /// One applicant; the caller has checked who may see the application.
    func applicant(_ id: ID<Application>, at now: Instant, _ policy: Policy) throws -> Applicant {
        guard let applicant = try applicants(where: "application.id = \(id)", at: now, policy).first else { throw Refusal.notFound }
        return applicant
    }

    /// Skills that a supervisor rated 3 or 4, in feedback that both sides can read by now and no operator has taken back.
    private func evidencedSkills(of people: [ID<Person>], at now: Instant, _ policy: Policy) -> SQL {
        """
        SELECT DISTINCT engagement.person_id, feedback_skill.skill FROM feedback_skill
        JOIN feedback ON feedback.id = feedback_skill.feedback_id
        JOIN engagement ON engagement.id = feedback.engagement_id
        WHERE feedback.side = 'employer' AND feedback_skill.rating >= 3 AND engagement.person_id IN \(list: people)
        AND \(feedbackRevealed(at: now, policy))
        AND NOT EXISTS (SELECT 1 FROM credential WHERE credential.engagement_id = engagement.id AND credential.state = 'revoked')
        ORDER BY feedback_skill.skill
        """
    }

    private func skills(of people: [ID<Person>], _ sql: SQL) throws -> [ID<Person>: [String]] {
        guard !people.isEmpty else { return [:] }
        return try rows(sql).reduce(into: [:]) { skills, row in
            let person: ID<Person> = try row["person_id"]
            skills[person, default: []].append(try row["skill"])
        }
    }

    /// What an employer learns with the name; needs for access stay private, they are not the employer's to weigh.
    func knownProfile(of person: ID<Person>) throws -> KnownProfile? {
        guard let row = try row("SELECT headline, story, languages, work_authorisation FROM profile WHERE person_id = \(person)") else {
            return nil
        }
        let entries = try rows(
            "SELECT kind, title, place, from_year, to_year, text FROM profile_entry WHERE person_id = \(person) ORDER BY kind, position, id"
        ).map {
            KnownProfile.Entry(
                kind: try $0["kind"], title: try $0["title"], place: try $0["place"], from: try $0["from_year"], to: try $0["to_year"],
                text: try $0["text"])
        }
        return KnownProfile(
            headline: try row["headline"], story: try row["story"], languages: try row["languages"],
            workAuthorisation: try row["work_authorisation"], entries: entries)
    }
}
