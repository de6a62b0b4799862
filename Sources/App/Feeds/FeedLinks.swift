import Domain

/// Where a list of projects can be followed without an account: by a feed reader, and by a calendar.
struct FeedLinks: Component {
    let name: String
    let atom: Path
    let calendar: Path

    /// - Parameter query: that of the list, as `ProjectFilter.query` gives it.
    init(query: [(String, String)]) {
        (name, atom, calendar) = ("Projects on Foothold", Paths.projectFeed(query), Paths.projectCalendar(query))
    }

    init(organization slug: String, name: String) {
        (self.name, atom, calendar) = ("Projects of \(name)", Paths.projectFeed(of: slug), Paths.projectCalendar(of: slug))
    }

    var html: HTML {
        """
        <p class="feeds"><a href="\(atom)" type="application/atom+xml">Atom<span class="sr"> feed: \(name)</span></a> · \
        <a href="\(calendar)" type="text/calendar">Calendar<span class="sr">: \(name)</span></a></p>
        """
    }

    /// What stands in the head of a page, for programs that look for it.
    var links: HTML {
        """
        <link rel="alternate" type="application/atom+xml" title="\(name)" href="\(atom)">
        <link rel="alternate" type="text/calendar" title="\(name): last days to apply" href="\(calendar)">

        """
    }
}
