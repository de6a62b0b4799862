import Domain

/// Who listens to what, and what was heard lately; the hub's memory, guarded by its lock.
///
/// Voices are only handed out, never spoken to in here: a voice that ends calls back for the lock.
struct LiveListeners: Sendable {
    typealias Voice = AsyncStream<LiveHub.Word>.Continuation

    /// One open stream.
    struct Listener: Sendable {
        let person: ID<Person>
        let topics: [LiveTopic]
        let since: ContinuousClock.Instant
        let voice: Voice
    }

    /// How long what was heard is remembered at least, for pages that are still on their way to a browser.
    static let memory = Duration.seconds(60)

    var isOpen = false
    private var last = 0
    private var listeners: [Int: Listener] = [:]
    private var byTopic: [LiveTopic: Set<Int>] = [:]
    /// When each topic was last heard of: two books, of which the older is thrown away when the newer is full of its time.
    private var lately: (now: [LiveTopic: ContinuousClock.Instant], before: [LiveTopic: ContinuousClock.Instant]) = ([:], [:])
    private var turnedAt: ContinuousClock.Instant

    init(at now: ContinuousClock.Instant) { turnedAt = now }

    var count: Int { listeners.count }
    var everyone: [Voice] { listeners.values.map(\.voice) }

    mutating func add(_ listener: Listener) -> Int {
        last += 1
        listeners[last] = listener
        for topic in listener.topics { byTopic[topic, default: []].insert(last) }
        return last
    }

    mutating func remove(_ id: Int) -> Listener? {
        guard let listener = listeners.removeValue(forKey: id) else { return nil }
        for topic in listener.topics {
            byTopic[topic]?.remove(id)
            if byTopic[topic]?.isEmpty == true { byTopic[topic] = nil }
        }
        return listener
    }

    /// The stream that must go before this person opens another one.
    func oldest(of person: ID<Person>, whenThereAre limit: Int) -> Int? {
        let own = (byTopic[.person(person)] ?? []).filter { listeners[$0]?.person == person }
        return own.count < limit ? nil : own.min()
    }

    /// Remembers what was heard.
    ///
    /// - Returns: whom it concerns.
    mutating func hear(_ news: LiveNews, at now: ContinuousClock.Instant) -> [Voice] {
        if now - turnedAt > Self.memory { (lately, turnedAt) = (([:], lately.now), now) }
        for topic in news.topics { lately.now[topic] = now }
        let ids = news.topics.reduce(into: Set<Int>()) { ids, topic in ids.formUnion(byTopic[topic] ?? []) }
        return ids.compactMap { listeners[$0]?.voice }
    }

    func wasHeard(_ topics: [LiveTopic], since moment: ContinuousClock.Instant) -> Bool {
        topics.contains { topic in (lately.now[topic] ?? lately.before[topic]).map { $0 >= moment } ?? false }
    }

    /// Those opened before a moment, and all others.
    func parted(at moment: ContinuousClock.Instant) -> (old: [Voice], others: [Voice]) {
        let old = listeners.values.filter { $0.since < moment }.map(\.voice)
        return (old, listeners.values.filter { $0.since >= moment }.map(\.voice))
    }

    /// From now on nobody can listen.
    ///
    /// - Returns: everyone who did.
    mutating func close() -> [Voice] {
        let voices = everyone
        (isOpen, listeners, byTopic) = (false, [:], [:])
        return voices
    }
}
