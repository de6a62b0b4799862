/// The checks of the scope contract: deliverables, criteria, shares, hours and fee.
extension ScopeCheck {
    static func deliverables(_ draft: ScopeDraft) -> String? {
        guard !draft.deliverables.isEmpty else { return "Add the thing you want to have in your hands at the end." }
        let vague = draft.deliverables.first { !ScopeWords.isConcrete($0.title) }
        return vague.map { "Name a thing someone can hand over instead of “\(shown($0.title))”, such as “survey report”." }
    }

    static func criteria(_ draft: ScopeDraft) -> String? {
        guard !draft.deliverables.isEmpty else { return "Add a deliverable, and say how you will tell that it is done." }
        let open = draft.deliverables.first { deliverable in
            deliverable.criteria.isEmpty || !deliverable.criteria.allSatisfy(ScopeWords.isCheckable)
        }
        return open.map {
            "Give “\(shown($0.title))” criteria someone else could check, such as “covers at least 20 interviews”."
        }
    }

    static func weights(_ draft: ScopeDraft) -> String? {
        guard !draft.deliverables.isEmpty else { return "Give each deliverable its share of the fee." }
        guard draft.deliverables.allSatisfy({ (1...100).contains($0.weight) }) else {
            return "Give each deliverable a share between 1 and 100 %."
        }
        let sum = draft.deliverables.reduce(0) { $0 + $1.weight }
        return sum == 100 ? nil : "Change the shares so that they add up to 100 %; they add up to \(sum) % now."
    }

    static func hours(_ draft: ScopeDraft, _ policy: Policy) -> String? {
        guard let hours = draft.hours else { return "Estimate how many hours the work takes." }
        guard policy.hours.contains(hours) else {
            let (least, most) = (policy.hours.lowerBound, policy.hours.upperBound)
            return "Change the scope so that it takes \(least) to \(most) hours; it says \(hours)."
        }
        return hours >= draft.deliverables.count * hoursPerDeliverable
            ? nil : "Ask for fewer deliverables or plan more hours: each needs at least \(hoursPerDeliverable)."
    }

    static func fee(_ draft: ScopeDraft, _ policy: Policy) -> String? {
        guard let fee = draft.fee, fee.isPositive else { return "Enter the fee you pay for the whole project." }
        guard fee.currency == policy.currency else { return "Enter the fee in \(policy.currency.code)." }
        guard let hours = draft.hours else { return "Estimate the hours, so that the fee can be compared with the least allowed." }
        let floor = policy.floor(forHours: hours)
        return fee.minor >= floor.minor ? nil : "Raise the fee to at least \(floor.text) for \(hours) hours, or plan fewer hours."
    }

    private static let hoursPerDeliverable = 2

    private static func shown(_ title: String) -> String { title.isEmpty ? "untitled deliverable" : title }
}
