import Domain

/// What a chat is told: a state and the title of a public project, and never anybody's name or words.
struct WebhookNotice: Sendable {
    let words: String
    let url: String

    /// Which acts a chat is told of, under which topic, and in which words around the project's title.
    private static let told: [String: (topic: WebhookTopic, words: String)] = [
        "project.publish": (.projects, "is open for applications"), "project.approve": (.projects, "is open for applications"),
        "project.fill": (.projects, "is filled"), "project.close": (.projects, "is closed"),
        "application.submit": (.applications, "has a new application"), "application.accept": (.applications, "has an accepted offer"),
        "application.refuse": (.applications, "has a declined offer"), "engagement.start": (.work, "is at work"),
        "milestone.submit": (.work, "has work that waits for review"), "milestone.accept": (.reviews, "has an accepted milestone"),
        "milestone.lapse": (.reviews, "has a milestone accepted by silence"),
        "milestone.request": (.reviews, "has a milestone with changes requested"), "engagement.complete": (.endings, "is completed"),
        "engagement.cancel": (.endings, "is cancelled"), "engagement.dispute": (.endings, "is in dispute"),
    ]

    static func topic(of event: String) -> WebhookTopic? { told[event]?.topic }

    /// - Parameter title: nil for what is confidential or not published.
    init?(_ event: String, title: String?, url: String) {
        guard let words = Self.told[event]?.words else { return nil }
        self.words = "\(title.map { "“\($0)”" } ?? "A confidential project") \(words)."
        self.url = url
    }

    init(test url: String) {
        words = "This is a test from Foothold. Messages arrive here."
        self.url = url
    }

    /// The body as each chat wants it.
    func json(for style: WebhookStyle) -> String { message(for: style).text }

    private func message(for style: WebhookStyle) -> JSON {
        switch style {
        case .slack: ["text": .text("\(Self.slack(words)) <\(url)|Open>")]
        case .mattermost: ["text": .text("\(Self.quiet(words)) [Open](\(url))")]
        case .teams: card
        }
    }

    /// A message with an Adaptive Card.
    private var card: JSON {
        let content: JSON = [
            "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.2",
            "body": [["type": "TextBlock", "text": .text(Self.quiet(words)), "wrap": true]],
            "actions": [["type": "Action.OpenUrl", "title": "Open", "url": .text(url)]],
        ]
        return ["type": "message", "attachments": [["contentType": "application/vnd.microsoft.card.adaptive", "content": content]]]
    }

    /// Slack's three characters; without them nothing in a title can name a person or a channel.
    private static func slack(_ text: String) -> String {
        quiet(text.map { $0 == "&" ? "&amp;" : $0 == "<" ? "&lt;" : $0 == ">" ? "&gt;" : String($0) }.joined())
    }

    /// A title calls nobody, opens nothing and is no markup: an invisible space behind what would.
    private static func quiet(_ text: String) -> String {
        text.map { "@[]*_`#".contains($0) ? "\($0)\u{200B}" : String($0) }.joined()
    }
}
