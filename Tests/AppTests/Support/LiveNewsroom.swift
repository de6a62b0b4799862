import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Storage

@testable import App

extension TestSite {
    /// What is announced while `act` runs, in its order, as this process hears it or another one that has the store open too.
    func news(heardBy other: (any SQLDatabase)? = nil, of act: () async throws -> Void) async throws -> [LiveNews] {
        try await announcements(heardBy: other, of: act).compactMap(LiveNews.init)
    }

    /// Lets the index look up what is announced while `act` runs, as its keeper does.
    func indexing(_ act: () async throws -> Void) async throws {
        var pending = PendingTopics()
        for announcement in try await announcements(of: act) { _ = pending.hear(announcement) }
        try await IndexKeeper(site: site).take(in: pending)
    }

    /// Everything that is announced while `act` runs.
    func announcements(heardBy other: (any SQLDatabase)? = nil, of act: () async throws -> Void) async throws -> [Announcement] {
        let database = site.database
        var heard = (other ?? database).announcements().makeAsyncIterator()
        // A store that tells other processes begins to listen in its own time.
        let knocking = Task {
            while !Task.isCancelled {
                try await database.write { tx in try tx.announce("test", "begin") }
                try await Task.sleep(for: .milliseconds(10))
            }
        }
        while let next = await heard.next(), next != Announcement("test", "begin") {}
        knocking.cancel()
        _ = await knocking.result
        try await act()
        try await database.write { tx in try tx.announce("test", "end") }
        var all: [Announcement] = []
        while let next = await heard.next(), next != Announcement("test", "end") { all.append(next) }
        return all
    }

    /// What somebody would listen to now.
    func topics(of visitor: Visitor) async throws -> Set<LiveTopic> {
        guard let id = visitor.id else { return [] }
        let token = try await site.sessions.open(for: id, agent: "test")
        return Set(try await site.sessions.viewer(holding: token).map(LiveTopic.all) ?? [])
    }

    /// The kinds of news of `act` that somebody is told of.
    func told(_ visitor: Visitor, in news: [LiveNews]) async throws -> [LiveKind] {
        let own = try await topics(of: visitor)
        return news.filter { !own.isDisjoint(with: $0.topics) }.map(\.kind)
    }

    /// Serves the site on a real port while `body` runs, and is back when the server has stopped as it does at SIGTERM.
    func served<Value: Sendable>(_ body: @escaping @Sendable (_ url: String) async throws -> Value) async throws -> Value {
        let application = Hummingbird.Application(
            router: Routes(site: site).router(), configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            services: [LiveUpdates(site: site)], logger: site.logger)
        let live = site.live
        return try await application.test(.live) { client in
            while case .closed = live.listen(as: ID("nobody"), to: []) { try await Task.sleep(for: .milliseconds(5)) }
            return try await body("http://127.0.0.1:\(client.port ?? 0)")
        }
    }
}
