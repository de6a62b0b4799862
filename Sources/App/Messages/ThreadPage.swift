import Domain

/// Everything two sides wrote to each other about one application, and room for the next message.
struct ThreadPage: Page {
    let head: ThreadHead
    let messages: [Message]
    let mayWrite: Bool
    let form: Form
    /// What makes this form another one than the next, so that it is sent once however often the button is pressed.
    let once: String
    let zone: Zone

    var title: String { "Messages with \(head.other)" }
    var width: PageWidth { .reading }
    /// Looking is reading, and the operator's is recorded: it does not happen by itself.
    var isLive: Bool { !head.isEvidence }

    var html: HTML {
        """
        <header class="head"><nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="\(Paths.inbox)">Inbox</a></li></ol></nav>
        <h1>\(head.other)</h1><p class="state">About <a href="\(about)">\(head.title)</a></p></header>
        \(if: messages.isEmpty, "<p class=\"muted\">Nothing written yet.</p>\n")\
        <ol class="thread" aria-label="Messages" aria-live="polite">\(each: messages, item)</ol>
        \(mayWrite ? reply : "<div class=\"notice\"><p>This conversation is closed, because \(reason).</p></div>")
        """
    }

    private var about: Path { head.engagement.map { Paths.engagement($0) } ?? Paths.application(head.id) }

    private var reason: String {
        if let state = head.engagementState { return "the work is marked “\(state.words)”" }
        return "the application is marked “\(head.state.words)”"
    }

    private func item(_ message: Message) -> HTML {
        """
        <li\(if: message.isMine, " class=\"mine\"")><p class="meta"><strong>\(message.author)</strong> \(When(instant: message.sentAt, zone: zone, style: .dateTime))</p>
        <div class="prose">\(Markdown.html(message.body))</div>\(message.promotion.map { "<p><a class=\"small\" href=\"\($0)\">Answer for everybody</a></p>" as HTML })</li>
        """
    }

    private var reply: HTML {
        """
        <form class="form reply" method="post" action="\(Paths.thread(head.id))" data-once novalidate>
        <input type="hidden" name="once" value="\(once)">
        \(ErrorSummary(form: form))\(Field(name: "body", label: "Message to \(head.other)", form: form, kind: .area(rows: 4), limit: 4000))
        <div class="acts"><button class="button primary">Send message</button></div></form>
        """
    }

    static var previews: [Preview] {
        let now = ApplicationRecord.sampleNow
        let head = ThreadHead(
            id: ApplicationRecord.sample(.submitted).id, project: Opening.sample.id, organization: Opening.sample.organization,
            title: Opening.sample.title, employer: "Tern Foundation", participant: "Applicant 3", isOwn: false, state: .submitted)
        let messages = [
            Message(body: "May I ask how the three lists differ?", sentAt: now - .hours(3), isMine: false, author: "Applicant 3"),
            Message(body: "One is from events, two are exports.", sentAt: now - .hours(2), isMine: true, author: "You"),
        ]
        let page = { (messages: [Message], mayWrite: Bool) in
            ThreadPage(head: head, messages: messages, mayWrite: mayWrite, form: Form(), once: "a-word-of-its-own", zone: .utc)
        }
        return [
            Preview("thread", page(messages, true)), Preview("thread-empty", page([], true)),
            Preview("thread-closed", page(messages, false)),
        ]
    }
}
