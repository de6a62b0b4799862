/// A file that was handed in.
struct StoredFile: Sendable {}
