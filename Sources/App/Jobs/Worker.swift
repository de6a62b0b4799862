import ServiceLifecycle
import Storage

/// A worker as a service: wakes when a job is announced, looks for itself once a second, and stops between two jobs.
public struct Worker: Service {
    let site: Site
    /// Where it begins among the due jobs.
    let place: Int

    /// - Parameter number: which of the process's workers it is.
    public init(site: Site, number: Int = 0) {
        self.site = site
        // Processes differ by chance, the workers of one by their number.
        place = Int(site.world.random() % 1024) * 8 + number
    }

    public func run() async throws {
        let (bell, rope) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        rope.yield()
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await listen(rope) }
                group.addTask { await watch(rope) }
                for await _ in bell { await workOff() }
                group.cancelAll()
            }
        } onGracefulShutdown: {
            rope.finish()
        }
    }

    private func listen(_ rope: AsyncStream<Void>.Continuation) async {
        for await announcement in site.database.announcements() {
            if announcement.channel == Job.channel || announcement == .gap { rope.yield() }
        }
    }

    /// Timers become due without anybody saying so, and an announcement may be lost.
    private func watch(_ rope: AsyncStream<Void>.Continuation) async {
        while (try? await Task.sleep(for: .seconds(1))) != nil { rope.yield() }
    }

    /// Does what is due; a job that has begun is finished even when the program is told to stop.
    private func workOff() async {
        do {
            while !Task.isCancelled, !Task.isShuttingDownGracefully, try await site.jobs.runNext(from: place) {}
        } catch {
            site.logger.error("worker.fault", metadata: ["error": "\(error)"])
            try? await Task.sleep(for: .seconds(2))
        }
    }
}
