import TestStores

/// A store that is filled once and copied for every test that wants one like it.
actor OriginalStore {
    private let fill: @Sendable (TestStore) async throws -> Void
    private var filled: Task<TestStore, any Error>?

    init(_ fill: @escaping @Sendable (TestStore) async throws -> Void) { self.fill = fill }

    func copy() async throws -> TestStore { try await TestStore(copying: original()) }

    private func original() async throws -> TestStore {
        if let filled { return try await filled.value }
        let task = Task { [fill] in
            let store = try await TestStore()
            try await fill(store)
            return store
        }
        filled = task
        return try await task.value
    }
}
