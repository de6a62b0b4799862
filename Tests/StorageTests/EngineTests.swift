import Foundation
import Testing

@testable import Storage

/// The suite that every engine must pass; a later engine joins the list of stores.
@Suite("Stores")
struct EngineTests {
    static func store() throws -> SQLiteEngine {
        try SQLiteEngine(path: NSTemporaryDirectory() + "foothold-store-\(UUID().uuidString).db")
    }

    private func withTable() async throws -> SQLiteEngine {
        let store = try Self.store()
        try await store.write { tx in
            try tx.run("CREATE TABLE port (id TEXT PRIMARY KEY, berths BIGINT NOT NULL CHECK (berths >= 0), open BOOLEAN)")
            try tx.run("CREATE TABLE ship (id TEXT PRIMARY KEY, port_id TEXT NOT NULL REFERENCES port (id))")
        }
        return store
    }

    @Test("Values come back as they went in")
    func roundTrip() async throws {
        let store = try await withTable()
        let name = "Ærø \u{202E}‮ 港 ' \" \\ 😀"
        try await store.write { tx in try tx.run("INSERT INTO port (id, berths, open) VALUES (\(name), \(Int64.max), \(true))") }
        let row = try #require(try await store.read { tx in try tx.row("SELECT * FROM port") })
        #expect(try row["id"] == name)
        #expect(try row["berths"] == Int64.max)
        #expect(try row["open"] as Bool)
        try await store.write { tx in try tx.run("UPDATE port SET open = \(nil as Bool?)") }
        let empty = try #require(try await store.read { tx in try tx.row("SELECT open FROM port") })
        #expect(try empty["open"] as Bool? == nil)
    }

    @Test("A transaction that throws leaves nothing behind")
    func rollback() async throws {
        struct Stop: Error {}
        let store = try await withTable()
        await #expect(throws: Stop.self) {
            try await store.write { tx in
                try tx.run("INSERT INTO port (id, berths) VALUES ('a', 1)")
                throw Stop()
            }
        }
        #expect(try await store.read { tx in try tx.rows("SELECT id FROM port") }.isEmpty)
    }

    @Test("What the schema refuses is named by its kind")
    func refusals() async throws {
        let store = try await withTable()
        try await store.write { tx in try tx.run("INSERT INTO port (id, berths) VALUES ('a', 1)") }
        func kind(_ sql: SQL) async -> StorageError? {
            do { _ = try await store.write { tx in try tx.run(sql) } } catch { return error as? StorageError }
            return nil
        }
        guard case .duplicate = await kind("INSERT INTO port (id, berths) VALUES ('a', 2)") else { Issue.record("no duplicate"); return }
        guard case .invariant = await kind("INSERT INTO port (id, berths) VALUES ('b', -1)") else { Issue.record("no invariant"); return }
        guard case .reference = await kind("INSERT INTO ship (id, port_id) VALUES ('s', 'nowhere')") else {
            Issue.record("no reference"); return
        }
    }

    @Test("A reading transaction cannot write, and a missing column is an error with its name")
    func reading() async throws {
        let store = try await withTable()
        await #expect(throws: StorageError.self) {
            try await store.read { tx in try tx.run("INSERT INTO port (id, berths) VALUES ('a', 1)") }
        }
        try await store.write { tx in try tx.run("INSERT INTO port (id, berths) VALUES ('a', 1)") }
        let row = try #require(try await store.read { tx in try tx.row("SELECT id FROM port") })
        #expect(throws: StorageError.column("no column berths")) { try row["berths"] as Int }
    }

    @Test("Many writers at once: each adds its one, none is lost")
    func writers() async throws {
        let store = try await withTable()
        try await store.write { tx in try tx.run("INSERT INTO port (id, berths) VALUES ('a', 0)") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<100 {
                group.addTask { _ = try await store.write { tx in try tx.run("UPDATE port SET berths = berths + 1 WHERE id = 'a'") } }
            }
            try await group.waitForAll()
        }
        #expect(try await store.read { tx in try tx.value("SELECT berths AS value FROM port") as Int? } == 100)
    }

    @Test("A commit is pushed to the disk unless asked otherwise")
    func synchronous() throws {
        #expect(try Self.store().synchronousLevel() == 2)
        let normal = try SQLiteEngine(path: NSTemporaryDirectory() + "foothold-store-\(UUID().uuidString).db", synchronous: .normal)
        #expect(try normal.synchronousLevel() == 1)
    }

    @Test("A backup is a whole store of its own")
    func backup() async throws {
        let store = try await withTable()
        try await store.write { tx in try tx.run("INSERT INTO port (id, berths) VALUES ('a', 7)") }
        let path = NSTemporaryDirectory() + "foothold-copy-\(UUID().uuidString).db"
        try await store.backup(to: path)
        let copy = try SQLiteEngine(path: path)
        #expect(try await copy.read { tx in try tx.value("SELECT berths AS value FROM port") as Int? } == 7)
        #expect(try await copy.integrityProblems().isEmpty)
    }
}

@Suite("Schema steps")
struct MigratorTests {
    private let first = Migration(1, "ports", "CREATE TABLE port (id TEXT PRIMARY KEY); CREATE TABLE pier (id TEXT PRIMARY KEY);")
    private let second = Migration(2, "ships", "CREATE TABLE ship (id TEXT PRIMARY KEY);")

    @Test("Each step is applied once, in the order of the numbers")
    func applies() async throws {
        let store = try EngineTests.store()
        #expect(try await Migrator([second, first]).missing(in: store).map(\.number) == [1, 2])
        #expect(try await Migrator([first]).migrate(store, now: 1).map(\.number) == [1])
        #expect(try await Migrator([second, first]).migrate(store, now: 2).map(\.number) == [2])
        #expect(try await Migrator([first, second]).migrate(store, now: 3).isEmpty)
    }

    @Test("A step that was edited, or is not known here, stops everything")
    func refuses() async throws {
        let store = try EngineTests.store()
        try await Migrator([first, second]).migrate(store, now: 1)
        await #expect(throws: StorageError.self) { try await Migrator([first]).migrate(store, now: 2) }
        let edited = Migration(2, "ships", "CREATE TABLE ship (id TEXT PRIMARY KEY, name TEXT);")
        await #expect(throws: StorageError.self) { try await Migrator([first, edited]).migrate(store, now: 2) }
    }

    @Test("A step that fails leaves the steps before it unapplied too")
    func whole() async throws {
        let store = try EngineTests.store()
        let broken = Migration(2, "broken", "CREATE TABLE ship (id TEXT PRIMARY KEY); CREATE TABLE;")
        await #expect(throws: (any Error).self) { try await Migrator([first, broken]).migrate(store, now: 1) }
        #expect(try await Migrator([first]).missing(in: store).map(\.number) == [1])
    }
}
