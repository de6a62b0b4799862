import ServiceLifecycle

/// Told to stop, the process first says that it is not ready, and goes on serving for a while: a balancer takes it out meanwhile,
/// and no visitor meets a closed door. It stands last in a group, since the last is stopped first.
struct Drain: Service {
    let site: Site
    let seconds: Int

    func run() async throws {
        try await gracefulShutdown()
        site.readiness.stop()
        try await Task.sleep(for: .seconds(seconds))
    }
}
