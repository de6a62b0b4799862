import Domain
import Storage

extension Transaction {
    /// Queues a message to every chat that wants to hear of an act, in the transaction of the act.
    func queuePosts(about event: ID<Event>, _ noun: Noun, _ id: String, _ kind: String, _ moment: Moment) throws {
        guard let topic = WebhookNotice.topic(of: "\(noun.rawValue).\(kind)"), let project = projectOf(noun, id) else { return }
        let chats = try rows(
            """
            SELECT webhook.* FROM webhook JOIN project ON project.organization_id = webhook.organization_id
            WHERE project.id = \(project) AND webhook.stopped_at IS NULL ORDER BY webhook.id
            """
        ).map(Webhook.init)
        for chat in chats where chat.topics.contains(topic) { try queuePost(to: chat.id, about: event, moment) }
    }

    func queuePost(to webhook: ID<Webhook>, about event: ID<Event>?, _ moment: Moment) throws {
        let post = moment.newID(WebhookPost.self)
        try run(
            "INSERT INTO webhook_post (id, webhook_id, event_id, created_at) VALUES (\(post), \(webhook), \(event), \(moment.now))")
        try schedule(.postWebhook, post.text, at: moment.now, moment)
    }

    /// The project a thing belongs to, as a value of SQL.
    private func projectOf(_ noun: Noun, _ id: String) -> SQL? {
        switch noun {
        case .project: "\(id)"
        case .application: "(SELECT project_id FROM application WHERE id = \(id))"
        case .engagement: "(SELECT project_id FROM engagement WHERE id = \(id))"
        case .milestone:
            "(SELECT engagement.project_id FROM milestone JOIN engagement ON engagement.id = milestone.engagement_id WHERE milestone.id = \(id))"
        default: nil
        }
    }

    func webhooks(of organization: ID<Organization>) throws -> [Webhook] {
        try rows("SELECT * FROM webhook WHERE organization_id = \(organization) ORDER BY id").map { row in
            var webhook = try Webhook(row: row)
            let last = try self.row(
                "SELECT outcome, created_at, sent_at FROM webhook_post WHERE webhook_id = \(webhook.id) ORDER BY id DESC LIMIT 1")
            if let last {
                let (sent, made): (Instant?, Instant) = (try last["sent_at"], try last["created_at"])
                webhook.last = (try last["outcome"], sent ?? made)
            }
            return webhook
        }
    }

    /// A message with its chat and what it is about.
    func webhookPost(_ id: ID<WebhookPost>) throws -> WebhookPost? {
        guard let row = try row("SELECT webhook_id, event_id, sent_at FROM webhook_post WHERE id = \(id)") else { return nil }
        let (webhook, event, sent): (String, ID<Event>?, Instant?) = (try row["webhook_id"], try row["event_id"], try row["sent_at"])
        guard let chat = try self.row("SELECT * FROM webhook WHERE id = \(webhook)").map(Webhook.init) else { return nil }
        return WebhookPost(
            id: id, webhook: chat, event: try event.flatMap { try self.event($0) }, isTest: event == nil, isSent: sent != nil)
    }

    /// What the chat is told, from what is true now.
    func notice(of post: WebhookPost, site: String) throws -> WebhookNotice? {
        if post.isTest { return WebhookNotice(test: site + Paths.webhooks.text) }
        guard let event = post.event, let project = projectOf(event.noun, event.nounID),
            let row = try row("SELECT id, title, published_at, confidentiality FROM project WHERE id = \(project)")
        else { return nil }
        let (published, secrecy): (Instant?, Confidentiality) = (try row["published_at"], try row["confidentiality"])
        let title: String = try row["title"]
        let isPublic = published != nil && secrecy != .confidential
        return WebhookNotice(event.name, title: isPublic ? title : nil, url: site + Paths.project(try row["id"]).text)
    }
}

/// One message to one chat.
struct WebhookPost: Sendable {
    let id: ID<WebhookPost>
    let webhook: Webhook
    let event: Event?
    let isTest: Bool
    let isSent: Bool
}
