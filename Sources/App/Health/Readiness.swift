import Logging
import Storage
import Synchronization

/// Whether this process may be sent visitors: it is not being stopped, its store answers, the schema is the one it was built with,
/// and lists can be made without asking the store.
public final class Readiness: Sendable {
    /// The answer, with a word for the operator when it is no.
    enum Verdict: Hashable, Sendable {
        case ready
        case notReady(String)
    }

    private let store: SharedAnswer<Verdict>
    private let isStopping = Atomic(false)
    private let isIndexing = Atomic(false)
    private let said = Mutex(Verdict.ready)
    private let logger: Logger

    /// - Parameters:
    ///   - limit: how long anybody waits for the store.
    ///   - kept: how long an answer of the store holds, so that many balancers are no burden to it.
    init(_ database: any SQLDatabase, logger: Logger, limit: Duration = .seconds(2), kept: Duration = .seconds(1)) {
        self.logger = logger
        store = SharedAnswer(limit: limit, kept: kept) { await Self.look(at: database) }
    }

    func verdict() async -> Verdict {
        guard !isStopping.load(ordering: .relaxed) else { return .notReady("stopping") }
        var verdict = await store.answer() ?? .notReady("the store does not answer")
        if verdict == .ready, isIndexing.load(ordering: .relaxed) { verdict = .notReady("the index of projects is being made") }
        log(verdict)
        return verdict
    }

    /// From now on the answer is no: whoever sends visitors shall send them elsewhere.
    func stop() { isStopping.store(true, ordering: .relaxed) }

    /// While the first index is made every list costs the store much, so visitors are better sent elsewhere.
    func indexing(_ goesOn: Bool) { isIndexing.store(goesOn, ordering: .relaxed) }

    private static func look(at database: any SQLDatabase) async -> Verdict {
        do {
            let missing = try await Migrator(SchemaSteps.all).missing(in: database).count
            guard missing == 0 else { return .notReady("the schema lacks \(missing) steps") }
            return try await Carrier.isUnfinished(in: database) ? .notReady("rows are still carried into the store") : .ready
        } catch StorageError.schema { return .notReady("the schema is another program's") } catch StorageError.unavailable {
            return .notReady("the store cannot be reached")
        } catch StorageError.busy { return .notReady("the store is too busy") } catch { return .notReady("the store failed") }
    }

    /// Asked every other second, it is worth a line only when the answer changes.
    private func log(_ verdict: Verdict) {
        let isNew = said.withLock { said in
            defer { said = verdict }
            return said != verdict
        }
        guard isNew else { return }
        switch verdict {
        case .ready: logger.notice("health.ready")
        case .notReady(let reason): logger.warning("health.notReady", metadata: ["reason": "\(reason)"])
        }
    }
}
