import Domain
import Storage

/// A question about a project, as somebody who works on it or decides about it reads it.
struct SharedQuestionRow: Sendable {
    let id: ID<SharedQuestion>
    let project: ID<Project>
    let state: SharedQuestion.State
    let askedBy: ID<Person>
    /// For the employer alone.
    let asker: String
    let question: String
    let answer: String
    let answerer: String
    let askedAt: Instant
    let answeredAt: Instant?

    static let question = 5...1000
    static let answer = 2...3000
}

extension SharedQuestionRow {
    init(row: Row) throws {
        let answerer: String? = try row["answerer"]
        self.init(
            id: try row["id"], project: try row["project_id"], state: try row["state"], askedBy: try row["asked_by"],
            asker: try row["asker"], question: try row["question"], answer: try row["answer"], answerer: answerer ?? "",
            askedAt: try row["asked_at"], answeredAt: try row["answered_at"])
    }
}

/// The questions of a project, and what the reader is to it.
struct QuestionDesk: Sendable {
    let project: ID<Project>
    let title: String
    let employer: String
    let roles: Set<SharedQuestion.Role>
    /// The reader's own engagement, where they have one.
    var engagement: ID<Engagement>?

    var isEmployer: Bool { !roles.isDisjoint(with: [.supervisor, .mentor]) }
}
