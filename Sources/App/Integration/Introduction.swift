import Domain
import Storage

/// What a participant chooses to tell the team; nothing else of them stands on it.
struct Introduction: Sendable {
    let name: String
    let pronunciation: String
    let work: String
    let ways: String
    let reach: String

    /// What the token of its link is computed for.
    static let purpose = "introduction"
}

extension Introduction {
    init(row: Row) throws {
        self.init(
            name: try row["name"], pronunciation: try row["pronunciation"], work: try row["work"], ways: try row["ways"],
            reach: try row["reach"])
    }

    init(_ form: inout Form) throws(Refusal) {
        let name = form.line("name", "The name", 1...80)
        let pronunciation = form.line("pronunciation", "How it is said", 0...80)
        let work = form.prose("work", "What you do", 0...600)
        let ways = form.prose("ways", "How you like to work", 0...600)
        let reach = form.line("reach", "How to reach you", 0...200)
        guard form.problems.isEmpty, let name, let pronunciation, let work, let ways, let reach else { throw form.refusal }
        self.init(name: name.text, pronunciation: pronunciation.text, work: work.text, ways: ways.text, reach: reach.text)
    }

    var form: Form {
        Form([("name", name), ("pronunciation", pronunciation), ("work", work), ("ways", ways), ("reach", reach)])
    }
}

/// Somebody of the team who is asked at the end how it was.
struct TeamMate: Sendable {
    let name: String
    let email: String
}
