import Domain

/// A person's own account on one page.
struct SettingsPage: Page {
    let email: String
    let account: Form
    let password: Form
    let sessions: [Session]
    let current: ID<Session>
    let zone: Zone
    let now: Instant

    var title: String { "Settings" }
    var width: PageWidth { .reading }

    var html: HTML {
        """
        <header class="head"><h1>Settings</h1><p class="lede">Your account, \(email).</p></header>
        \(ErrorSummary(form: account))\(ErrorSummary(form: password))
        <section aria-labelledby="account"><h2 id="account">You</h2>
        <form class="form" method="post" action="\(Paths.settings)" data-once novalidate>
        \(Field(name: "name", label: "Name", form: account, hint: "As it stands on agreements and credentials.", limit: 80, autocomplete: "name"))\
        \(ZoneSelect(form: account))
        <div class="acts"><button class="button primary">Save</button></div>
        </form></section>
        <section aria-labelledby="password"><h2 id="password">Password</h2>
        <form class="form" method="post" action="\(Paths.settingsPassword)" data-once novalidate>
        \(Field(name: "old", label: "Password now", form: password, kind: .password, autocomplete: "current-password"))\
        \(Field(name: "new", label: "New password", form: password, kind: .password, hint: "At least 10 characters.", autocomplete: "new-password"))
        <div class="acts"><button class="button">Change password</button></div>
        </form></section>
        <section aria-labelledby="sessions"><header class="bar"><h2 id="sessions">Where you are signed in</h2>
        \(if: sessions.count > 1, "<form method=\"post\" action=\"\(Paths.settingsSessions)\"><button class=\"button\">End all others</button></form>")</header>
        <ul class="rows">\(each: sessions, row)</ul></section>
        <p><a href="\(Paths.strikes)">Your strikes, if there are any</a></p>
        """
    }

    private func row(_ session: Session) -> HTML {
        let isHere = session.id == current
        return """
            <li class="item"><h3>\(session.browser)</h3>
            <p class="meta">\(if: isHere, "<span class=\"badge good\">This browser</span> ")Last used \(When(instant: session.seenAt, zone: zone, style: .relative, now: now)), since \(When(instant: session.createdAt, zone: zone))</p>
            \(if: !isHere, "<div class=\"acts\"><form method=\"post\" action=\"\(Paths.settingsSession(session.id))\"><button class=\"button\">End<span class=\"sr\"> the session in \(session.browser)</span></button></form></div>")</li>
            """
    }

    static var previews: [Preview] {
        let now = Instant(milliseconds: 1_793_610_000_000)
        let sessions = [
            Session(id: ID("a"), agent: "Mozilla/5.0 (X11; Linux) Firefox/140.0", createdAt: now - .days(3), seenAt: now),
            Session(id: ID("b"), agent: "Mozilla/5.0 (iPhone) Safari/605", createdAt: now - .days(9), seenAt: now - .days(2)),
        ]
        let account = Form([("name", "Mina Okafor"), ("zone", "America/Chicago")])
        return [
            Preview(
                "settings",
                SettingsPage(
                    email: "mina@people.example", account: account, password: Form(), sessions: sessions, current: ID("a"),
                    zone: Zone("America/Chicago"), now: now))
        ]
    }
}

extension Session {
    /// The browser and the device, as far as their own words tell.
    var browser: String {
        let names = ["Firefox", "Edg", "OPR", "Chrome", "Safari"]
        let devices = ["iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux"]
        let name = names.first(where: agent.contains).map { ["Edg": "Edge", "OPR": "Opera"][$0] ?? $0 }
        let device = devices.first(where: agent.contains).map { $0 == "Macintosh" ? "Mac" : $0 }
        return [name ?? "A browser", device.map { "on \($0)" }].compactMap { $0 }.joined(separator: " ")
    }
}
