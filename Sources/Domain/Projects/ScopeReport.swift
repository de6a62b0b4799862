/// The result of a scope check: a score that explains itself.
public struct ScopeReport: Hashable, Sendable {
    /// 0 to 100; a fault that bars publishing keeps it below the publishing score, whatever else is well.
    public let score: Int
    /// Every check in its order, with or without a loss.
    public let findings: [Finding]
    public let canPublish: Bool
    public let needsOperator: Bool

    init(_ findings: [Finding], _ policy: Policy) {
        let sum = findings.reduce(0) { $0 + $1.points - $1.lost }
        let cap = findings.filter(\.isLoss).map { ScopeReport.cap($0.gate, policy) }.min() ?? 100
        self.findings = findings
        score = max(0, min(sum, cap))
        canPublish = score >= policy.publishScore
        needsOperator = score < policy.operatorScore
    }

    public var losses: [Finding] { findings.filter(\.isLoss) }

    private static func cap(_ gate: Finding.Gate, _ policy: Policy) -> Int {
        switch gate {
        case .none: 100
        case .operator: policy.operatorScore - 1
        case .blocks: policy.publishScore - 1
        }
    }
}
