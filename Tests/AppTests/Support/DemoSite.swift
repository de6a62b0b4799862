import Domain
import Foundation
import Hummingbird
import Storage

@testable import App

/// The demo world for tests: loaded once, copied for each test that wants to change it.
enum DemoSite {
    private static let data = NSTemporaryDirectory() + "foothold-demo-" + UUID().uuidString

    private static let original = OriginalStore { store in
        var config = Config()
        config.data = data
        config.database = store.address
        try await Site.open(config, passwords: .quick).migrate()
        try await DemoWorld.load(config, now: TestSite.start)
    }

    /// A site of its own with the demo in it, on the day every story begins.
    static func copy() async throws -> TestSite {
        let store = try await original.copy()
        let folder = NSTemporaryDirectory() + "foothold-demo-" + UUID().uuidString
        try FileManager.default.copyItem(atPath: data, toPath: folder)
        return try await TestSite(in: folder, on: store)
    }
}

extension TestSite {
    /// One of the demo's people, signed in.
    func member(_ email: String) async throws -> Visitor {
        let address = try Email(email)
        guard let person = try await site.database.read({ tx in try tx.person(at: address) }) else { throw Refusal.notFound }
        let token = try await site.sessions.open(for: person.id, agent: "test")
        return Visitor(
            self, id: person.id, name: person.name, email: email,
            cookies: [SessionCookie(isProduction: site.config.isProduction).name: token])
    }

    /// The only column of the first row, named `value`.
    func value(_ sql: SQL) async throws -> String {
        try await site.database.read { tx in try tx.value(sql) as String? } ?? ""
    }
}
