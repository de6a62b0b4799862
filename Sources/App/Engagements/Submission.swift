/// One version of a milestone's work.
struct Submission: Sendable {}
