import Domain
import Storage
import Synchronization

/// The open streams of this process, found by topic: what happens anywhere is said to those it concerns and to nobody else.
///
/// It tells of what it hears while `run` runs; before and after that, nobody can listen.
final class LiveHub: Sendable {
    /// How many streams there may be, and how long one lives.
    struct Limits: Sendable {
        /// More windows than this look at once, and the oldest of them is told to be quiet.
        var perPerson = 6
        var perProcess = 2000
        /// After this a browser comes again, and is authorized anew.
        var lifetime = Duration.seconds(900)
        /// A word now and then keeps proxies from taking a quiet stream for a dead one.
        var beat = Duration.seconds(20)
    }

    /// What is said to one stream.
    enum Word: Equatable, Sendable {
        case changed(LiveKind), beat
        /// The person has too many streams: this one should not come again by itself.
        case enough
    }

    /// Whether somebody may listen now.
    enum Answer: Sendable {
        case open(AsyncStream<Word>)
        /// Nothing is heard just now; come again in a moment.
        case closed
        case full
    }

    private let limits: Limits
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state: Mutex<LiveListeners>

    init(limits: Limits = Limits(), now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
        self.limits = limits
        self.now = now
        state = Mutex(LiveListeners(at: now()))
    }

    /// Opens a stream of what concerns `topics`.
    ///
    /// - Parameter age: how long ago the reader last looked; what was heard since is said at once.
    func listen(as person: ID<Person>, to topics: [LiveTopic], missing age: Duration = .zero) -> Answer {
        let now = now()
        // Room for what comes while a slow browser reads; who falls behind further is cut off, and comes again.
        let (words, voice) = AsyncStream.makeStream(of: Word.self, bufferingPolicy: .bufferingOldest(16))
        let (id, oldest): (Int?, LiveListeners.Listener?) = state.withLock { state in
            guard state.isOpen else { return (nil, nil) }
            let oldest = state.oldest(of: person, whenThereAre: limits.perPerson).flatMap { state.remove($0) }
            guard state.count < limits.perProcess else { return (nil, oldest) }
            if state.wasHeard(topics, since: now - age) { voice.yield(.changed(.everything)) }
            return (state.add(.init(person: person, topics: topics, since: now, voice: voice)), oldest)
        }
        oldest?.voice.yield(.enough)
        oldest?.voice.finish()
        guard let id else { return state.withLock { $0.isOpen } ? .full : .closed }
        voice.onTermination = { [weak self] _ in self?.state.withLock { _ = $0.remove(id) } }
        return .open(words)
    }

    /// Passes on what every process announces, until it is cancelled; then all streams end.
    func run(hearing announcements: AsyncStream<Announcement>) async {
        state.withLock { $0.isOpen = true }
        await withTaskGroup { group in
            group.addTask { for await announcement in announcements { self.hear(announcement) } }
            group.addTask {
                while (try? await Task.sleep(for: self.limits.beat)) != nil { self.beat() }
            }
            await group.next()
            group.cancelAll()
        }
        for voice in state.withLock({ $0.close() }) { voice.finish() }
    }

    func hear(_ announcement: Announcement) {
        // What was missed may be that somebody was signed out: all pages come back, and are authorized anew.
        if announcement == .gap { return state.withLock { $0.everyone }.forEach { $0.finish() } }
        guard let news = LiveNews(announcement) else { return }
        let concerned = state.withLock { $0.hear(news, at: now()) }
        if news.kind == .standing { concerned.forEach { $0.finish() } } else { say(.changed(news.kind), to: concerned) }
    }

    /// Keeps streams alive, and ends those that are old.
    func beat() {
        let (old, others) = state.withLock { $0.parted(at: now() - limits.lifetime) }
        old.forEach { $0.finish() }
        say(.beat, to: others)
    }

    private func say(_ word: Word, to voices: [LiveListeners.Voice]) {
        for voice in voices {
            if case .dropped = voice.yield(word) { voice.finish() }
        }
    }

    /// How many streams are open.
    var count: Int { state.withLock { $0.count } }
}
