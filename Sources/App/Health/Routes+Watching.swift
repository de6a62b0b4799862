import Hummingbird

extension Routes {
    /// For the programs that watch this one.
    func watching(_ router: Router<some RequestContext>) {
        let health = HealthRoutes(site: site)
        router.get("health/live", use: health.live)
        router.get("health/ready", use: health.ready)
        router.get("metrics", use: MetricsRoutes(site: site).show)
    }

    /// All that a worker of its own answers.
    func workerRouter() -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: RequestMetrics(measures: site.measures))
        watching(router)
        return router
    }
}
