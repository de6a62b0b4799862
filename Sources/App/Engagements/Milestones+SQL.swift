import Domain
import Storage

extension Transaction {
    /// The milestones of an engagement with their criteria, versions, files and reviews.
    func milestones(of engagement: ID<Engagement>) throws -> [MilestoneRow] {
        try milestones(where: "milestone.engagement_id = \(engagement)")
    }

    func milestone(_ id: ID<Milestone>) throws -> MilestoneRow {
        guard let milestone = try milestones(where: "milestone.id = \(id)").first else { throw Refusal.notFound }
        return milestone
    }

    /// The version under this id, and the milestone it is one of.
    func submission(_ id: ID<Submission>) throws -> (Submission, MilestoneRow) {
        let milestone: String? = try value("SELECT milestone_id AS value FROM submission WHERE id = \(id)")
        guard let milestone else { throw Refusal.notFound }
        let row = try self.milestone(ID(milestone))
        guard let submission = row.submissions.first(where: { $0.id == id }) else { throw Refusal.notFound }
        return (submission, row)
    }

    private func milestones(where condition: SQL) throws -> [MilestoneRow] {
        let mine: SQL = "SELECT milestone.id FROM milestone WHERE \(condition)"
        let criteria = Dictionary(
            grouping: try rows("SELECT * FROM milestone_criterion WHERE milestone_id IN (\(mine)) ORDER BY milestone_id, position"),
            by: { try? $0["milestone_id"] as String })
        let submissions = Dictionary(grouping: try submissions(of: mine), by: \.milestone)
        return try rows(
            """
            SELECT milestone.*, engagement.currency FROM milestone JOIN engagement ON engagement.id = milestone.engagement_id
            WHERE \(condition) ORDER BY milestone.engagement_id, milestone.position
            """
        ).map { row in
            var milestone = try MilestoneRow(row: row)
            milestone.criteria = try (criteria[milestone.id.text] ?? []).map { Criterion(id: try $0["id"], text: try $0["text"]) }
            milestone.submissions = submissions[milestone.id] ?? []
            return milestone
        }
    }

    private func submissions(of milestones: SQL) throws -> [Submission] {
        let mine: SQL = "SELECT id FROM submission WHERE milestone_id IN (\(milestones))"
        let files = Dictionary(grouping: try files(of: mine), by: \.submission)
        let reviews = try reviews(of: mine)
        return try rows("SELECT * FROM submission WHERE milestone_id IN (\(milestones)) ORDER BY milestone_id, version DESC").map { row in
            var submission = try Submission(row: row)
            submission.files = files[submission.id] ?? []
            submission.review = reviews[submission.id]
            return submission
        }
    }

    private func files(of submissions: SQL) throws -> [StoredFile] {
        try rows("SELECT * FROM file WHERE submission_id IN (\(submissions)) ORDER BY submission_id, id").map(StoredFile.init)
    }

    private func reviews(of submissions: SQL) throws -> [ID<Submission>: Review] {
        var found: [ID<Submission>: Review] = [:]
        let heads = try rows(
            """
            SELECT review.*, person.name FROM review LEFT JOIN person ON person.id = review.reviewer_id
            WHERE submission_id IN (\(submissions))
            """)
        for row in heads {
            found[try row["submission_id"]] = Review(
                decision: try row["decision"], comment: try row["comment"], reviewer: try row["name"], at: try row["reviewed_at"])
        }
        for row in try rows("SELECT * FROM review_verdict WHERE submission_id IN (\(submissions))") {
            let (submission, criterion): (ID<Submission>, ID<Criterion>) = (try row["submission_id"], try row["criterion_id"])
            found[submission]?.verdicts[criterion] = try row["verdict"]
        }
        return found
    }

    /// The newest versions that wait for review in an engagement.
    func waitingSubmissions(in engagement: ID<Engagement>) throws -> [ID<Submission>] {
        try milestones(of: engagement).filter { $0.state == .submitted }.compactMap { $0.newest?.id }
    }

    /// Reminders, and acceptance by silence, counted from now.
    func startReviewClock(of submission: ID<Submission>, _ policy: Policy, _ moment: Moment) throws {
        for days in policy.remindDays { try schedule(.remindToReview, submission.text, at: moment.now + .days(days), moment) }
        try schedule(.acceptBySilence, submission.text, at: moment.now + .days(policy.silenceAcceptDays), moment)
    }

    /// When the review clock of a version began: when it was handed in, or when the last dispute was settled after that; later by as
    /// long as the work was paused since.
    func reviewClockStart(of submission: Submission, in engagement: ID<Engagement>) throws -> Instant {
        Standstill.moved(max(submission.at, try settledAt(engagement) ?? submission.at), by: try standstills(of: engagement))
    }

    /// When the last dispute about an engagement was settled.
    func settledAt(_ engagement: ID<Engagement>) throws -> Instant? {
        let last: Instant?? = try value(
            """
            SELECT MAX(happened_at) AS value FROM event
            WHERE noun = 'engagement' AND noun_id = \(engagement) AND kind = 'settle'
            """)
        return last ?? nil
    }

    func insertSubmission(_ version: SubmissionVersion, number: Int, of milestone: ID<Milestone>, _ moment: Moment) throws -> ID<Submission>
    {
        let id = moment.newID(Submission.self)
        func answer(_ prompt: ReflectionPrompt) -> String { version.reflection[prompt]?.text ?? "" }
        try run(
            """
            INSERT INTO submission (id, milestone_id, version, note, links, learned, differently, hardest, ai_statement, submitted_at)
            VALUES (\(id), \(milestone), \(number), \(version.note), \(version.links.map(\.text).joined(separator: "\n")),
                \(answer(.learned)), \(answer(.next)), \(answer(.hardest)), \(version.aiStatement?.text ?? ""), \(moment.now))
            """)
        return id
    }

    func insertReview(
        of submission: ID<Submission>, _ decision: Review.Decision, _ comment: String, _ verdicts: [ID<Criterion>: Verdict],
        by reviewer: ID<Person>?, at now: Instant
    ) throws {
        try run(
            """
            INSERT INTO review (submission_id, decision, comment, reviewer_id, reviewed_at)
            VALUES (\(submission), \(decision), \(comment), \(reviewer), \(now))
            """)
        for (criterion, verdict) in verdicts.sorted(by: { $0.key < $1.key }) {
            try run(
                "INSERT INTO review_verdict (submission_id, criterion_id, verdict) VALUES (\(submission), \(criterion), \(verdict))")
        }
    }
}
