import Domain

/// Every thread somebody is in, the unread ones first.
struct InboxPage: Page {
    let threads: [ThreadRow]
    let isEmployer: Bool
    let zone: Zone
    let now: Instant

    var title: String { "Inbox" }
    var width: PageWidth { .reading }
    var isLive: Bool { true }

    var html: HTML {
        let unread = threads.filter { $0.unread > 0 }
        return """
            <header class="head"><h1>Inbox</h1>\(if: !threads.isEmpty, "<p class=\"state\">\(unread.isEmpty ? "Nothing unread." : "\(unread.count) unread.")</p>")</header>
            \(threads.isEmpty ? empty : "<ul class=\"rows\">\(each: unread + threads.filter { $0.unread == 0 }, row)</ul>")
            """
    }

    private var empty: HTML {
        isEmployer
            ? """
            <div class="empty"><h2>No messages yet</h2><p>You can write to everyone who applied, from their application.</p>
            <a class="button primary" href="\(Paths.board)">Open the board</a></div>
            """
            : """
            <div class="empty"><h2>No messages yet</h2><p>Who applies to a project can write to its employer, and the other way round.</p>
            <a class="button primary" href="\(Paths.projects)">Find a project</a></div>
            """
    }

    private func row(_ thread: ThreadRow) -> HTML {
        """
        <li class="item"><h2><a href="\(Paths.thread(thread.id))">\(thread.other)</a></h2>
        <p class="meta">\(if: thread.unread > 0, "<span class=\"badge info\">\(thread.unread) new</span> ")\(thread.title) · \
        \(When(instant: thread.sentAt, zone: zone, style: .relative, now: now))</p>
        <p>\(if: thread.isMine, "<span class=\"muted\">You:</span> ")\(ScreeningPage.beginning(of: thread.last, 140))</p></li>
        """
    }

    static var previews: [Preview] {
        let now = ApplicationRecord.sampleNow
        let rows = [
            ThreadRow(
                id: ApplicationRecord.sample(.submitted).id, title: Opening.sample.title, other: "Applicant 3",
                last: "May I ask how the three lists differ?", sentAt: now - .hours(2), isMine: false, unread: 1),
            ThreadRow(
                id: ApplicationRecord.sample(.offered).id, title: Opening.sample.title, other: "Bo Lindqvist",
                last: "Thank you, that helps.",
                sentAt: now - .days(2), isMine: true, unread: 0),
        ]
        return [
            Preview("inbox", InboxPage(threads: rows, isEmployer: true, zone: .utc, now: now)),
            Preview("inbox-empty", InboxPage(threads: [], isEmployer: false, zone: .utc, now: now)),
        ]
    }
}
