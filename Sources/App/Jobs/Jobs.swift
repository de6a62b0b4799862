import Domain
import Logging
import ServiceLifecycle
import Storage

/// The one worker: takes what is due, does it, tries again what failed for no fault of its own.
public struct Jobs: Sendable {
    let site: Site

    /// A fault is tried so often before an operator has to look.
    static let attempts = 8
    private static let lease = Span.minutes(5)

    /// Does the next due job.
    ///
    /// - Returns: false when nothing was due.
    public func runNext() async throws -> Bool {
        let now = site.world.now()
        guard let job = try await site.database.write({ tx in try tx.claimJob(lease: Self.lease, at: now) }) else { return false }
        await perform(job)
        return true
    }

    /// Does everything that is due now, and what follows from it.
    @discardableResult
    public func runDue() async throws -> Int {
        var count = 0
        while try await runNext() { count += 1 }
        return count
    }

    private func perform(_ job: Job) async {
        do {
            try await Reactions(site: site).perform(job)
            try await end(job, .done)
        } catch let refusal as Refusal {
            await endQuietly(job, .done, "refused: \(refusal.message)")
        } catch let error as MailError where error.isPermanent {
            await endQuietly(job, .failed, error.description)
        } catch {
            site.logger.error("job.failed", metadata: ["job": "\(job.name)", "attempt": "\(job.attempts)", "error": "\(error)"])
            let isLast = job.attempts >= Self.attempts
            await endQuietly(job, isLast ? .failed : .ready, "\(error)", retryAfter: .minutes(1 << min(job.attempts, 10)))
        }
    }

    private func end(_ job: Job, _ state: Job.State, _ outcome: String = "", retryAfter: Span = .zero) async throws {
        let now = site.world.now()
        try await site.database.write { tx in
            try tx.finish(job, state, outcome: String(outcome.prefix(500)), dueAt: state == .ready ? now + retryAfter : nil, at: now)
        }
    }

    /// When even the ending cannot be written, the lease runs out and the job is done again.
    private func endQuietly(_ job: Job, _ state: Job.State, _ outcome: String, retryAfter: Span = .zero) async {
        do { try await end(job, state, outcome, retryAfter: retryAfter) } catch {
            site.logger.error("job.unfinished", metadata: ["job": "\(job.name)", "error": "\(error)"])
        }
    }

    /// Makes a failed job due again.
    func retry(_ id: ID<Job>, by viewer: Viewer) async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            let changed = try tx.run(
                "UPDATE job SET state = 'ready', due_at = \(moment.now), attempts = 0 WHERE id = \(id) AND state = 'failed'")
            guard changed == 1 else { throw Refusal.conflict("This job is not waiting for you any more.") }
            try tx.record(.job, id.text, "retry", from: "failed", to: "ready", by: viewer.id, role: "operator", at: moment)
        }
    }

    /// The daily clean-up is queued once, and queues itself again.
    public func scheduleSweep() async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in
            guard try !tx.exists("SELECT id FROM job WHERE name = 'sweep' AND state IN ('ready', 'running')") else { return }
            try tx.schedule(.sweep, "site", at: moment.now, moment)
        }
    }
}

/// The worker as a service beside the web server; it stops between two jobs.
public struct Worker: Service {
    let site: Site

    public init(site: Site) { self.site = site }

    public func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let worked = try await site.jobs.runNext()
                    if !worked { try await Task.sleep(for: .milliseconds(250)) }
                } catch is CancellationError {
                    return
                } catch {
                    site.logger.error("worker.fault", metadata: ["error": "\(error)"])
                    try await Task.sleep(for: .seconds(2))
                }
            }
        }
    }
}
