/// Reads a draft as a participant would: is it clear what to do, for how long, for how much, and with whose help?
public enum ScopeCheck {
    public static func score(_ draft: ScopeDraft, _ policy: Policy, _ now: Instant) -> ScopeReport {
        let findings = rules.map { Finding($0, fault: $0.fault(draft, policy, now.day)) }
        return ScopeReport(findings, policy)
    }

    /// The points add up to 100; a test holds them to it.
    static let rules: [ScopeRule] = [
        ScopeRule(.problem, "Says in one sentence what it is for", 5, field: "problem") { draft, _, _ in problem(draft) },
        ScopeRule(.deliverables, "Names what is to be delivered", 15, field: "deliverables", gate: .blocks) { draft, _, _ in
            deliverables(draft)
        },
        ScopeRule(.criteria, "Says when each deliverable is done", 15, field: "deliverables", gate: .blocks) { draft, _, _ in
            criteria(draft)
        },
        ScopeRule(.weights, "Shares the fee out over the deliverables", 5, field: "deliverables", gate: .blocks) { draft, _, _ in
            weights(draft)
        },
        ScopeRule(.hours, "Fits into the hours", 10, field: "hours", gate: .blocks) { draft, policy, _ in hours(draft, policy) },
        ScopeRule(.fee, "Pays at least the floor", 15, field: "fee", gate: .blocks) { draft, policy, _ in fee(draft, policy) },
        ScopeRule(.dates, "Fits into the dates", 5, field: "start", dates),
        ScopeRule(.decision, "Promises an answer in time", 5, field: "decide_by", decision),
        ScopeRule(.ongoing, "Has an end", 4, field: "background", gate: .operator) { draft, policy, _ in
            ScopeWords.ongoing(draft, policy)
        },
        ScopeRule(.prohibited, "Is work we can place", 4, field: "background", gate: .blocks) { draft, policy, _ in
            ScopeWords.prohibited(draft, policy)
        },
        ScopeRule(.supervisor, "Names who accepts the work", 4, field: "supervisor") { draft, _, _ in
            draft.hasSupervisor ? nil : "Name the supervisor who will accept the work."
        },
        ScopeRule(.support, "Names who helps", 3, field: "backup_supervisor") { draft, _, _ in support(draft) },
        ScopeRule(.sentences, "Uses short sentences", 3, field: "background") { draft, _, _ in ScopeWords.sentences(draft) },
        ScopeRule(.jargon, "Uses plain words", 3, field: "background") { draft, policy, _ in ScopeWords.jargon(draft, policy) },
        ScopeRule(.exclusion, "Keeps nobody out by its words", 4, field: "background") { draft, policy, _ in
            ScopeWords.exclusion(draft, policy)
        },
    ]

    private static func problem(_ draft: ScopeDraft) -> String? {
        let count = Text.words(draft.problem).count
        return if count < 5 {
            "Write one sentence about the problem this project solves."
        } else if count > 45 {
            "Shorten the problem to one sentence of at most 45 words; it has \(count)."
        } else {
            nil
        }
    }

    private static func support(_ draft: ScopeDraft) -> String? {
        draft.hasBackupSupervisor || draft.hasMentor || draft.checkIns != .none
            ? nil : "Name a backup supervisor or a mentor, or plan check-ins."
    }
}
