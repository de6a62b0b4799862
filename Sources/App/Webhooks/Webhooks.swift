import Domain
import Storage

/// Telling an organization's chat what happens; only owners set it up.
struct Webhooks: Sendable {
    let site: Site

    func add(_ draft: WebhookDraft, by viewer: Viewer) async throws {
        let organization = try Self.owned(by: viewer)
        let moment = site.world.moment()
        let id = moment.newID(Webhook.self)
        let sealed = try site.secret.sealedText(draft.address.text, for: Webhook.purpose(id))
        try await site.database.write { tx in
            _ = try tx.lockedOrganization(organization)
            guard try tx.webhooks(of: organization).count < Webhook.most else {
                throw Refusal.conflict("\(Webhook.most) chats are told already, which is the most. Remove one first.")
            }
            try tx.run(
                """
                INSERT INTO webhook (id, organization_id, style, sealed_url, host, tail, topics, created_by, created_at)
                VALUES (\(id), \(organization), \(draft.style), \(sealed), \(draft.address.host), \(draft.address.tail),
                    \(Webhook.text(draft.topics)), \(viewer.id), \(moment.now))
                """)
            try tx.record(.webhook, id.text, "add", by: viewer.id, role: "owner", note: draft.address.host, at: moment)
        }
    }

    func remove(_ id: ID<Webhook>, by viewer: Viewer) async throws {
        let organization = try Self.owned(by: viewer)
        let moment = site.world.moment()
        try await site.database.write { tx in
            let gone = try tx.run("DELETE FROM webhook WHERE id = \(id) AND organization_id = \(organization)")
            guard gone == 1 else { throw Refusal.notFound }
            try tx.record(.webhook, id.text, "remove", by: viewer.id, role: "owner", at: moment)
        }
    }

    /// Sends a message that says it is a test.
    func test(_ id: ID<Webhook>, by viewer: Viewer) async throws {
        let organization = try Self.owned(by: viewer)
        try await site.limit("webhook:\(organization)", to: 10, per: .hours(1))
        let moment = site.world.moment()
        try await site.database.write { tx in
            let webhook = try tx.webhooks(of: organization).first { $0.id == id }.orNotFound()
            guard webhook.stoppedAt == nil else {
                throw Refusal.conflict("This chat is turned off. Remove it, and enter its new address.")
            }
            try tx.queuePost(to: id, about: nil, moment)
        }
    }

    /// Posts one message. A chat that is not there any more is turned off, and the owners are told.
    func post(_ id: ID<WebhookPost>) async throws {
        let url = site.config.url
        let found = try await site.database.read { tx -> (WebhookPost, WebhookNotice)? in
            guard let post = try tx.webhookPost(id), post.webhook.stoppedAt == nil, !post.isSent,
                let notice = try tx.notice(of: post, site: url)
            else { return nil }
            return (post, notice)
        }
        guard let (post, notice) = found else { return }
        let webhook = post.webhook
        guard let address = site.secret.openedText(webhook.sealed, for: Webhook.purpose(webhook.id)) else {
            return try await stop(post, "Its address cannot be read any more: the site has another key.")
        }
        let status: Int
        do { status = try await site.poster.post(notice.json(for: webhook.style), to: address) } catch WebhookError.privateAddress {
            return try await stop(post, "Its address leads into a private network.")
        }
        switch status {
        case 200..<300: try await note(post, "delivered")
        case 404, 410: try await stop(post, "The chat answered that it is not there any more (\(status)).")
        case 408, 425, 429, 500...: throw WebhookError.answered(status)
        default: try await note(post, "refused by the chat (\(status))")
        }
    }

    private func note(_ post: WebhookPost, _ outcome: String) async throws {
        let now = site.world.now()
        try await site.database.write { tx in
            try tx.run("UPDATE webhook_post SET sent_at = \(now), outcome = \(outcome) WHERE id = \(post.id)")
        }
    }

    private func stop(_ post: WebhookPost, _ reason: String) async throws {
        let moment = site.world.moment()
        let id = post.webhook.id
        try await site.database.write { tx in
            try tx.run("UPDATE webhook_post SET sent_at = \(moment.now), outcome = 'not delivered' WHERE id = \(post.id)")
            let isFirst = try tx.run(
                "UPDATE webhook SET stopped_at = \(moment.now), stop_reason = \(reason) WHERE id = \(id) AND stopped_at IS NULL")
            guard isFirst == 1 else { return }
            try tx.record(.webhook, id.text, "stop", by: nil, role: "clock", note: reason, at: moment)
        }
    }

    /// The organization somebody owns; to anyone else these pages are not there.
    static func owned(by viewer: Viewer) throws(Refusal) -> ID<Organization> {
        guard let own = viewer.memberships.first(where: { $0.role == .owner }) else { throw .notFound }
        return own.organization
    }
}

extension Site {
    var webhooks: Webhooks { Webhooks(site: self) }
}

/// Mail about chats: one was turned off.
enum WebhookLetters: Letters {
    static let told: Set<String> = ["stop"]

    static func recipients(of event: Event, in tx: Transaction) throws -> [ID<Person>] {
        try webhook(event, in: tx).map { try tx.owners(of: $0.organization) } ?? []
    }

    static func letter(about event: Event, to person: ID<Person>, in tx: Transaction, _ desk: LetterDesk) throws -> Letter? {
        guard let webhook = try webhook(event, in: tx) else { return nil }
        return Letter(
            subject: "Messages to your chat are turned off",
            paragraphs: [
                "Foothold cannot tell \(webhook.style.words) at \(webhook.host) (…\(webhook.tail)) any more.", event.note,
                "Make a new address in the chat and enter it; nothing else is lost.",
            ], act: "Enter a new address", path: Paths.webhooks)
    }

    private static func webhook(_ event: Event, in tx: Transaction) throws -> Webhook? {
        try tx.row("SELECT * FROM webhook WHERE id = \(event.nounID)").map(Webhook.init)
    }
}
