import Synchronization

/// Hands announcements to everyone in this process who listens.
final class AnnouncementBoard: Sendable {
    private struct Listeners {
        var next = 0
        var all: [Int: AsyncStream<Announcement>.Continuation] = [:]
    }

    private let listeners = Mutex(Listeners())

    /// A listener that is slow loses the oldest, never the newest; it ends by being dropped.
    func listen() -> AsyncStream<Announcement> {
        let (stream, continuation) = AsyncStream.makeStream(of: Announcement.self, bufferingPolicy: .bufferingNewest(1024))
        let id = listeners.withLock { listeners in
            listeners.next += 1
            listeners.all[listeners.next] = continuation
            return listeners.next
        }
        continuation.onTermination = { [weak self] _ in
            self?.listeners.withLock { _ = $0.all.removeValue(forKey: id) }
        }
        return stream
    }

    func publish(_ announcements: [Announcement]) {
        guard !announcements.isEmpty else { return }
        let all = listeners.withLock { Array($0.all.values) }
        for listener in all {
            for announcement in announcements { listener.yield(announcement) }
        }
    }
}
