/// What somebody asks for, proposes or decides in a dispute: how the work goes on, and who gets how much of what is held.
public struct DisputeTerms: Hashable, Sendable {
    public let outcome: DisputeOutcome
    /// The participant's percentage of a milestone that is settled; the rest of it goes back to the employer.
    public let shares: [ID<Milestone>: Int]

    /// Work that was handed in and gets at least so much counts as accepted.
    public static let acceptedFrom = 50

    /// - Parameters:
    ///   - whole: the participant's percentage of every milestone that has none of its own.
    ///   - single: percentages of single milestones.
    ///   - parts: every milestone whose share is held.
    ///   - hasAccepted: whether some milestone was accepted before.
    public init(
        _ outcome: DisputeOutcome, whole: Int?, single: [ID<Milestone>: Int], of parts: [DisputedPart], hasAccepted: Bool
    ) throws(Refusal) {
        for percent in Array(single.values) + [whole ?? 0] where !(0...100).contains(percent) {
            throw .invalid("whole", "A share is a whole number from 0 to 100.")
        }
        guard single.keys.allSatisfy({ id in parts.contains { $0.id == id } }) else {
            throw .conflict("One of these milestones is settled by now. Reload the page to see what is still held.")
        }
        var shares = single
        if outcome == .active {
            guard whole == nil else {
                throw .invalid("whole", "While the work goes on, leave this empty, and give shares of the milestones that are settled now.")
            }
            guard shares.count < parts.count else {
                throw .invalid(
                    "outcome", "When every milestone is settled, nothing is left to go on with. Let the work be completed, or end.")
            }
        } else {
            for part in parts where shares[part.id] == nil { shares[part.id] = whole }
            guard shares.count == parts.count else {
                throw .invalid("whole", "Say how much of everything that is held the participant gets, from 0 to 100 %.")
            }
        }
        self.init(outcome, shares: shares)
        guard outcome != .completed || hasAccepted || parts.contains(where: isAccepted) else {
            throw .invalid(
                "outcome",
                "Work is completed when a part of it is accepted: handed in, with \(Self.acceptedFrom) % or more. Otherwise it ends here.")
        }
    }

    /// Terms as they were kept.
    public init(_ outcome: DisputeOutcome, shares: [ID<Milestone>: Int]) {
        self.outcome = outcome
        self.shares = shares
    }

    /// Whether a milestone counts as accepted by these terms; one that is settled and does not is closed.
    public func isAccepted(_ part: DisputedPart) -> Bool { part.isHandedIn && (shares[part.id] ?? 0) >= Self.acceptedFrom }

    /// What each side gets of the milestones that are settled. The participant's part is rounded once, to the nearest smallest unit,
    /// halves upwards; the employer gets exactly the rest, so that nothing is lost.
    public func division(of parts: [DisputedPart], in currency: Currency) -> (participant: Money, employer: Money) {
        let settled = parts.filter { shares[$0.id] != nil }
        let total = settled.reduce(Int128(0)) { $0 + Int128($1.amount.minor) }
        let hundredfold = settled.reduce(Int128(0)) { $0 + Int128($1.amount.minor) * Int128(shares[$1.id] ?? 0) }
        let participant = (hundredfold + 50) / 100
        return (
            Money(minor: Int64(clamping: participant), currency: currency),
            Money(minor: Int64(clamping: total - participant), currency: currency)
        )
    }
}
