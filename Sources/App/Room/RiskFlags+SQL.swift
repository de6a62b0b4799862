import Domain
import Storage

extension Transaction {
    /// All flags of an engagement, newest first.
    func riskFlags(of engagement: ID<Engagement>) throws -> [RiskFlag] {
        try riskFlags(where: "risk_flag.engagement_id = \(engagement)")
    }

    /// The flags that are up, by engagement.
    ///
    /// - Parameter condition: one on the table `engagement`.
    func riskFlagsUp(where condition: SQL) throws -> [ID<Engagement>: [RiskFlag]] {
        Dictionary(grouping: try riskFlags(where: "risk_flag.lifted_at IS NULL AND (\(condition))"), by: \.engagement)
    }

    func riskFlag(_ id: ID<RiskFlag>) throws -> RiskFlag {
        guard let flag = try riskFlags(where: "risk_flag.id = \(id)").first else { throw Refusal.notFound }
        return flag
    }

    private func riskFlags(where condition: SQL) throws -> [RiskFlag] {
        try rows(
            """
            SELECT risk_flag.*, lifter.name AS lifter FROM risk_flag
            JOIN engagement ON engagement.id = risk_flag.engagement_id
            LEFT JOIN person lifter ON lifter.id = risk_flag.lifted_by
            WHERE \(condition)
            ORDER BY risk_flag.raised_at DESC, risk_flag.id DESC
            """
        ).map(RiskFlag.init)
    }

    /// Puts a flag up, or says its newest reason where one of the kind is up already. The caller holds the engagement.
    func raise(_ kind: AtRisk.Kind, over engagement: ID<Engagement>, because reason: String, _ moment: Moment) throws {
        let up = try riskFlags(
            where: "risk_flag.engagement_id = \(engagement) AND risk_flag.kind = \(kind) AND risk_flag.lifted_at IS NULL")
        if let flag = up.first {
            guard kind == .blocked, flag.reason != reason else { return }
            try run("UPDATE risk_flag SET reason = \(reason) WHERE id = \(flag.id)")
            return try record(.riskFlag, flag.id.text, "raise", by: nil, role: "clock", at: moment)
        }
        let id = moment.newID(RiskFlag.self)
        try run(
            """
            INSERT INTO risk_flag (id, engagement_id, kind, reason, raised_at)
            VALUES (\(id), \(engagement), \(kind), \(reason), \(moment.now))
            """)
        try record(.riskFlag, id.text, "raise", by: nil, role: "clock", at: moment)
    }

    /// Takes the flags of these kinds down, because of a check-in. The caller holds the engagement.
    func lift(_ kinds: [AtRisk.Kind], over engagement: ID<Engagement>, _ moment: Moment) throws {
        let up = try riskFlags(
            where: "risk_flag.engagement_id = \(engagement) AND risk_flag.kind IN \(list: kinds) AND risk_flag.lifted_at IS NULL")
        for flag in up {
            try run("UPDATE risk_flag SET lifted_at = \(moment.now) WHERE id = \(flag.id)")
            try record(.riskFlag, flag.id.text, "settle", by: nil, role: "clock", at: moment)
        }
    }
}
