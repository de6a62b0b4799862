/// What a store tells whoever counts what it does.
public enum StoreEvent: Hashable, Sendable {
    public enum Act: String, Sendable, CaseIterable { case read, write, snapshot }

    /// How a transaction ended, whatever it took.
    public enum Outcome: String, Sendable, CaseIterable {
        case committed
        /// What ran in it, or a rule of the schema, refused.
        case rolledBack = "rolled_back"
        case busy, unavailable, uncertain
        /// The program and the store do not understand each other.
        case failed
    }

    case ended(Act, Outcome)
    /// A transaction is run again, because the server has certainly undone it.
    case retried
    /// A connection broke, or was left in no state to be used again, and was dropped.
    case connectionLost
}

/// Hears what a store does, so that it can be counted; Storage itself counts nothing.
public struct StoreObserver: Sendable {
    let tell: @Sendable (StoreEvent) -> Void

    /// - Parameter tell: called on the threads that work, so it must be quick.
    public init(_ tell: @escaping @Sendable (StoreEvent) -> Void) { self.tell = tell }

    public static let nobody = StoreObserver { _ in }

    /// Does what `body` does, and tells how it ended.
    func watch<Value: Sendable>(_ act: StoreEvent.Act, _ body: () async throws -> Value) async throws -> Value {
        do {
            let value = try await body()
            tell(.ended(act, .committed))
            return value
        } catch {
            tell(.ended(act, Self.outcome(error)))
            throw error
        }
    }

    private static func outcome(_ error: any Error) -> StoreEvent.Outcome {
        guard let error = error as? StorageError else { return .rolledBack }
        return switch error {
        case .duplicate, .reference, .invariant: .rolledBack
        case .busy: .busy
        case .unavailable: .unavailable
        case .uncertain: .uncertain
        case .column, .schema, .other: .failed
        }
    }
}
