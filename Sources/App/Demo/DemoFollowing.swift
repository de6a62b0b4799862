import Domain
import Storage

extension DemoWorld {
    /// What Mina wants to hear of, and the project she put aside.
    func following() -> [DemoAct] {
        let mina = "mina@people.example"
        return [
            DemoAct(at: today - .days(20), name: "Mina follows") {
                let viewer = try await viewer(mina)
                let employer = try await employer("brindle-oven")
                _ = try await site.follows.follow([.employer(employer), FollowTarget("field", "data-analysis")], by: viewer)
                guard let filter = ProjectFilter(saved: "place=remote&hours=20", site.policy.currency) else { throw Refusal.notFound }
                try await site.savedSearches.save(filter, as: Line("Remote, a week or two", "The name", 1...60), .weekly, by: viewer)
            },
            DemoAct(at: today - .hours(3), name: "Mina saves a project") {
                let viewer = try await viewer(mina)
                if let project = try await lastToClose(for: viewer) { _ = try await site.savedProjects.save(project, by: viewer) }
            },
        ]
    }

    private func employer(_ slug: String) async throws -> ID<Organization> {
        try await site.database.read { tx in try tx.value("SELECT id AS value FROM organization WHERE slug = \(slug)").orNotFound() }
    }

    /// The open project with the most time left to which somebody has not applied.
    private func lastToClose(for viewer: Viewer) async throws -> ID<Project>? {
        let now = site.world.now()
        return try await site.database.read { tx in
            let open = try tx.listings(
                where: """
                    \(tx.projectsOpen(at: now)) AND project.seats_taken < project.seats AND NOT EXISTS (SELECT 1 FROM application AS own
                        WHERE own.project_id = project.id AND own.person_id = \(viewer.id))
                    """, order: "project.apply_by DESC, project.id", limit: 1)
            return open.first?.id
        }
    }
}
