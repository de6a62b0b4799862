import Domain
import Storage

extension DemoWorld {
    func load(_ say: @Sendable (String) -> Void) async throws {
        let hash = try await site.passwords.hash(CastMember.password)
        clock.reach(today - .days(150))
        let organizations = try DemoData.organizations()
        let people = try DemoData.people()
        let projects = try DemoData.projects()
        try await settle(people, organizations, hash)
        say("\(people.count) participants have joined")
        for organization in organizations { try await found(organization) }
        say("\(organizations.count) organizations are founded")
        for person in people { try await describe(person) }
        let acts = projects.enumerated().flatMap { DemoProject(world: self, number: $0, data: $1).acts() }
        try await live(acts + following() + discoveryActs())
        say("\(projects.count) projects have been lived through")
        for person in people { try await show(person, projects) }
        try await tidy()
        say("The demo is loaded. Everybody in it has the password \(CastMember.password).")
    }

    /// Does every act at its time, and what falls due between two of them.
    private func live(_ acts: [DemoAct]) async throws {
        for act in acts.sorted(by: { $0.at < $1.at }) where act.at <= today {
            try await wait(until: act.at)
            do { try await act.perform() } catch let refusal as Refusal {
                throw ConfigError(problems: ["The demo was refused at “\(act.name)”: \(refusal.message)"])
            }
        }
        try await wait(until: today)
    }

    private func wait(until instant: Instant) async throws {
        while let due = try await nextDue(), due <= instant {
            clock.reach(due)
            try await site.jobs.runDue()
        }
        clock.reach(instant)
        try await site.jobs.runDue()
    }

    private func nextDue() async throws -> Instant? {
        try await site.database.read { tx in
            try tx.value("SELECT MIN(due_at) AS value FROM job WHERE state = 'ready'") as Instant?
        }
    }

    /// People read their notices and letters; only those of the last days are new.
    private func tidy() async throws {
        let (recent, now) = (today - .days(3), today)
        try await site.database.write { tx in
            try tx.run("UPDATE notice SET read_at = created_at WHERE created_at < \(recent)")
            try tx.run(
                """
                INSERT INTO thread_seen (application_id, person_id, seen_at)
                SELECT message.application_id, application.person_id, \(recent) FROM message
                JOIN application ON application.id = message.application_id WHERE TRUE
                ON CONFLICT (application_id, person_id) DO NOTHING
                """)
            try tx.run(
                """
                INSERT INTO thread_seen (application_id, person_id, seen_at)
                SELECT message.application_id, membership.person_id, \(recent) FROM message
                JOIN application ON application.id = message.application_id JOIN project ON project.id = application.project_id
                JOIN membership ON membership.organization_id = project.organization_id WHERE TRUE
                ON CONFLICT (application_id, person_id) DO NOTHING
                """)
            try tx.run("DELETE FROM job WHERE state = 'done' AND finished_at < \(now)")
        }
    }

    /// Somebody of the demo, as if they had signed in.
    func viewer(_ email: String) async throws -> Viewer {
        let address = try Email(email)
        return try await site.database.read { tx in
            guard let person = try tx.person(at: address) else {
                throw ConfigError(problems: ["The demo's data speaks of \(email), who is not in it."])
            }
            return Viewer(
                id: person.id, name: person.name, email: person.email.text, zone: Zone(person.timeZone), isConfirmed: true,
                isOperator: try tx.operators().contains(person.id), memberships: try tx.memberships(of: person.id), sessionID: ID("demo"))
        }
    }
}

/// One thing that somebody does, and when.
struct DemoAct: Sendable {
    let at: Instant
    /// For the message when it is refused.
    let name: String
    let perform: @Sendable () async throws -> Void
}
