import Hummingbird

extension Routes {
    /// For feed readers, calendars and search engines.
    func programs(_ router: Router<SiteContext>) {
        let feeds = FeedRoutes(site: site)
        router.get("projects.atom", use: feeds.atom)
        router.get("projects.ics", use: feeds.calendar)
        router.get("organizations/:slug/projects.atom", use: feeds.organizationAtom)
        router.get("organizations/:slug/projects.ics", use: feeds.organizationCalendar)
        let sitemap = SitemapRoutes(site: site)
        router.get("robots.txt", use: sitemap.robots)
        router.get("sitemap.xml", use: sitemap.whole)
        router.get("sitemaps/:kind", use: sitemap.part)
    }
}
