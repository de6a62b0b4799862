import Hummingbird
import Logging
import ServiceLifecycle
import Storage

/// The site as a running program: the web server and the worker, stopped together.
public struct Server: Sendable {
    let site: Site

    public init(site: Site) { self.site = site }

    /// Serves until SIGTERM or SIGINT; requests under way are answered first.
    public func run(whenReady: @escaping @Sendable () async -> Void = {}) async throws {
        let application = Hummingbird.Application(
            router: Routes(site: site).router(),
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: .init(address: .hostname(site.config.host, port: site.config.port), serverName: "Foothold"),
            onServerRunning: { _ in await whenReady() }, logger: site.logger)
        site.incoming.removeLeftovers(at: site.world.now())
        // Stopped in the order of their need: the last first.
        var group = ServiceGroupConfiguration(
            services: [
                .init(service: OpenFiles(store: site.files)), .init(service: application), .init(service: Worker(site: site)),
                .init(service: LiveUpdates(site: site)),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: site.logger)
        group.maximumGracefulShutdownDuration = .seconds(10)
        try await ServiceGroup(configuration: group).run()
    }
}
