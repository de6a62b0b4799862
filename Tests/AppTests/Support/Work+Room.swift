import Domain
import Storage

@testable import App

extension Work {
    func checkIns() async throws -> [CheckInRow] {
        try await site.site.database.read { [engagement] tx in try tx.checkIns(of: engagement) }
    }

    func flags() async throws -> [RiskFlag] {
        try await site.site.database.read { [engagement] tx in try tx.riskFlags(of: engagement) }
    }

    func steps() async throws -> [PlanStep] {
        try await site.site.database.read { [engagement] tx in try tx.planSteps(of: engagement) }
    }

    func changes() async throws -> [ChangeRequestRow] {
        try await site.site.database.read { [engagement] tx in try tx.changeRequests(of: engagement) }
    }

    func pauses() async throws -> [PauseRow] {
        try await site.site.database.read { [engagement] tx in try tx.pauses(of: engagement) }
    }

    func requests() async throws -> [AccommodationRow] {
        try await site.site.database.read { [engagement] tx in try tx.accommodations(of: engagement) }
    }

    /// How many letters with this subject an address got.
    func letters(_ subject: String, to email: String = "mina@people.example") -> Int {
        site.post.to(email).count { $0.subject.contains(subject) }
    }

    /// The paths of the links in the newest letter that asks how it goes: it goes well, and blocked.
    func checkInLinks() -> [String] {
        let body = site.post.to("mina@people.example").last { $0.body.contains("/check-ins/") }?.body ?? ""
        return body.split(separator: "\n").filter { $0.hasPrefix("http://localhost/check-ins/") }
            .map { String($0.dropFirst("http://localhost".count)) }
    }

    /// Moves the clock to an instant, by way of everything due before it.
    func reach(_ day: String, hour: Int = 0, zone: String = "America/Chicago") async throws {
        guard let day = Day(parsing: day) else { return }
        try await site.pass(Zone(zone).instant(on: day, hour: hour) - site.now)
    }

    /// What a good answer is; the other fields as given.
    static func answer(onTrack: String = "yes", blocked: String = "no", words: String = "", energy: String = "4") -> [(String, String)] {
        [("on_track", onTrack), ("blocked", blocked), ("words", words), ("energy", energy)]
    }

    /// Somebody of Tern with an account, in this part of it.
    func colleague(_ name: String, _ email: String, _ role: MemberRole, isMentor: Bool = false, zone: String = "UTC") async throws
        -> Visitor
    {
        let visitor = try await site.person(name, email, zone: zone)
        let (id, now) = (visitor.id ?? ID(""), site.now)
        try await site.site.database.write { [organization, project] tx in
            try tx.run(
                """
                INSERT INTO membership (organization_id, person_id, role, since) VALUES (\(organization), \(id), \(role), \(now))
                """)
            if isMentor { try tx.run("UPDATE project SET mentor_id = \(id) WHERE id = \(project)") }
        }
        return visitor
    }

    func set(rhythm: CheckInRhythm) async throws {
        try await site.site.database.write { [project] tx in
            try tx.run("UPDATE project SET check_ins = \(rhythm) WHERE id = \(project)")
        }
    }
}
