import Domain
import Storage

extension Transaction {
    /// What each of these versions is judged by.
    func criteria(of submissions: [ID<Submission>]) throws -> [ID<Submission>: [String]] {
        let found = try rows(
            """
            SELECT submission.id, milestone_criterion.text FROM submission
            JOIN milestone_criterion ON milestone_criterion.milestone_id = submission.milestone_id
            WHERE submission.id IN \(list: submissions) ORDER BY submission.id, milestone_criterion.position
            """)
        return try Dictionary(grouping: found) { try $0["id"] as ID<Submission> }.mapValues { try $0.map { try $0["text"] as String } }
    }
}
