import Domain

/// The chats of an organization: what each is told, whether it works, and the form for another.
struct WebhooksPage: Page {
    let webhooks: [Webhook]
    let form: Form
    let zone: Zone

    var title: String { "Chat notices" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.ownOrganization)">Organization</a></li></ol></nav>
        <h1>Notices in your chat</h1><p class="lede">Titles of public projects and what became of them. Never names, messages or anything confidential.</p></header>
        \(if: !webhooks.isEmpty, "<ul class=\"rows\">\(each: webhooks, row)</ul>")\(if: webhooks.count < Webhook.most, add)
        """
    }

    private func row(_ webhook: Webhook) -> HTML {
        """
        <li class="item"><h2>\(webhook.style.words), \(webhook.host) …\(webhook.tail)</h2>
        <p class="meta"><span class="badge \(webhook.stoppedAt == nil ? "good" : "bad")">\(webhook.stoppedAt == nil ? "On" : "Turned off")</span> \(state(webhook))</p>
        <p class="small">\(WebhookTopic.allCases.filter(webhook.topics.contains).map(\.words).joined(separator: " · "))</p>
        <div class="acts">\(if: webhook.stoppedAt == nil, button("Send a test", .test, webhook))\(button("Remove", .removal, webhook))</div></li>

        """
    }

    private func state(_ webhook: Webhook) -> HTML {
        if webhook.stoppedAt != nil { return "\(webhook.stopReason)" }
        guard let last = webhook.last else { return "No message yet" }
        let words = last.outcome.isEmpty ? "on its way" : last.outcome
        return "Last message \(words), \(When(instant: last.at, zone: zone, style: .dateTime))"
    }

    private func button(_ words: String, _ act: Paths.WebhookAct, _ webhook: Webhook) -> HTML {
        "<form method=\"post\" action=\"\(Paths.webhook(webhook.id, act))\" data-once><button class=\"button\">\(words)</button></form>"
    }

    private var add: HTML {
        """
        <section aria-labelledby="add"><h2 id="add">Tell a chat</h2>
        <form class="form" method="post" action="\(Paths.webhooks)" data-once novalidate>\(ErrorSummary(form: form))\
        \(Select(name: "style", label: "Chat", form: form, options: Option.all(WebhookStyle.self), prompt: "Choose"))\
        \(Field(name: "url", label: "Incoming webhook address", form: form, kind: .url, hint: "The chat makes it in the settings of a channel: “Incoming webhook”. It is a secret: it is kept sealed and not shown again.", limit: 500))\
        \(Choices(name: "topics", legend: "What it is told", form: form, options: Option.all(WebhookTopic.self), several: true))
        <div class="acts"><button class="button primary">Add it</button></div></form></section>
        """
    }

    static var previews: [Preview] {
        let now = RoomPreviews.now
        func webhook(_ style: WebhookStyle, _ stopped: Instant?) -> Webhook {
            Webhook(
                id: ID("01kawp000000webhook00000001"), organization: ID("01kawp000000tern00000000001"), style: style, sealed: "",
                host: style == .slack ? "hooks.slack.com" : "chat.tern.example", tail: "x7Qp", topics: [.work, .endings], createdAt: now,
                stoppedAt: stopped, stopReason: stopped == nil ? "" : "The chat answered that it is not there any more (404).",
                last: ("delivered", now))
        }
        return [
            Preview("webhooks-empty", WebhooksPage(webhooks: [], form: Form(), zone: .utc)),
            Preview("webhooks", WebhooksPage(webhooks: [webhook(.slack, nil), webhook(.mattermost, now)], form: Form(), zone: .utc)),
            Preview(
                "webhooks-wrong",
                WebhooksPage(
                    webhooks: [],
                    form: .wrong(
                        [("style", "slack"), ("url", "http://hooks.slack.com/services/a"), ("topics", "work")], "url",
                        "The address must begin with https://: it carries a secret."), zone: .utc)),
        ]
    }
}
