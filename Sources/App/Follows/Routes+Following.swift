import Hummingbird

extension Routes {
    /// What is followed, searched for again and put aside.
    func following(_ router: some RouterMethods<SignedIn>) {
        let follows = FollowRoutes(site: site)
        router.get("following", use: follows.show)
        router.post("following", use: follows.follow)
        router.post("following/removal", use: follows.unfollow)
        router.post("following/settings", use: follows.set)
        let searches = SavedSearchRoutes(site: site)
        router.post("searches", use: searches.save)
        router.post("searches/:id", use: searches.change)
        router.post("searches/:id/removal", use: searches.remove)
        let projects = SavedProjectRoutes(site: site)
        router.post("projects/:id/saving", use: projects.save)
        router.post("projects/:id/saving/removal", use: projects.remove)
    }

    /// The links at the end of letters, for people and for mail programs.
    func unsubscribing(_ router: Router<SiteContext>) {
        let unsubscribing = UnsubscribeRoutes(site: site)
        router.get("unsubscribe/:token", use: unsubscribing.show)
        router.post("unsubscribe/:token", use: unsubscribing.stop)
    }
}
