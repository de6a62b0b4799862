import Dispatch

/// Runs an actor on a queue of its own, so that libpq may wait for the network without holding up anybody else.
final class QueueExecutor: SerialExecutor {
    let queue: DispatchQueue

    init(_ label: String) { queue = DispatchQueue(label: label) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    /// Asked by `assumeIsolated`, for what the queue runs without a job.
    func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }
}
