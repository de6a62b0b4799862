import Domain
import Storage

/// The participant's own steps towards each milestone; the others read them.
struct Plans: Sendable {
    let site: Site

    func add(_ title: Line, due: Day?, to id: ID<Milestone>, by viewer: Viewer) async throws -> ID<Engagement> {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let milestone = try tx.plannable(id, by: viewer)
            let step = try tx.insertStep(title, due: due, to: milestone, of: viewer.id, moment)
            try tx.recordStep(step, "add", viewer, moment)
            return milestone.engagement
        }
    }

    /// Makes a step of each of these criteria.
    func add(_ criteria: [ID<Criterion>], to id: ID<Milestone>, by viewer: Viewer) async throws -> ID<Engagement> {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let milestone = try tx.plannable(id, by: viewer)
            for criterion in milestone.criteria where criteria.contains(criterion.id) {
                let title = try Line(Plans.step(for: criterion), "The step", 1...160)
                try tx.recordStep(tx.insertStep(title, due: nil, to: milestone, of: viewer.id, moment), "add", viewer, moment)
            }
            return milestone.engagement
        }
    }

    /// What a step towards a criterion is called.
    static func step(for criterion: Criterion) -> String {
        let words = Text.line(criterion.text)
        return words.count <= 150 ? words : "\(words.prefix(147))…"
    }

    func tick(_ id: ID<PlanStep>, isDone: Bool, by viewer: Viewer) async throws -> PlanStep {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let step = try tx.ownStep(id, by: viewer)
            guard step.isDone != isDone else { return step }
            try tx.run("UPDATE plan_step SET done_at = \(isDone ? moment.now : nil) WHERE id = \(id)")
            try tx.recordStep(id, isDone ? "tick" : "untick", viewer, moment)
            if !isDone { try tx.remind(of: id, due: step.dueOn, viewer.id, moment) }
            return step
        }
    }

    @discardableResult
    func edit(_ id: ID<PlanStep>, _ title: Line, due: Day?, by viewer: Viewer) async throws -> PlanStep {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let step = try tx.ownStep(id, by: viewer)
            try tx.run("UPDATE plan_step SET title = \(title), due_on = \(due?.text ?? "") WHERE id = \(id)")
            if due != step.dueOn { try tx.remind(of: id, due: due, viewer.id, moment) }
            try tx.recordStep(id, "edit", viewer, moment)
            return step
        }
    }

    /// Changes places with the neighbour; the first cannot go up, nor the last down, and nothing happens.
    func move(_ id: ID<PlanStep>, up: Bool, by viewer: Viewer) async throws -> PlanStep {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let step = try tx.ownStep(id, by: viewer)
            let steps = try tx.planSteps(of: step.engagement).filter { $0.milestone == step.milestone }
            guard let place = steps.firstIndex(where: { $0.id == id }) else { throw Refusal.notFound }
            let other = up ? place - 1 : place + 1
            guard steps.indices.contains(other) else { return step }
            try tx.run("UPDATE plan_step SET position = \(steps[other].position) WHERE id = \(id)")
            try tx.run("UPDATE plan_step SET position = \(step.position) WHERE id = \(steps[other].id)")
            try tx.recordStep(id, "move", viewer, moment)
            return step
        }
    }

    func remove(_ id: ID<PlanStep>, by viewer: Viewer) async throws -> PlanStep {
        let moment = site.world.moment()
        return try await site.database.write { tx in
            let step = try tx.ownStep(id, by: viewer)
            try tx.recordStep(id, "remove", viewer, moment)
            try tx.run("DELETE FROM plan_step WHERE id = \(id)")
            return step
        }
    }

    /// The plan of an engagement with every form about it, for the participant; the others read it in the room.
    func page(of id: ID<Engagement>, for viewer: Viewer, _ form: Form, at milestone: ID<Milestone>? = nil) async throws -> PlanPage {
        try await site.database.read { tx in
            let (engagement, roles) = try tx.engagement(id, seenBy: viewer)
            try Plans.checkOwn(roles)
            return PlanPage(
                engagement: engagement, milestones: try tx.milestones(of: id), steps: try tx.planSteps(of: id), form: form,
                formOf: milestone, zone: viewer.zone)
        }
    }

    /// One step, for the participant to change.
    func step(_ id: ID<PlanStep>, for viewer: Viewer) async throws -> (PlanStep, EngagementRow) {
        try await site.database.read { tx in
            let step = try tx.planStep(id)
            let (engagement, roles) = try tx.engagement(step.engagement, seenBy: viewer)
            try Plans.checkOwn(roles)
            return (step, engagement)
        }
    }

    fileprivate static func checkOwn(_ roles: Set<Engagement.Role>) throws(Refusal) {
        guard roles.contains(.participant) else {
            throw .forbidden("The plan is the participant’s own: you read it in the room.")
        }
    }
}

extension Site {
    var plans: Plans { Plans(site: self) }
}

extension Transaction {
    /// A milestone whose plan somebody may change now; the engagement is held.
    fileprivate func plannable(_ id: ID<Milestone>, by viewer: Viewer) throws -> MilestoneRow {
        try holdEngagement(ofMilestone: id)
        let milestone = try milestone(id)
        let (engagement, roles) = try engagement(milestone.engagement, seenBy: viewer)
        try Plans.checkOwn(roles)
        guard !engagement.state.isOver, milestone.state != .accepted, milestone.state != .cancelled else {
            throw Refusal.conflict("This milestone is done, so there is nothing to plan.")
        }
        return milestone
    }

    /// A step of somebody's own plan; the engagement is held.
    fileprivate func ownStep(_ id: ID<PlanStep>, by viewer: Viewer) throws -> PlanStep {
        try hold(planStep(id).engagement)
        let step = try planStep(id)
        let (engagement, roles) = try engagement(step.engagement, seenBy: viewer)
        try Plans.checkOwn(roles)
        guard !engagement.state.isOver else { throw Refusal.conflict("This engagement is over, so its plan stays as it is.") }
        return step
    }

    fileprivate func recordStep(_ id: ID<PlanStep>, _ kind: String, _ viewer: Viewer, _ moment: Moment) throws {
        try record(.planStep, id.text, kind, by: viewer.id, role: Engagement.Role.participant.rawValue, at: moment)
    }
}
