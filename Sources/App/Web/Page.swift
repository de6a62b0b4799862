import Domain

/// One page: stored values, the markup of its `<main>`, and examples of itself for tests and the gallery.
protocol Page: Component {
    /// What stands in the window's title, before the site's name.
    var title: String { get }
    /// One or two sentences for search engines and link previews.
    var summary: String { get }
    var width: PageWidth { get }
    /// Whether search engines may list the page; only pages made for everyone say so.
    var isListed: Bool { get }
    /// Whether the page changes by itself when what it shows does; what somebody typed into a refused form stays as it is.
    var isLive: Bool { get }
    /// Where programs follow the list of projects on the page.
    var feed: FeedLinks? { get }
    /// Style and script that this page alone loads, beside those of all pages.
    var extras: [StaticFiles] { get }
    static var previews: [Preview] { get }
}

extension Page {
    var summary: String { "" }
    var width: PageWidth { .page }
    var isListed: Bool { false }
    var isLive: Bool { false }
    var feed: FeedLinks? { nil }
    var extras: [StaticFiles] { [] }
}

/// How wide `<main>` is, by the class that foothold.css knows.
enum PageWidth: String, Sendable {
    case page = ""
    case narrow, wide, reading, landing
    case error = "narrow error"
}

/// A page in one of its states, as it is shown in the gallery and kept in the golden files.
struct Preview: Sendable {
    let name: String
    let page: any Page

    init(_ name: String, _ page: some Page) {
        self.name = name
        self.page = page
    }
}
