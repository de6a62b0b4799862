import Domain
import Storage

/// What is read when somebody asks for the metrics: the process, the store's connections, the queue of jobs.
struct Readings: Sendable {
    let site: Site
    private let queue: SharedAnswer<JobQueue?>

    init(site: Site) {
        self.site = site
        let (database, now) = (site.database, site.world.now)
        // However many scrape, the table is counted once in five seconds.
        queue = SharedAnswer(limit: .seconds(2), kept: .seconds(5)) {
            try? await database.read { [moment = now()] tx in try tx.jobQueue(at: moment) }
        }
    }

    func families() async -> [MetricFamily] {
        async let waiting = queue.answer()
        async let verdict = site.readiness.verdict()
        return process() + store() + passwords() + jobs(await waiting ?? nil)
            + [.init("foothold_ready", .gauge, "Whether this process may be sent visitors.", [.init(await verdict == .ready ? 1 : 0)])]
    }

    private func process() -> [MetricFamily] {
        let about: [MetricFamily] = [
            .init("foothold_build_info", .gauge, "Which build this is.", [.init(1, MetricLabels([("version", Release.version)]))]),
            .init("foothold_uptime_seconds", .gauge, "Time since this process opened the site.", [.init(site.measures.uptime.inSeconds)]),
        ]
        guard let reading = ProcessReading.now() else { return about }
        return about + [
            .init("process_cpu_seconds_total", .counter, "Processor time used, user and system.", [.init(reading.cpuSeconds)]),
            .init("process_resident_memory_bytes", .gauge, "Memory held.", [.init(Double(reading.residentBytes))]),
        ]
    }

    private func store() -> [MetricFamily] {
        guard let connections = site.database.connections else { return [] }
        let samples = [("idle", connections.idle), ("open", connections.open)].map { state, count in
            MetricFamily.Sample(Double(count), MetricLabels([("state", state)]))
        }
        return [
            .init(
                "foothold_store_connections", .gauge, "Connections to the primary server: open, and those of them that nobody uses.",
                samples)
        ]
    }

    private func passwords() -> [MetricFamily] {
        let load = site.passwords.load
        return [
            .init("foothold_passwords_hashing", .gauge, "Passwords being hashed or waiting for it.", [.init(Double(load.waiting))]),
            .init(
                "foothold_passwords_refused_total", .counter, "People asked to come back because too many were signing in.",
                [.init(Double(load.refused))]),
        ]
    }

    /// Nothing when the store does not answer: a gap is true, and a zero would not be.
    private func jobs(_ queue: JobQueue?) -> [MetricFamily] {
        guard let queue else { return [] }
        return [
            .init("foothold_jobs_due", .gauge, "Jobs of the whole site that are due and that nobody is doing.", [.init(Double(queue.due))]),
            .init(
                "foothold_jobs_oldest_due_age_seconds", .gauge, "How long the oldest of them has been due.",
                [.init(Double(queue.age(at: site.world.now()).milliseconds) / 1000)]),
            .init("foothold_jobs_failed", .gauge, "Jobs that wait for an operator.", [.init(Double(queue.failed))]),
        ]
    }
}

extension Duration {
    fileprivate var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
