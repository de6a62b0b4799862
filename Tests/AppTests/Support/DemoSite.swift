import Domain
import Foundation
import Hummingbird
import Storage

@testable import App

/// The demo world for tests: loaded once, copied for each test that wants to change it.
actor DemoSite {
    static let shared = DemoSite()
    private var loaded: Task<String, any Error>?

    /// A site of its own with the demo in it, on the day every story begins.
    static func copy() async throws -> TestSite {
        let original = try await shared.original()
        let folder = NSTemporaryDirectory() + "foothold-demo-" + UUID().uuidString
        try FileManager.default.copyItem(atPath: original, toPath: folder)
        return try await TestSite(in: folder)
    }

    private func original() async throws -> String {
        if let loaded { return try await loaded.value }
        let task = Task {
            let folder = NSTemporaryDirectory() + "foothold-demo-original-" + UUID().uuidString
            var config = Config()
            config.data = folder
            config.database = "sqlite:\(folder)/foothold.db"
            try await Site.open(config, passwords: .quick).migrate()
            try await DemoWorld.load(config, now: TestSite.start)
            // A checkpointed copy: one file, without the log beside it.
            try await Site.open(config, passwords: .quick).database.backup(to: folder + "/copy.db")
            for name in ["foothold.db", "foothold.db-wal", "foothold.db-shm"] {
                try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
            }
            try FileManager.default.moveItem(atPath: folder + "/copy.db", toPath: folder + "/foothold.db")
            return folder
        }
        loaded = task
        return try await task.value
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
