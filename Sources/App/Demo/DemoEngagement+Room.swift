import Domain
import Storage

extension DemoEngagement {
    /// Life between two versions: the first milestone is planned, and most check-ins are answered.
    func roomActs(from start: Double, to end: Double) -> [DemoAct] {
        let plan = project.act(min(start + 1.1, -0.9), "plan") { try await planFirst() }
        let answers = stride(from: start + 2.3, to: end, by: 1).enumerated().map { place, at in
            project.act(min(at, -0.05), "check in") { try await checkIn(energy: 3 + place % 3) }
        }
        return [plan] + answers
    }

    private func planFirst() async throws {
        guard let (id, viewer) = try await underWay() else { return }
        let milestones = try await project.site.database.read { tx in try tx.milestones(of: id) }
        guard let first = milestones.first(where: \.isOpen) else { return }
        _ = try await project.site.plans.add(first.criteria.map(\.id), to: first.id, by: viewer)
    }

    /// Answers what is open, if anything is.
    private func checkIn(energy: Int) async throws {
        guard let (id, viewer) = try await underWay() else { return }
        guard try await project.site.database.read({ tx in try tx.openCheckIn(of: id) }) != nil else { return }
        let answer = try CheckInAnswer(onTrack: "yes", blocked: "no", words: "", metMentor: "yes", energy: "\(energy)")
        try await project.site.checkIns.answer(in: id, answer, by: viewer)
    }

    /// The engagement while it is worked on, and its participant.
    private func underWay() async throws -> (ID<Engagement>, Viewer)? {
        let application = try await project.application(of: data.person)
        let row = try await project.site.database.read { tx in
            try tx.row("SELECT id, state FROM engagement WHERE application_id = \(application)")
        }
        guard let row, try (row["state"] as Engagement.State).isUnderWay else { return nil }
        return (try row["id"], try await project.world.viewer(data.person))
    }
}
