import Domain
import Storage

extension Transaction {
    /// The whole profile; who may read which part of it is the caller's business.
    func profile(of person: ID<Person>) throws -> Profile? {
        let row = try row(
            "SELECT profile.*, person.name FROM profile JOIN person ON person.id = profile.person_id WHERE person_id = \(person)")
        guard let row else { return nil }
        let (sections, places): (String, String) = (try row["public_sections"], try row["places"])
        return Profile(
            person: person, name: try row["name"], slug: try row["slug"], headline: try row["headline"], story: try row["story"],
            weeklyHours: try row["weekly_hours"], languages: try row["languages"], workAuthorisation: try row["work_authorisation"],
            accessibility: try row["accessibility"], portfolio: try row["portfolio"],
            shown: Set(sections.split(separator: " ").compactMap { ProfileSection(rawValue: String($0)) }),
            skills: try skillsClaimed(by: person), interests: try interests(of: person), entries: try entries(of: person),
            inTalentSearch: try row["in_talent_search"],
            places: Set(places.split(separator: " ").compactMap { Place(rawValue: String($0)) }))
    }

    /// The ids of the skills a person says they have, in the order of their names' ids.
    func skillsClaimed(by person: ID<Person>) throws -> [String] {
        try rows("SELECT skill FROM profile_skill WHERE person_id = \(person) ORDER BY skill").map { try $0["skill"] }
    }

    func interests(of person: ID<Person>) throws -> [String] {
        try rows("SELECT field FROM profile_interest WHERE person_id = \(person) ORDER BY field").map { try $0["field"] }
    }

    /// Newest first: what goes on still, then by the year it ended.
    func entries(of person: ID<Person>) throws -> [ProfileEntry] {
        try rows(
            """
            SELECT * FROM profile_entry WHERE person_id = \(person)
            ORDER BY kind, COALESCE(to_year, 9999) DESC, COALESCE(from_year, 0) DESC, position DESC, id
            """
        ).map(ProfileEntry.init)
    }

    func entry(_ id: ID<ProfileEntry>, of person: ID<Person>) throws -> ProfileEntry? {
        try row("SELECT * FROM profile_entry WHERE id = \(id) AND person_id = \(person)").map(ProfileEntry.init)
    }

    func countEntries(of person: ID<Person>) throws -> Int {
        try value("SELECT COUNT(*) AS value FROM profile_entry WHERE person_id = \(person)") ?? 0
    }

    /// Takes a person's profile first, so that its lists are changed one change after the other.
    func holdProfile(of person: ID<Person>) throws {
        try take("UPDATE profile SET updated_at = updated_at WHERE person_id = \(person)")
    }

    func updateProfile(_ text: ProfileText, of person: ID<Person>, at now: Instant) throws {
        let sections = ProfileSection.allCases.filter(text.shown.contains).map(\.rawValue).joined(separator: " ")
        let places = Place.allCases.filter(text.places.contains).map(\.rawValue).joined(separator: " ")
        try run(
            """
            UPDATE profile SET headline = \(text.headline), story = \(text.story), weekly_hours = \(text.weeklyHours),
            languages = \(text.languages), work_authorisation = \(text.workAuthorisation), accessibility = \(text.accessibility),
            public_sections = \(sections), in_talent_search = \(text.inTalentSearch), places = \(places), updated_at = \(now)
            WHERE person_id = \(person)
            """)
    }

    func setSkills(_ skills: [String], of person: ID<Person>) throws {
        try run("DELETE FROM profile_skill WHERE person_id = \(person)")
        for skill in skills { try run("INSERT INTO profile_skill (person_id, skill) VALUES (\(person), \(skill))") }
    }

    func setInterests(_ fields: [String], of person: ID<Person>) throws {
        try run("DELETE FROM profile_interest WHERE person_id = \(person)")
        for field in fields { try run("INSERT INTO profile_interest (person_id, field) VALUES (\(person), \(field))") }
    }

    func insertEntry(_ id: ID<ProfileEntry>, _ text: EntryText, of person: ID<Person>) throws {
        try run(
            """
            INSERT INTO profile_entry (id, person_id, kind, title, place, from_year, to_year, text, position)
            SELECT \(id), \(person), \(text.kind), \(text.title), \(text.place), \(text.fromYear), \(text.toYear), \(text.text),
            COALESCE((SELECT MAX(position) FROM profile_entry WHERE person_id = \(person)), 0) + 1
            """)
    }

    func updateEntry(_ id: ID<ProfileEntry>, _ text: EntryText, of person: ID<Person>) throws {
        let changed = try run(
            """
            UPDATE profile_entry SET kind = \(text.kind), title = \(text.title), place = \(text.place), from_year = \(text.fromYear),
            to_year = \(text.toYear), text = \(text.text)
            WHERE id = \(id) AND person_id = \(person)
            """)
        guard changed == 1 else { throw Refusal.notFound }
    }
}
