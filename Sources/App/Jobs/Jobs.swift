import Domain
import Logging
import ServiceLifecycle
import Storage

/// What workers do: take what is due, do it, try again what failed for no fault of its own.
public struct Jobs: Sendable {
    let site: Site

    /// A fault is tried so often before an operator has to look.
    static let attempts = 8
    private static let lease = Span.minutes(5)

    /// Does the next due job.
    ///
    /// - Parameter place: where to begin among those that are due, so that several workers seldom want the same one.
    /// - Returns: false when nothing was due.
    public func runNext(from place: Int = 0) async throws -> Bool {
        let now = site.world.now()
        // Looking is a read, so that a worker with nothing to do writes nothing.
        let due = try await site.database.read { tx in try tx.dueJobs(at: now) }
        guard !due.isEmpty else { return false }
        let begin = place % due.count
        let candidates = Array(due[begin...] + due[..<begin])
        // When others took all of them meanwhile, there may be more behind them.
        guard let job = try await site.database.write({ tx in try tx.claim(oneOf: candidates, lease: Self.lease, at: now) }) else {
            return true
        }
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
        let began = ContinuousClock.now
        let outcome = await attempt(job)
        site.measures.jobEnded(job.name, outcome, after: .now - began)
    }

    private func attempt(_ job: Job) async -> JobOutcome {
        do {
            try await Reactions(site: site).perform(job)
            try await end(job, .done)
            return .done
        } catch let refusal as Refusal {
            await endQuietly(job, .done, "refused: \(refusal.message)")
            return .refused
        } catch let error as MailError where error.isPermanent {
            await endQuietly(job, .failed, error.description)
            return .failed
        } catch {
            site.logger.error("job.failed", metadata: ["job": "\(job.name)", "attempt": "\(job.attempts)", "error": "\(error)"])
            let isLast = job.attempts >= Self.attempts
            await endQuietly(job, isLast ? .failed : .ready, "\(error)", retryAfter: .minutes(1 << min(job.attempts, 10)))
            return isLast ? .failed : .retried
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

    /// The daily clean-up is queued once a day, however many processes start; each queues the next day's.
    public func scheduleSweep() async throws {
        let moment = site.world.moment()
        try await site.database.write { tx in try tx.scheduleSweep(on: moment.now.day, at: moment.now, moment) }
    }
}
