import Domain
import Storage

extension DemoWorld {
    /// What Mina tried out and made of it, and an invitation that waits for her.
    func discoveryActs() -> [DemoAct] {
        let mina = "mina@people.example"
        let fields = ["market-research", "operations", "data-analysis"]
        return [
            act(118, "plan") { try await site.explorations.keep(fields, by: viewer(mina)) },
            act(117, "rate") { try await rate(mina, "market-research", .before, 3, 3) },
            act(117, "rate") { try await rate(mina, "operations", .before, 4, 4) },
            act(117, "rate") { try await rate(mina, "data-analysis", .before, 4, 3) },
            act(40, "rate") { try await rate(mina, "market-research", .after, 5, 4) },
            act(40, "judge") { try await judge(mina, "market-research", .forMe, "I like it when an answer surprises me.") },
            act(9, "rate") { try await rate(mina, "operations", .after, 2, 2) },
            act(9, "judge") {
                try await judge(mina, "operations", .notForMe, "I would rather find out why than keep it running.")
            },
            DemoAct(at: today - .hours(29), name: "invite", perform: invite),
        ]
    }

    private func act(_ daysAgo: Int, _ name: String, _ perform: @escaping @Sendable () async throws -> Void) -> DemoAct {
        DemoAct(at: today - .days(daysAgo), name: name, perform: perform)
    }

    private func rate(_ email: String, _ field: String, _ side: Exploration.Side, _ interest: Int, _ energy: Int) async throws {
        let rating = try FieldRating(interest: interest, energy: energy)
        try await site.explorations.rate(field, side, rating, by: viewer(email))
    }

    private func judge(_ email: String, _ field: String, _ verdict: FieldVerdict, _ learned: String) async throws {
        let words = try Prose(learned, "What you learned", 0...400)
        try await site.explorations.judge(field, verdict, learned: words, by: viewer(email))
    }

    /// Tern asks Mina, whom it knows by what she can do.
    private func invite() async throws {
        let title = "Map 40 feeder ports and their berth rules"
        let project: String? = try await site.database.read { tx in
            try tx.value("SELECT id AS value FROM project WHERE title = \(title)")
        }
        guard let project else { throw ConfigError(problems: ["The demo has no project “\(title)”."]) }
        let note = try Prose("You check where a figure comes from before you use it. That is what these ports need.", "The note", 0...600)
        try await site.applicationInvitations.send(
            to: viewer("mina@people.example").id, for: ID(project), note: note, by: viewer("lena@tern.example"))
    }
}
