import Domain
import Storage

extension DemoProject {
    func application(of email: String) async throws -> ID<Application> {
        let (project, person) = (try await id(), try await world.viewer(email).id)
        let found: ID<Application>? = try await site.database.read { tx in
            try tx.value("SELECT id AS value FROM application WHERE project_id = \(project) AND person_id = \(person)")
        }
        guard let found else { throw ConfigError(problems: ["\(email) did not apply to “\(data.title)”."]) }
        return found
    }

    private func employer() async throws -> Viewer { try await world.viewer(data.supervisor) }

    func apply(_ applicant: DemoData.Applicant) async throws {
        let project = try await id()
        let questions: [String] = try await site.database.read { tx in
            try tx.rows("SELECT id FROM question WHERE project_id = \(project) ORDER BY position").map { try $0["id"] }
        }
        let draft = ApplicationDraft(pitch: applicant.pitch, answers: Dictionary(zip(questions, applicant.answers)) { first, _ in first })
        _ = try await site.applications.apply(to: project, draft, send: true, by: world.viewer(applicant.person))
    }

    func rate(_ applicant: DemoData.Applicant, _ rating: DemoData.Applicant.Rating) async throws {
        let rating = try Rating(fit: rating.fit, understanding: rating.understanding, evidence: rating.evidence)
        try await site.applications.rate(application(of: applicant.person), rating, note: Prose("", "The note", 0...500), by: employer())
    }

    func shortlist(_ applicant: DemoData.Applicant) async throws {
        try await site.applications.shortlist(application(of: applicant.person), by: employer())
    }

    func offer(_ applicant: DemoData.Applicant) async throws {
        let note = try Prose("Your pitch showed us that you read the problem twice. We would like to work with you.", "The note", 0...500)
        try await site.applications.offer(application(of: applicant.person), note: note, by: employer())
    }

    func refuse(_ applicant: DemoData.Applicant) async throws {
        let words = try Prose("I took another project this month. Thank you for your trust.", "Your words", 0...500)
        try await site.applications.refuse(application(of: applicant.person), words, by: world.viewer(applicant.person))
    }

    func decline(_ applicant: DemoData.Applicant) async throws {
        try await site.applications.decline(
            application(of: applicant.person), because: ReasonCode(rawValue: applicant.reason ?? "") ?? .closerMatch,
            words: Prose("", "Your words", 0...500), by: employer())
    }

    func withdraw(_ applicant: DemoData.Applicant) async throws {
        try await site.applications.withdraw(application(of: applicant.person), by: world.viewer(applicant.person))
    }

    func accept(_ applicant: DemoData.Applicant) async throws {
        let (viewer, application) = (try await world.viewer(applicant.person), try await application(of: applicant.person))
        let desk = try AgreementDesk(site: site)
        let agreement = try await site.database.read { tx in try tx.agreement(for: application, desk) }
        _ = try await site.applications.accept(
            application, typedName: Line(viewer.name, "Your name", 1...80), agreementHash: agreement.hash, by: viewer, from: "192.0.2.7")
    }
}
