import Domain

/// One address of the sitemap, with the time of its last change where that is known.
struct SitemapEntry: Sendable {
    let path: Path
    var changed: Instant?
    /// By which the next ones are found.
    var key = ""
}

/// The sitemap as the protocol of sitemaps.org writes it.
struct Sitemap: Sendable {
    /// What a file may hold at most.
    static let most = 50_000
    static let type = "application/xml; charset=utf-8"

    /// What is listed, in this order.
    enum Kind: String, CaseIterable, Sendable { case pages, organizations, people, projects }

    let addresses: FeedAddresses

    static let pages = [
        Paths.landing, Paths.projects, Paths.fees, Paths.promises, Paths.aboutSkills, Paths.matching, Paths.explore(), Paths.verify,
    ]

    static let head: HTML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    static let foot: HTML = "</urlset>\n"

    func urls(_ entries: [SitemapEntry]) -> HTML {
        """
        \(each: entries, { "<url><loc>\(addresses.absolute($0.path))</loc>\(lastmod($0.changed))</url>\n" })
        """
    }

    /// The index of the files that a large site needs.
    func index(_ parts: [Path]) -> HTML {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        \(each: parts, { "<sitemap><loc>\(addresses.absolute($0))</loc></sitemap>\n" })</sitemapindex>

        """
    }

    private func lastmod(_ instant: Instant?) -> HTML { instant.map { "<lastmod>\($0.isoText)</lastmod>" } ?? .none }

    /// What robots are asked to leave alone: what needs an account, and forms.
    var robots: String {
        let closed = [
            "/applications", "/board", "/confirm", "/desk", "/dev/", "/engagements", "/files", "/health/", "/home", "/inbox",
            "/invitations",
            "/live", "/metrics", "/milestones", "/notices", "/operator", "/organization$", "/organization/", "/organizations/new",
            "/portfolio",
            "/preview", "/profile", "/projects/new", "/projects/*/", "/report", "/reset", "/settings", "/sign-in", "/sign-out", "/sign-up",
            "/skills", "/submissions", "/threads",
        ]
        return "User-agent: *\n" + closed.map { "Disallow: \($0)\n" }.joined() + "\nSitemap: \(addresses.absolute(Paths.sitemap))\n"
    }
}
