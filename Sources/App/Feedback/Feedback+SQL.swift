import Domain
import Storage

/// Which feedback may be read by others: a condition on the table `feedback`.
func feedbackRevealed(at now: Instant, _ policy: Policy) -> SQL {
    let early = now - .days(policy.feedbackRevealDays)
    return """
        (EXISTS (SELECT 1 FROM feedback answer WHERE answer.engagement_id = feedback.engagement_id AND answer.side <> feedback.side)
        OR feedback.given_at <= \(early))
        """
}

extension Transaction {
    /// Feedback of one engagement that a side may read: its own at once, the other's once it is revealed.
    func feedback(in engagement: ID<Engagement>, seenBy side: FeedbackSide, at now: Instant, _ policy: Policy) throws -> [GivenFeedback] {
        try rows(
            """
            SELECT feedback.*, person.name AS author FROM feedback JOIN person ON person.id = feedback.author_id
            WHERE feedback.engagement_id = \(engagement) AND (feedback.side = \(side) OR \(feedbackRevealed(at: now, policy)))
            ORDER BY feedback.given_at, feedback.id
            """
        ).map { row in
            let id: String = try row["id"]
            return try GivenFeedback(row: row, skills: skillEvidence(in: id))
        }
    }

    private func skillEvidence(in feedback: String) throws -> [SkillEvidence] {
        try rows("SELECT skill, rating, words FROM feedback_skill WHERE feedback_id = \(feedback) ORDER BY skill").map {
            SkillEvidence(skill: try $0["skill"], rating: try SkillRating($0["rating"]), words: try $0["words"])
        }
    }

    /// Who has spoken about an engagement, and when the first of them did.
    func feedbackGiven(in engagement: ID<Engagement>) throws -> (sides: Set<FeedbackSide>, firstAt: Instant?) {
        let rows = try rows("SELECT side, given_at FROM feedback WHERE engagement_id = \(engagement) ORDER BY given_at, id")
        return (Set(try rows.map { try $0["side"] }), try rows.first?["given_at"])
    }

    func insertFeedback(_ id: String, _ opinion: Opinion, in engagement: ID<Engagement>, by author: ID<Person>, at now: Instant) throws {
        let mark = { (criterion: FeedbackCriterion) in opinion.criteria[criterion]?.value }
        try run(
            """
            INSERT INTO feedback (id, engagement_id, side, author_id, overall, communication, preparedness, professionalism, responsiveness,
            helpfulness, quality, reliability, initiative, teamwork, public_words, private_words, given_at)
            VALUES (\(id), \(engagement), \(opinion.side), \(author), \(opinion.overall.value), \(mark(.communication)), \(mark(.preparedness)),
            \(mark(.professionalism)), \(mark(.responsiveness)), \(mark(.helpfulness)), \(mark(.quality)), \(mark(.reliability)),
            \(mark(.initiative)), \(mark(.teamwork)), \(opinion.publicWords), \(opinion.privateWords), \(now))
            """)
        for evidence in opinion.skills {
            try run(
                """
                INSERT INTO feedback_skill (feedback_id, skill, rating, words)
                VALUES (\(id), \(evidence.skill), \(evidence.rating.value), \(evidence.words))
                """)
        }
    }

    /// The skills of an engagement's project, needed and gained.
    func projectSkills(of engagement: ID<Engagement>) throws -> [String] {
        try rows(
            """
            SELECT DISTINCT project_skill.skill FROM project_skill JOIN engagement ON engagement.project_id = project_skill.project_id
            WHERE engagement.id = \(engagement) ORDER BY project_skill.skill
            """
        ).map { try $0["skill"] }
    }

    /// The engagement a piece of feedback is about.
    func engagement(ofFeedback id: String) throws -> ID<Engagement>? {
        try value("SELECT engagement_id AS value FROM feedback WHERE id = \(id)")
    }
}
