/// What came of one attempt at a job.
enum JobOutcome: String, CaseIterable, Sendable {
    case done
    /// The rules had moved on; such a job is finished too.
    case refused
    /// It did not work, and is tried again later.
    case retried
    /// It did not work, and an operator has to look.
    case failed
}
