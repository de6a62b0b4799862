import Domain

/// The frame around every page: head, navigation, flash message, footer.
struct Layout: Component {
    let page: any Page
    let visit: Visit
    var isLive = false

    var html: HTML {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(page.title) · Foothold</title>
        \(if: !page.summary.isEmpty, "<meta name=\"description\" content=\"\(page.summary)\">\n")\
        \(if: !page.isListed, "<meta name=\"robots\" content=\"noindex\">\n")\
        <meta name="color-scheme" content="light dark">
        <link rel="icon" href="\(StaticFiles.mark.path)" type="image/svg+xml">
        \(page.feed?.links)\
        <link rel="stylesheet" href="\(StaticFiles.style.path)">
        <script src="\(StaticFiles.script.path)" defer></script>\(each: page.extras, extra)
        </head>
        <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="top"\(if: visit.viewer != nil, " data-stream=\"\(Paths.live)\" data-counts=\"\(Paths.notices)\"")>
        <a class="brand" href="\(visit.viewer == nil ? Paths.landing : Paths.home)"><img src="\(StaticFiles.mark.path)" alt="" width="28" height="28">Foothold</a>
        <nav class="places" aria-label="Main"><ul>\(each: places, place)</ul></nav>
        \(account)
        </header>
        <main id="main"\(if: isLive, " data-live-target")\(if: page.width != .page, " class=\"\(page.width.rawValue)\"")>
        \(flash)\(page.html)
        </main>
        \(footer)
        </body>
        </html>

        """
    }

    private func extra(_ file: StaticFiles) -> HTML {
        file.isStyle
            ? "\n<link rel=\"stylesheet\" href=\"\(file.path)\">" : "\n<script src=\"\(file.path)\" defer></script>"
    }

    private var places: [NavigationEntry] { visit.viewer.map(NavigationEntry.places) ?? NavigationEntry.forVisitors }

    private func place(_ place: NavigationEntry) -> HTML {
        let isHere = visit.path == place.path.text || visit.path.hasPrefix(place.path.text + "/")
        return """
            <li><a href="\(place.path)"\(if: isHere, " aria-current=\"page\"")>\(place.icon)\(place.name)\
            \(place.unread.map { counter($0, $0.count > 0 ? " <span class=\"count\">\($0.count)<span class=\"sr\"> unread</span></span>" : .none) })</a></li>
            """
    }

    private var account: HTML {
        guard let viewer = visit.viewer else {
            return """
                <p class="entry"><a href="\(Paths.signIn())">Sign in</a> <a class="button" href="\(Paths.signUp())">Join</a></p>
                """
        }
        return """
            <details class="account"><summary><span class="avatar" aria-hidden="true">\(viewer.initials)</span><span class="name">\(viewer.name)</span></summary>
            <ul>\(each: NavigationEntry.inAccount(of: viewer), accountPlace)
            <li><form method="post" action="\(Paths.signOut)"><button>Sign out</button></form></li></ul></details>
            """
    }

    private func accountPlace(_ place: NavigationEntry) -> HTML {
        "<li><a href=\"\(place.path)\">\(place.name)\(place.unread.map { counter($0, $0.count > 0 ? " (\($0.count))" : .none) })</a></li>"
    }

    /// A number that changes while the page is open; its place is there when it is nought.
    private func counter(_ unread: NavigationEntry.Unread, _ words: HTML) -> HTML {
        "<span class=\"unread\" id=\"\(unread.id)\" data-live-target>\(words)</span>"
    }

    private var flash: HTML? {
        visit.flash.map { "<div class=\"notice good flash\" role=\"status\"><p>\($0)</p></div>\n" }
    }

    private var footer: HTML {
        """
        <footer class="foot">
        <nav aria-label="About"><ul>
        <li><a href="\(Paths.promises)">Promises</a></li><li><a href="\(Paths.fees)">Fees</a></li><li><a href="\(Paths.aboutSkills)">Skills</a></li>
        <li><a href="\(Paths.report(visit.path))">Report this page</a></li>
        \(if: visit.isDevelopment, "<li><a href=\"\(Paths.devMail)\">Development: mail</a></li><li><a href=\"\(Paths.previews)\">Development: pages</a></li>")
        </ul></nav>
        <p>Foothold is open source. Participants are never charged.</p>
        </footer>
        """
    }
}
