import Domain

/// Everything somebody was told, the newest first.
struct NoticesPage: Page {
    let notices: [Notice]
    let zone: Zone
    let now: Instant

    var title: String { "Notices" }
    var width: PageWidth { .reading }
    var isLive: Bool { true }

    var html: HTML {
        let unread = notices.filter { !$0.isRead }.count
        return """
            <header class="head"><h1>Notices</h1>\
            \(if: !notices.isEmpty, "<p class=\"state\">\(unread == 0 ? "Nothing unread." : "\(unread) unread.") Each was mailed to you too.</p>")\
            \(if: unread > 0, "<div class=\"acts\"><form method=\"post\" action=\"\(Paths.notices)\" data-once><button class=\"button\">Mark all as read</button></form></div>")</header>
            \(notices.isEmpty ? empty : "<ul class=\"rows\">\(each: notices, row)</ul>")
            """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>No notices yet</h2><p>Answers, offers, deadlines and payments are announced here and by mail.</p>
        <a class="button primary" href="\(Paths.home)">Go home</a></div>
        """
    }

    private func row(_ notice: Notice) -> HTML {
        """
        <li class="item"><h2><a href="\(Paths.notice(notice.id))">\(notice.subject)</a></h2>
        <p class="meta">\(if: !notice.isRead, "<span class=\"badge info\">New</span> ")\(When(instant: notice.createdAt, zone: zone, style: .relative, now: now))</p></li>
        """
    }

    static var previews: [Preview] {
        let now = ApplicationRecord.sampleNow
        let notices = [
            Notice(
                id: ID("01kavq8000000000000000no01"), subject: "Tern Foundation offers you the place", path: "/applications",
                createdAt: now - .hours(5), isRead: false),
            Notice(
                id: ID("01kavq8000000000000000no02"), subject: "Your application was sent", path: "/applications",
                createdAt: now - .days(3), isRead: true),
        ]
        return [
            Preview("notices", NoticesPage(notices: notices, zone: .utc, now: now)),
            Preview("notices-empty", NoticesPage(notices: [], zone: .utc, now: now)),
        ]
    }
}

extension Notice {
    init(id: ID<Notice>, subject: String, path: String, createdAt: Instant, isRead: Bool) {
        (self.id, self.subject, self.path, self.createdAt, self.isRead) = (id, subject, path, createdAt, isRead)
    }
}
