import Domain
import Storage

@testable import App

/// Does all of them at the same time.
///
/// - Returns: what each came to, in no order.
@discardableResult
func atOnce<Value: Sendable>(_ acts: [@Sendable () async throws -> Value]) async throws -> [Value] {
    try await withThrowingTaskGroup(of: Value.self) { group in
        for act in acts { group.addTask { try await act() } }
        return try await group.reduce(into: []) { $0.append($1) }
    }
}

/// Does the same thing as often as `count` says at the same time.
@discardableResult
func atOnce<Value: Sendable>(_ count: Int, _ act: @escaping @Sendable () async throws -> Value) async throws -> [Value] {
    try await atOnce(Array(repeating: act, count: count))
}

extension TestSite {
    /// How often the store undid a transaction because two waited for each other; the site is of no more use after it.
    ///
    /// The engine runs such a transaction again, so nobody else would notice but by the second it takes.
    func deadlocks() async throws -> Int {
        guard store.kind == .postgres else { return 0 }
        try await store.database.close()
        let other = PostgresEngine(PostgresAddress(store.address), connections: 1)
        // A session tells what it counted when it ends, and ends a moment after we have left it.
        let others: @Sendable (Transaction) throws -> Bool = { tx in
            try tx.exists(
                """
                SELECT pid FROM pg_stat_activity
                WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
                """)
        }
        var tries = 0
        while tries < 400, try await other.read(others) {
            tries += 1
            try await Task.sleep(for: .milliseconds(5))
        }
        let count: Int? = try await other.read { tx in
            try tx.value("SELECT deadlocks AS value FROM pg_stat_database WHERE datname = current_database()")
        }
        await other.close()
        return count ?? 0
    }
}
