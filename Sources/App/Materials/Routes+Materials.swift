import Hummingbird

/// What is given out in confidence, and what of it may be shown afterwards.
extension Routes {
    func confiding(_ router: Router<SiteContext>) {
        // Open files belong to the public page of their project.
        router.get("project-files/:id", use: MaterialRoutes(site: site).download)
        confided(router.group(context: SignedIn.self))
    }

    private func confided(_ router: some RouterMethods<SignedIn>) {
        // The employer's side
        let materials = MaterialRoutes(site: site)
        router.get("projects/:id/material", use: materials.desk)
        router.post("projects/:id/material", use: materials.write)
        router.post("projects/:id/material/files", use: materials.add)
        router.post("project-files/:id/removal", use: materials.remove)
        router.get("projects/:id/readings", use: materials.readings)

        // Whoever has a part in an engagement
        let ndas = NDARoutes(site: site)
        router.get("engagements/:id/brief", use: materials.brief)
        router.get("engagements/:id/nda", use: ndas.show)
        router.post("engagements/:id/nda", use: ndas.sign)

        // What may be shown
        let requests = PortfolioRequestRoutes(site: site)
        router.post("portfolio/items/:id/requests", use: requests.ask)
        router.get("portfolio-requests/:id", use: requests.show)
        router.post("portfolio-requests/:id", use: requests.act)
    }
}
