/// The checks of the calendar; days are taken in UTC, which is close enough for a plan of weeks.
extension ScopeCheck {
    @Sendable static func dates(_ draft: ScopeDraft, _ policy: Policy, _ today: Day) -> String? {
        guard let start = draft.start else { return "Choose the day the work starts." }
        guard start > today else { return "Choose a start in the future." }
        if let decideBy = draft.decideBy, start < decideBy { return "Start on or after the day you decide by, \(decideBy.text)." }
        guard let last = draft.deliverables.map(\.dueDays).max() else { return "Add a deliverable with a due date." }
        guard draft.deliverables.allSatisfy({ $0.dueDays > 0 }) else { return "Let each deliverable be due after the start." }
        guard policy.days.contains(last) else {
            return "Let the last deliverable be due \(policy.days.lowerBound) to \(policy.days.upperBound) days after the start."
        }
        let weeks = (last + 6) / 7
        return (draft.hours ?? 0) <= weeks * 40 ? nil : "Plan fewer hours or a later due date: this is more than 40 hours a week."
    }

    @Sendable static func decision(_ draft: ScopeDraft, _ policy: Policy, _ today: Day) -> String? {
        guard let applyBy = draft.applyBy else { return "Choose the last day to apply." }
        guard applyBy > today else { return "Choose a last day to apply that lies in the future." }
        guard let decideBy = draft.decideBy else { return "Choose the day by which every applicant has an answer." }
        guard decideBy >= applyBy else { return "Decide on or after the last day to apply." }
        let latest = applyBy.adding(days: policy.decideByDaysAfterApplyBy)
        return decideBy <= latest ? nil : "Decide by \(latest.text): people wait at most \(policy.decideByDaysAfterApplyBy) days."
    }
}
