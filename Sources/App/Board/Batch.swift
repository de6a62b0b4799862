import Domain
import Storage

/// Something done to several engagements at once, and what came of it for each.
struct Batch: Sendable {
    enum Kind: String, SQLConvertible, CaseIterable, Sendable {
        case kickoff, message, assign

        var words: String {
            switch self {
            case .kickoff: "Kick-off"
            case .message: "Message"
            case .assign: "Another reviewer"
            }
        }
    }

    /// What came of it for one engagement.
    struct Outcome: Sendable {
        let engagement: ID<Engagement>
        let participant: String
        let title: String
        let isDone: Bool
        let words: String
    }

    /// How many at once.
    static let most = 100

    let id: ID<Batch>
    let kind: Kind
    let madeBy: String
    let madeAt: Instant
    let outcomes: [Outcome]
}

extension Transaction {
    /// A batch of an organization with its outcomes, those that failed first.
    func batch(_ id: ID<Batch>, of organization: ID<Organization>) throws -> Batch {
        let head = try row(
            """
            SELECT batch.*, person.name FROM batch JOIN person ON person.id = batch.made_by
            WHERE batch.id = \(id) AND batch.organization_id = \(organization)
            """
        ).orNotFound()
        let outcomes = try rows(
            """
            SELECT batch_outcome.*, person.name, project.title FROM batch_outcome
            JOIN engagement ON engagement.id = batch_outcome.engagement_id
            JOIN person ON person.id = engagement.person_id
            JOIN project ON project.id = engagement.project_id
            WHERE batch_outcome.batch_id = \(id) ORDER BY person.name_folded, engagement.id
            """
        ).map { row in
            Batch.Outcome(
                engagement: try row["engagement_id"], participant: try row["name"], title: try row["title"], isDone: try row["is_done"],
                words: try row["words"])
        }
        return Batch(
            id: id, kind: try head["kind"], madeBy: try head["name"], madeAt: try head["made_at"],
            outcomes: outcomes.filter { !$0.isDone } + outcomes.filter(\.isDone))
    }

    /// Those of these that are signed for the employer.
    func signedForEmployer(_ ids: [ID<Engagement>]) throws -> Set<ID<Engagement>> {
        Set(
            try rows("SELECT engagement_id FROM signature WHERE side = 'employer' AND engagement_id IN \(list: ids)").map {
                try $0["engagement_id"] as ID<Engagement>
            })
    }

    /// Those of an organization's engagements that are chosen and seen, by participant.
    func chosen(_ ids: [ID<Engagement>], of organization: ID<Organization>, seenBy viewer: Viewer) throws -> [EngagementRow] {
        try engagementRows(
            where: "engagement.id IN \(list: ids) AND project.organization_id = \(organization) AND \(engagementsSeen(by: viewer))",
            order: "participant.name_folded, engagement.id")
    }
}
