import Domain
import Storage

/// A chat that is told what happens at an organization; its address is a secret, and is never shown whole again.
struct Webhook: Sendable {
    let id: ID<Webhook>
    let organization: ID<Organization>
    let style: WebhookStyle
    let sealed: String
    let host: String
    let tail: String
    let topics: Set<WebhookTopic>
    let createdAt: Instant
    let stoppedAt: Instant?
    let stopReason: String
    /// What became of the last message.
    var last: (outcome: String, at: Instant)?

    static let most = 5

    /// What its address is sealed for.
    static func purpose(_ id: ID<Webhook>) -> String { "webhook:\(id)" }

    static func text(_ topics: Set<WebhookTopic>) -> String { topics.map(\.rawValue).sorted().joined(separator: ",") }
}

extension Webhook {
    init(row: Row) throws {
        let topics: String = try row["topics"]
        self.init(
            id: try row["id"], organization: try row["organization_id"], style: try row["style"], sealed: try row["sealed_url"],
            host: try row["host"], tail: try row["tail"],
            topics: Set(topics.split(separator: ",").compactMap { WebhookTopic(rawValue: String($0)) }),
            createdAt: try row["created_at"], stoppedAt: try row["stopped_at"], stopReason: try row["stop_reason"])
    }
}

/// A chat as an owner enters it.
struct WebhookDraft: Sendable {
    let style: WebhookStyle
    let address: WebhookAddress
    let topics: Set<WebhookTopic>

    init(_ form: inout Form) throws(Refusal) {
        let style = form.choice("style", "the chat", WebhookStyle.self)
        let address = form.read("url", WebhookAddress.init)
        let topics = Set(form.all("topics").compactMap { WebhookTopic(rawValue: $0) })
        if topics.isEmpty { form.keep(.invalid("topics", "Choose at least one thing to be told."), at: "topics") }
        guard form.problems.isEmpty, let style, let address else { throw form.refusal }
        (self.style, self.address, self.topics) = (style, address, topics)
    }
}
