import Synchronization

/// The answer to a question that may take long, or for ever: it is asked once at a time, and what comes back is shared by all
/// who want it and kept for a moment. Nobody waits for it longer than the limit.
final class SharedAnswer<Answer: Sendable>: Sendable {
    private struct State {
        var kept: (answer: Answer, at: ContinuousClock.Instant)?
        /// The question under way, and since when.
        var asking: (task: Task<Void, Never>, since: ContinuousClock.Instant)?
        var waiting: [AsyncStream<Answer>.Continuation] = []
    }

    private enum Next {
        case have(Answer)
        case wait
        /// The question has been under way for longer than anybody waits.
        case giveUp
    }

    private let limit: Duration
    private let kept: Duration
    private let ask: @Sendable () async -> Answer
    private let state = Mutex(State())

    init(limit: Duration, kept: Duration, ask: @escaping @Sendable () async -> Answer) {
        self.limit = limit
        self.kept = kept
        self.ask = ask
    }

    /// - Returns: nil when the answer did not come within the limit.
    func answer() async -> Answer? {
        let (coming, reply) = AsyncStream.makeStream(of: Answer.self, bufferingPolicy: .bufferingNewest(1))
        switch next(reply) {
        case .have(let answer): return answer
        case .giveUp: return nil
        case .wait: return await first(of: coming)
        }
    }

    private func next(_ reply: AsyncStream<Answer>.Continuation) -> Next {
        let now = ContinuousClock.now
        return state.withLock { state in
            if let there = state.kept, now - there.at < kept { return .have(there.answer) }
            if let asking = state.asking, now - asking.since >= limit { return .giveUp }
            state.waiting.append(reply)
            if state.asking == nil { state.asking = (Task { await find() }, now) }
            return .wait
        }
    }

    /// Asks, and tells everyone who waits.
    private func find() async {
        let answer = await ask()
        let waiting = state.withLock { state in
            defer { (state.asking, state.waiting) = (nil, []) }
            state.kept = (answer, .now)
            return state.waiting
        }
        for reply in waiting {
            reply.yield(answer)
            reply.finish()
        }
    }

    private func first(of coming: AsyncStream<Answer>) async -> Answer? {
        await withTaskGroup(of: Answer?.self) { [limit] group in
            group.addTask { await coming.first { _ in true } }
            group.addTask {
                try? await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }
}
