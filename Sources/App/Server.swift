import Hummingbird
import Logging
import ServiceLifecycle
import Storage

/// The site as a running program: the web server, the worker, or both, stopped together by SIGTERM or SIGINT.
public struct Server: Sendable {
    /// How long requests under way may take to end.
    private static let patience = 10
    /// How long a job under way may: a mail server is given 30 seconds to take a letter.
    private static let jobPatience = 40

    let site: Site

    public init(site: Site) { self.site = site }

    /// Serves until it is told to stop; requests under way are answered first.
    ///
    /// - Parameter works: whether this process does jobs too.
    public func serve(works: Bool = true, whenReady: @escaping @Sendable () async -> Void = {}) async throws {
        site.incoming.removeLeftovers(at: site.world.now())
        let web = listener(Routes(site: site).router(), port: site.config.port, whenReady)
        let worker: [any Service] = works ? [Worker(site: site)] : []
        try await run(
            worker + [
                web, LiveUpdates(site: site), IndexKeeper(site: site), SkillUpdates(site: site),
                Drain(site: site, seconds: site.config.drainSeconds),
            ],
            patience: works ? Self.jobPatience : Self.patience)
    }

    /// Does jobs until it is told to stop, between two of them.
    ///
    /// - Parameter port: where it says how it is, if anywhere.
    public func work(port: Int?, whenReady: @escaping @Sendable () async -> Void = {}) async throws {
        let watched: any Service =
            if let port { listener(Routes(site: site).workerRouter(), port: port, whenReady) } else { Greeting(words: whenReady) }
        // No balancer sends a worker visitors: it need not go on for their sake.
        try await run([Worker(site: site), SkillUpdates(site: site), watched, Drain(site: site, seconds: 0)], patience: Self.jobPatience)
    }

    private func listener<Context: RequestContext & InitializableFromSource<ApplicationRequestContextSource>>(
        _ router: Router<Context>, port: Int, _ whenReady: @escaping @Sendable () async -> Void
    ) -> any Service {
        Hummingbird.Application(
            router: router,
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: .init(address: .hostname(site.config.host, port: port), serverName: "Foothold"),
            onServerRunning: { _ in await whenReady() }, logger: site.logger)
    }

    /// Stopped in the order of their need: the last of the services first, the files when nobody needs them any more.
    private func run(_ services: [any Service], patience: Int) async throws {
        var group = ServiceGroupConfiguration(
            services: [.init(service: OpenFiles(store: site.files))] + services.map { .init(service: $0) },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: site.logger)
        group.maximumGracefulShutdownDuration = .seconds(site.config.drainSeconds + patience)
        try await ServiceGroup(configuration: group).run()
    }
}

/// Says that the program runs, when it can be told to stop.
private struct Greeting: Service {
    let words: @Sendable () async -> Void

    func run() async throws {
        await words()
        try await gracefulShutdown()
    }
}
