import Domain
import Storage

/// One step of the participant's own plan towards a milestone.
struct PlanStep: Sendable {
    let id: ID<PlanStep>
    let engagement: ID<Engagement>
    let milestone: ID<Milestone>
    let position: Int
    let title: String
    /// A day of the participant's zone.
    let dueOn: Day?
    let doneAt: Instant?

    var isDone: Bool { doneAt != nil }

    /// A plan with more steps than this is not a plan.
    static let most = 20
}

extension PlanStep {
    init(row: Row) throws {
        self.init(
            id: try row["id"], engagement: try row["engagement_id"], milestone: try row["milestone_id"], position: try row["position"],
            title: try row["title"], dueOn: Day(parsing: try row["due_on"] as String), doneAt: try row["done_at"])
    }
}

extension Transaction {
    /// The steps of an engagement, milestone by milestone, in the participant's order.
    func planSteps(of engagement: ID<Engagement>) throws -> [PlanStep] {
        try rows("SELECT * FROM plan_step WHERE engagement_id = \(engagement) ORDER BY milestone_id, position, id").map(PlanStep.init)
    }

    func planStep(_ id: ID<PlanStep>) throws -> PlanStep {
        guard let row = try row("SELECT * FROM plan_step WHERE id = \(id)") else { throw Refusal.notFound }
        return try PlanStep(row: row)
    }

    /// Adds a step behind the others of its milestone.
    @discardableResult
    func insertStep(
        _ title: Line, due: Day?, to milestone: MilestoneRow, of person: ID<Person>, _ moment: Moment
    ) throws -> ID<PlanStep> {
        let count: Int? = try value("SELECT COUNT(*) AS value FROM plan_step WHERE milestone_id = \(milestone.id)")
        guard (count ?? 0) < PlanStep.most else {
            throw Refusal.invalid("title", "A milestone has at most \(PlanStep.most) steps. Join some of them.")
        }
        let last: Int?? = try value("SELECT MAX(position) AS value FROM plan_step WHERE milestone_id = \(milestone.id)")
        let id = moment.newID(PlanStep.self)
        try run(
            """
            INSERT INTO plan_step (id, engagement_id, milestone_id, position, title, due_on, created_at)
            VALUES (\(id), \(milestone.engagement), \(milestone.id), \(((last ?? nil) ?? 0) + 1), \(title), \(due?.text ?? ""),
                \(moment.now))
            """)
        try remind(of: id, due: due, person, moment)
        return id
    }

    /// Sets the timer of a step that has a day.
    func remind(of step: ID<PlanStep>, due: Day?, _ person: ID<Person>, _ moment: Moment) throws {
        guard let due else { return }
        try scheduleNudge(.nudgeStep, step.text, .step, due: due, for: person, moment)
    }

    /// Moves the days of all open steps.
    func moveSteps(of engagement: EngagementRow, byDays days: Int, _ moment: Moment) throws {
        for step in try planSteps(of: engagement.id) where !step.isDone {
            guard let due = step.dueOn?.adding(days: days) else { continue }
            try run("UPDATE plan_step SET due_on = \(due.text) WHERE id = \(step.id)")
            try remind(of: step.id, due: due, engagement.person, moment)
        }
    }
}
