import Domain
import Storage

/// One version of a milestone's work as it was handed in, with its files and what was said about it.
struct Submission: Sendable {
    let id: ID<Submission>
    let milestone: ID<Milestone>
    let version: Int
    let note: String
    let links: [String]
    let reflections: [(prompt: ReflectionPrompt, text: String)]
    let aiStatement: String
    let at: Instant
    var files: [StoredFile] = []
    var review: Review?

    init(
        id: ID<Submission>, milestone: ID<Milestone>, version: Int, note: String, links: [String] = [],
        reflections: [(prompt: ReflectionPrompt, text: String)] = [], aiStatement: String = "", at: Instant, files: [StoredFile] = [],
        review: Review? = nil
    ) {
        (self.id, self.milestone, self.version, self.note, self.links) = (id, milestone, version, note, links)
        (self.reflections, self.aiStatement, self.at, self.files, self.review) = (reflections, aiStatement, at, files, review)
    }

    init(row: Row) throws {
        let links: String = try row["links"]
        let answers: [(ReflectionPrompt, String)] = [
            (.learned, try row["learned"]), (.hardest, try row["hardest"]), (.next, try row["differently"]),
        ]
        self.init(
            id: try row["id"], milestone: try row["milestone_id"], version: try row["version"], note: try row["note"],
            links: links.split(separator: "\n").map(String.init), reflections: answers.filter { !$0.1.isEmpty },
            aiStatement: try row["ai_statement"], at: try row["submitted_at"])
    }
}

/// What was decided about a version, and how each criterion was judged.
struct Review: Sendable {
    /// How a version left the review.
    enum Decision: String, SQLConvertible, CaseIterable, Sendable { case accept, changes, silence }

    let decision: Decision
    let comment: String
    /// Who decided; nil when it was silence.
    let reviewer: String?
    let at: Instant
    var verdicts: [ID<Criterion>: Verdict] = [:]
}

/// A milestone with everything handed in for it, newest version first.
struct MilestoneRow: Sendable {
    let id: ID<Milestone>
    let engagement: ID<Engagement>
    let position: Int
    let title: String
    let weight: Int
    let amount: Money
    let dueAt: Instant
    let state: Milestone.State
    let acceptedAt: Instant?
    var criteria: [Criterion] = []
    var submissions: [Submission] = []

    var newest: Submission? { submissions.first }
    /// The participant can hand something in.
    var isOpen: Bool { state == .planned || state == .changes }

    func isOverdue(at now: Instant) -> Bool { isOpen && dueAt < now }
}

extension MilestoneRow {
    init(row: Row) throws {
        self.init(
            id: try row["id"], engagement: try row["engagement_id"], position: try row["position"], title: try row["title"],
            weight: try row["weight"], amount: Money(minor: try row["amount_minor"], currency: try row["currency"]),
            dueAt: try row["due_at"], state: try row["state"], acceptedAt: try row["accepted_at"])
    }
}
