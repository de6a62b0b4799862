import Storage
import Synchronization

/// A store that never answers until it is let go, or that refuses everything.
final class StubbornStore: SQLDatabase {
    private let error: StorageError?
    private let waiting = Mutex<[CheckedContinuation<Void, Never>]>([])
    private let asked = Mutex(0)

    /// - Parameter error: what it refuses with; nil makes it hang.
    init(refusing error: StorageError?) { self.error = error }

    /// How often it was asked.
    var questions: Int { asked.withLock { $0 } }

    /// Ends every question that hangs.
    func letGo() {
        let all = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        for one in all { one.resume() }
    }

    func read<Value: Sendable>(_: Freshness, _: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await answer()
    }

    func write<Value: Sendable>(_: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value { try await answer() }
    func snapshot<Value: Sendable>(_: @Sendable (any SQLSnapshot) async throws -> Value) async throws -> Value { try await answer() }
    func announcements() -> AsyncStream<Announcement> { AsyncStream { $0.finish() } }
    func backup(to path: String, schema: Migrator, now: Int64) async throws { try await answer() as Void }
    func integrityProblems() async throws -> [String] { try await answer() }
    func close() async throws {}

    private func answer<Value>() async throws -> Value {
        asked.withLock { $0 += 1 }
        if error == nil {
            await withCheckedContinuation { continuation in waiting.withLock { $0.append(continuation) } }
        }
        throw error ?? StorageError.unavailable("let go")
    }
}
