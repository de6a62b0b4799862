import Domain
import Storage

/// How an organization has treated the people who applied to it and worked for it.
struct OrganizationRecord: Sendable {
    /// Applications whose answer was due in the last twelve months.
    var due = 0
    /// Those of them that were answered by the decide-by date.
    var onTime = 0
    /// From application to answer, in the middle of all of them.
    var medianDays: Int?
    var completed = 0
    var ratings = 0
    var ratingSum = 0

    static let example = OrganizationRecord(due: 18, onTime: 17, medianDays: 6, completed: 9, ratings: 8, ratingSum: 36)
}

/// The record in figures, each with its definition.
struct RecordFigures: Component {
    let record: OrganizationRecord
    /// Fewer opinions than this would name those who gave them.
    static let leastRatings = 3

    var html: HTML {
        """
        <dl class="stats">
        <div><dt>Answers on time</dt><dd class="figure">\(onTime)</dd><dd class="note">Applicants who had an answer by the decide-by date, among \(record.due) due in the last 12 months</dd></div>
        <div><dt>Days to decide</dt><dd class="figure">\(record.medianDays.map { "\($0)" } ?? "–")</dd><dd class="note">From application to answer, median of the last 12 months</dd></div>
        <div><dt>Projects completed</dt><dd class="figure">\(record.completed)</dd><dd class="note">Every deliverable accepted and paid</dd></div>
        <div><dt>Rated by participants</dt><dd class="figure">\(rating)</dd><dd class="note">Average of 1 to 5, shown from \(Self.leastRatings) ratings on; \(record.ratings) so far</dd></div>
        </dl>
        """
    }

    private var onTime: String { record.due == 0 ? "–" : "\(record.onTime * 100 / record.due) %" }

    private var rating: String {
        guard record.ratings >= Self.leastRatings else { return "–" }
        let tenths = (record.ratingSum * 10 + record.ratings / 2) / record.ratings
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension Transaction {
    func record(of organization: ID<Organization>, _ policy: Policy, at now: Instant) throws -> OrganizationRecord {
        var record = OrganizationRecord()
        let answers = try answers(of: organization, since: now - .days(365), at: now)
        record.due = answers.count
        record.onTime = answers.filter { answer in answer.at.map { $0 <= answer.due } ?? false }.count
        let days = answers.compactMap { answer in answer.at.map { ($0 - answer.asked).inDays } }.sorted()
        record.medianDays = days.isEmpty ? nil : days[days.count / 2]
        record.completed =
            try value(
                """
                SELECT COUNT(*) AS value FROM engagement JOIN project ON project.id = engagement.project_id
                WHERE project.organization_id = \(organization) AND engagement.state = 'completed'
                """) ?? 0
        let ratings = try row(ratings(of: organization, revealedBy: now - .days(policy.feedbackRevealDays)))
        record.ratings = try ratings?["count"] ?? 0
        record.ratingSum = try ratings?["sum"] ?? 0
        return record
    }

    /// The applications whose answer was due; an offer is an answer, a closing without a decision is none.
    private func answers(of organization: ID<Organization>, since: Instant, at now: Instant) throws -> [(
        asked: Instant, due: Instant, at: Instant?
    )] {
        try rows(
            """
            SELECT application.submitted_at, project.decide_by, CASE WHEN application.offered_at IS NOT NULL THEN application.offered_at
                WHEN application.state = 'declined' AND application.reason <> 'no_decision' THEN application.decided_at END AS answered_at
            FROM application JOIN project ON project.id = application.project_id
            WHERE project.organization_id = \(organization) AND project.decide_by > \(since) AND project.decide_by <= \(now)
            AND application.submitted_at IS NOT NULL AND (application.state <> 'withdrawn' OR application.offered_at IS NOT NULL)
            """
        ).map { (try $0["submitted_at"], try $0["decide_by"], try $0["answered_at"]) }
    }

    /// What participants gave, once both sides have spoken or the time to wait for the other is over.
    private func ratings(of organization: ID<Organization>, revealedBy: Instant) -> SQL {
        """
        SELECT COUNT(*) AS count, CAST(COALESCE(SUM(feedback.overall), 0) AS BIGINT) AS sum
        FROM feedback JOIN engagement ON engagement.id = feedback.engagement_id
        JOIN project ON project.id = engagement.project_id
        WHERE project.organization_id = \(organization) AND feedback.side = 'participant'
        AND (feedback.given_at <= \(revealedBy) OR EXISTS (SELECT 1 FROM feedback AS other
            WHERE other.engagement_id = feedback.engagement_id AND other.side = 'employer'))
        """
    }
}
