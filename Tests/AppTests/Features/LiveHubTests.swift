import Domain
import Foundation
import Storage
import Synchronization
import Testing

@testable import App

@Suite("Live updates: the hub", .timeLimit(.minutes(5)))
struct LiveHubTests {
    private let mina = ID<Person>("mina")
    private let omar = ID<Person>("omar")
    private let clock = HandClock()
    private let tern = LiveTopic.organization(ID("tern"))

    /// A hub at work, and the voice of the store.
    private func running(
        _ limits: LiveHub.Limits = .init(), _ body: (LiveHub, AsyncStream<Announcement>.Continuation) async throws -> Void
    ) async throws {
        let hub = LiveHub(limits: limits, now: { [clock] in clock.now })
        let (announcements, store) = AsyncStream.makeStream(of: Announcement.self)
        let work = Task { await hub.run(hearing: announcements) }
        while case .closed = hub.listen(as: ID("nobody"), to: []) { await Task.yield() }
        try await body(hub, store)
        work.cancel()
        await work.value
    }

    private func open(_ hub: LiveHub, _ person: ID<Person>, _ topics: [LiveTopic] = [], missing age: Duration = .zero) throws
        -> AsyncStream<LiveHub.Word>
    {
        guard case .open(let words) = hub.listen(as: person, to: [.person(person)] + topics, missing: age) else {
            throw Refusal.conflict("nobody can listen")
        }
        return words
    }

    /// Everything said until the stream ends.
    private func all(_ words: AsyncStream<LiveHub.Word>) async -> [LiveHub.Word] {
        await words.reduce(into: []) { $0.append($1) }
    }

    private func news(_ kind: LiveKind, _ topics: [LiveTopic]) -> Announcement { Announcement("live", LiveNews(kind, to: topics).text) }

    @Test("News reach those they concern, once, and nobody else; the end of the hub ends every stream")
    func topics() async throws {
        var streams: [AsyncStream<LiveHub.Word>] = []
        try await running { hub, store in
            streams = [try open(hub, mina), try open(hub, omar, [tern])]
            hub.hear(news(.message, [.person(mina), .person(omar), tern]))
            hub.hear(news(.project, [tern]))
            hub.hear(Announcement("jobs", "01k"))
        }
        #expect(await all(streams[0]) == [.changed(.message)])
        #expect(await all(streams[1]) == [.changed(.message), .changed(.project)])
    }

    @Test("Where news were missed every stream ends, so that pages come back and are authorized anew; who comes then may listen")
    func gap() async throws {
        try await running { hub, _ in
            let streams = [try open(hub, mina), try open(hub, omar, [tern])]
            hub.hear(news(.message, [.person(mina)]))
            hub.hear(.gap)
            #expect(hub.count == 0)
            #expect(await all(streams[0]) == [.changed(.message)])
            #expect(await all(streams[1]) == [])
            clock.pass(.seconds(3))
            let again = try open(hub, mina)
            hub.hear(news(.notice, [.person(mina)]))
            hub.hear(.gap)
            #expect(await all(again) == [.changed(.notice)])
        }
    }

    @Test("What the store announces is what the hub hears")
    func store() async throws {
        try await running { hub, store in
            var words = try open(hub, mina).makeAsyncIterator()
            store.yield(news(.notice, [.person(mina)]))
            #expect(await words.next() == .changed(.notice))
        }
    }

    @Test("Before it runs and after, nobody can listen")
    func closed() async throws {
        var ended: LiveHub?
        try await running { hub, _ in ended = hub }
        for hub in [LiveHub(), try #require(ended)] {
            guard case .closed = hub.listen(as: mina, to: []) else { throw Refusal.conflict("it is open") }
        }
    }

    @Test("One window too many, and the oldest of that person is told to be quiet; past the process's limit nobody comes in")
    func limits() async throws {
        try await running(.init(perPerson: 2, perProcess: 3)) { hub, _ in
            let first = try open(hub, mina)
            let second = try open(hub, mina)
            let others = try open(hub, omar)
            guard case .full = hub.listen(as: ID("zed"), to: [.person(ID("zed"))]) else { throw Refusal.conflict("there is room") }
            let third = try open(hub, mina)
            #expect(await all(first) == [.enough])
            #expect(hub.count == 3)
            hub.hear(news(.standing, [.person(mina)]))
            for stream in [second, third] { #expect(await all(stream) == []) }
            #expect(hub.count == 1, "who somebody is changed: their streams ended, unsaid")
            _ = others
        }
    }

    @Test("A stream is kept alive by beats, and ends when it is old")
    func beats() async throws {
        try await running(.init(lifetime: .seconds(900))) { hub, _ in
            let words = try open(hub, mina)
            hub.beat()
            clock.pass(.seconds(899))
            hub.beat()
            #expect(hub.count == 1)
            clock.pass(.seconds(2))
            hub.beat()
            #expect(hub.count == 0)
            #expect(await all(words) == [.beat, .beat])
        }
        try await running(.init(beat: .milliseconds(5))) { hub, _ in
            var words = try open(hub, mina).makeAsyncIterator()
            #expect(await words.next() == .beat, "it beats by itself")
        }
    }

    @Test("Who does not read is cut off rather than told half, and who went away is forgotten")
    func slow() async throws {
        try await running { hub, _ in
            let words = try open(hub, mina)
            for _ in 0..<40 { hub.hear(news(.message, [.person(mina)])) }
            #expect(hub.count == 0)
            #expect(await all(words).count == 16)
            _ = try open(hub, omar)
            #expect(hub.count == 0)
        }
    }

    @Test("What happened while a page was on its way is said at once, what was before is not")
    func missed() async throws {
        try await running { hub, _ in
            hub.hear(news(.message, [tern]))
            clock.pass(.seconds(40))
            let late = try open(hub, omar, [tern], missing: .seconds(41))
            let inTime = try open(hub, omar, [tern], missing: .seconds(39))
            let elsewhere = try open(hub, mina, missing: .seconds(41))
            for _ in 0..<3 {
                clock.pass(.seconds(61))
                hub.hear(news(.project, [.organization(ID("other"))]))
            }
            let forgotten = try open(hub, omar, [tern], missing: .seconds(600))
            hub.hear(news(.standing, [.person(mina), .person(omar)]))
            #expect(await all(late) == [.changed(.everything)])
            for stream in [inTime, elsewhere, forgotten] { #expect(await all(stream) == []) }
        }
    }
}

/// A clock that goes on when it is told to.
private final class HandClock: Sendable {
    private let time = Mutex(ContinuousClock.now)

    var now: ContinuousClock.Instant { time.withLock { $0 } }

    func pass(_ duration: Duration) { time.withLock { $0 += duration } }
}
