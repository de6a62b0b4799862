import Domain
import Storage

/// One side's name under the agreement, with what proves it.
struct Signature: Sendable {
    let side: FeedbackSide
    let name: String
    let hash: String
    let address: String
    let at: Instant
}

/// A ticked item of the kick-off list, and what the participant was told with it.
struct KickoffTick: Sendable {
    let item: KickoffItem
    let note: String
    let by: String
    let at: Instant
}

extension Transaction {
    func signatures(of engagement: ID<Engagement>) throws -> [Signature] {
        try rows("SELECT * FROM signature WHERE engagement_id = \(engagement) ORDER BY signed_at, side DESC").map { row in
            Signature(
                side: try row["side"], name: try row["typed_name"], hash: try row["text_hash"], address: try row["address"],
                at: try row["signed_at"])
        }
    }

    func kickoffTicks(of engagement: ID<Engagement>) throws -> [KickoffTick] {
        try rows(
            """
            SELECT kickoff_item.*, person.name FROM kickoff_item JOIN person ON person.id = kickoff_item.done_by
            WHERE engagement_id = \(engagement)
            """
        ).map { KickoffTick(item: try $0["item"], note: try $0["note"], by: try $0["name"], at: try $0["done_at"]) }
    }
}
