import Domain
import Storage

extension Transaction {
    /// Every pause of an engagement, newest first.
    func pauses(of engagement: ID<Engagement>) throws -> [PauseRow] { try pauses(where: "pause.engagement_id = \(engagement)") }

    func pause(_ id: ID<PauseRow>) throws -> PauseRow {
        guard let pause = try pauses(where: "pause.id = \(id)").first else { throw Refusal.notFound }
        return pause
    }

    /// The pause that an engagement is in now: while there is one, no clock of it runs.
    func runningPause(of engagement: ID<Engagement>) throws -> PauseRow? {
        try pauses(where: "pause.engagement_id = \(engagement) AND pause.state = 'running'").first
    }

    /// The times in which the clocks of an engagement stood still.
    func standstills(of engagement: ID<Engagement>) throws -> [Standstill] {
        try pauses(where: "pause.engagement_id = \(engagement) AND pause.ended_at IS NOT NULL").compactMap(\.standstill)
    }

    private func pauses(where condition: SQL) throws -> [PauseRow] {
        try rows(
            """
            SELECT pause.*, person.name FROM pause JOIN person ON person.id = pause.proposed_by
            WHERE \(condition) ORDER BY pause.created_at DESC, pause.id DESC
            """
        ).map(PauseRow.init)
    }

    /// Moves every date of an engagement by the pause that has just ended, and sets its clocks going again. The caller holds it.
    func resumeClocks(of id: ID<Engagement>, after pause: Standstill, _ policy: Policy, _ moment: Moment) throws {
        let engagement = try engagement(id)
        guard !engagement.state.isOver else { return }
        let open = try rows("SELECT id, due_at FROM milestone WHERE engagement_id = \(id) AND state IN ('planned', 'submitted', 'changes')")
        for row in open {
            let (milestone, due): (ID<Milestone>, Instant) = (try row["id"], try row["due_at"])
            try setDue(engagement.zone.moved(due, byDays: pause.days), of: milestone, for: engagement.person, moment)
        }
        try moveSteps(of: engagement, byDays: pause.days, moment)
        if let checkIn = try openCheckIn(of: id) {
            let closes = checkIn.closesAt + (pause.to - pause.from)
            try run("UPDATE check_in SET closes_at = \(closes) WHERE id = \(checkIn.id)")
            try schedule(.closeCheckIn, checkIn.id.text, at: closes, moment)
            try schedule(.nudgeCheckIn, checkIn.id.text, at: max(closes - .days(1), moment.now), moment)
        }
        for submission in try waitingSubmissions(in: id) { try resumeReviewClock(of: submission, in: id, policy, moment) }
    }

    /// A milestone is due at another time: its reminders follow.
    func setDue(_ due: Instant, of milestone: ID<Milestone>, for person: ID<Person>, _ moment: Moment) throws {
        try run("UPDATE milestone SET due_at = \(due) WHERE id = \(milestone)")
        try scheduleNudge(.nudgeMilestone, milestone.text, .milestone, due: zone(of: person).day(of: due), for: person, moment)
    }

    /// What is left of a review clock; what came due before the pause has been done.
    private func resumeReviewClock(of id: ID<Submission>, in engagement: ID<Engagement>, _ policy: Policy, _ moment: Moment) throws {
        let start = try reviewClockStart(of: submission(id).0, in: engagement)
        for days in policy.remindDays where start + .days(days) > moment.now {
            try schedule(.remindToReview, id.text, at: start + .days(days), moment)
        }
        try schedule(.acceptBySilence, id.text, at: max(start + .days(policy.silenceAcceptDays), moment.now), moment)
    }

    /// How often the reviewers were reminded of a milestone's version since its clock began.
    func reminders(of milestone: ID<Milestone>, version: Int, since start: Instant) throws -> Int {
        try value(
            """
            SELECT COUNT(*) AS value FROM event
            WHERE noun = 'milestone' AND noun_id = \(milestone) AND kind = 'remind' AND note = \("\(version)") AND happened_at >= \(start)
            """) ?? 0
    }
}
