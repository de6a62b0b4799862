import Domain
import Foundation
import Storage
import Synchronization
import Testing

@testable import App

extension Work {
    static let invitation = [
        ("name", "Lea Brandt"), ("email", "lea@people.example"), ("kind", "colleague"), ("pledged", "3"), ("note", "She knows lists."),
    ]

    /// Lea has an account, was invited and accepted.
    func mentored() async throws -> Visitor {
        let lea = try await site.person("Lea Brandt", "lea@people.example", zone: "Europe/Berlin")
        #expect(try await omar.post("\(room)/mentor", Self.invitation).status == 303)
        let path = try await site.link(to: "lea@people.example")
        #expect(try await lea.post(path).status == 303)
        return lea
    }

    /// Lea plans a meeting with Mina.
    @discardableResult
    func meet(_ lea: Visitor, day: String = "2026-11-05", time: String = "15:00") async throws -> Answer {
        try await lea.post(
            "\(room)/meetings",
            [("day", day), ("time", time), ("minutes", "30"), ("place", "https://meet.example/lea"), ("topic", "First, look; then, ask")])
    }

    func id(of table: SQL) async throws -> String {
        try await site.value("SELECT id AS value FROM \(table) ORDER BY id DESC LIMIT 1")
    }

    /// Everything is handed in and accepted.
    func complete() async throws {
        for position in 1...2 {
            try await submit(position)
            try await review(position, "accept")
        }
        #expect(try await row().state == .completed)
    }
}

extension TestSite {
    /// The path of the newest link mailed to an address; what is due is done first.
    func link(to email: String) async throws -> String {
        try await settle()
        let body = try #require(post.to(email).last?.body)
        let line = body.split(separator: "\n").first { $0.hasPrefix(site.config.url + "/") }
        return String(try #require(line).dropFirst(site.config.url.count))
    }
}

/// Takes messages to chats, remembers them, and answers as it is told.
final class MemoryPoster: WebhookPoster {
    private let state = Mutex<(statuses: [Int], sent: [(json: String, url: String)], isPrivate: Bool)>(([], [], false))

    var sent: [(json: String, url: String)] { state.withLock { $0.sent } }

    /// The next answers; afterwards everything is taken.
    func answer(_ statuses: Int...) { state.withLock { $0.statuses = statuses } }

    func refuseAsPrivate() { state.withLock { $0.isPrivate = true } }

    func post(_ json: String, to url: String) async throws -> Int {
        try state.withLock { state in
            if state.isPrivate { throw WebhookError.privateAddress }
            state.sent.append((json, url))
            return state.statuses.isEmpty ? 200 : state.statuses.removeFirst()
        }
    }
}
