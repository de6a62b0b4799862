import Foundation
import TestStores
import Testing

@testable import Storage

/// The suite that every engine must pass; a later engine joins the list of stores.
@Suite("Stores")
struct EngineTests {
    private func withTable(_ kind: TestStore.Kind) async throws -> TestStore {
        let store = try await TestStore(kind)
        try await store.database.write { tx in
            try tx.run("CREATE TABLE port (id TEXT PRIMARY KEY, berths BIGINT NOT NULL CHECK (berths >= 0), open BOOLEAN)")
            try tx.run("CREATE TABLE ship (id TEXT PRIMARY KEY, port_id TEXT NOT NULL REFERENCES port (id))")
        }
        return store
    }

    @Test("Values come back as they went in", arguments: TestStore.Kind.available)
    func roundTrip(_ kind: TestStore.Kind) async throws {
        let test = try await withTable(kind)
        let store = test.database
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

    @Test("A transaction that throws leaves nothing behind", arguments: TestStore.Kind.available)
    func rollback(_ kind: TestStore.Kind) async throws {
        struct Stop: Error {}
        let test = try await withTable(kind)
        let store = test.database
        await #expect(throws: Stop.self) {
            try await store.write { tx in
                try tx.run("INSERT INTO port (id, berths) VALUES ('a', 1)")
                throw Stop()
            }
        }
        #expect(try await store.read { tx in try tx.rows("SELECT id FROM port") }.isEmpty)
    }

    @Test("What the schema refuses is named by its kind", arguments: TestStore.Kind.available)
    func refusals(_ kind: TestStore.Kind) async throws {
        let test = try await withTable(kind)
        let store = test.database
        try await store.write { tx in try tx.run("INSERT INTO port (id, berths) VALUES ('a', 1)") }
        func refusal(_ sql: SQL) async -> StorageError? {
            do { _ = try await store.write { tx in try tx.run(sql) } } catch { return error as? StorageError }
            return nil
        }
        guard case .duplicate = await refusal("INSERT INTO port (id, berths) VALUES ('a', 2)") else { Issue.record("no duplicate"); return }
        guard case .invariant = await refusal("INSERT INTO port (id, berths) VALUES ('b', -1)") else {
            Issue.record("no invariant"); return
        }
        guard case .reference = await refusal("INSERT INTO ship (id, port_id) VALUES ('s', 'nowhere')") else {
            Issue.record("no reference"); return
        }
    }

    @Test("A reading transaction cannot write, and a missing column is an error with its name", arguments: TestStore.Kind.available)
    func reading(_ kind: TestStore.Kind) async throws {
        let test = try await withTable(kind)
        let store = test.database
        await #expect(throws: StorageError.self) {
            try await store.read { tx in try tx.run("INSERT INTO port (id, berths) VALUES ('a', 1)") }
        }
        try await store.write { tx in try tx.run("INSERT INTO port (id, berths) VALUES ('a', 1)") }
        let row = try #require(try await store.read { tx in try tx.row("SELECT id FROM port") })
        #expect(throws: StorageError.column("no column berths")) { try row["berths"] as Int }
    }

    @Test("Many writers at once: each adds its one, none is lost", arguments: TestStore.Kind.available)
    func writers(_ kind: TestStore.Kind) async throws {
        let test = try await withTable(kind)
        let store = test.database
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
    func synchronous() async throws {
        let full = try await TestStore(.sqlite, synchronous: .full)
        #expect(try (full.database as? SQLiteEngine)?.synchronousLevel() == 2)
        let normal = try await TestStore(.sqlite, synchronous: .normal)
        #expect(try (normal.database as? SQLiteEngine)?.synchronousLevel() == 1)
    }

    @Test("A SQLite backup is a whole store of its own")
    func backup() async throws {
        let store = try await withTable(.sqlite)
        try await store.database.write { tx in try tx.run("INSERT INTO port (id, berths) VALUES ('a', 7)") }
        let copy = try await TestStore(.sqlite, copying: store)
        #expect(try await copy.database.read { tx in try tx.value("SELECT berths AS value FROM port") as Int? } == 7)
        #expect(try await copy.database.integrityProblems().isEmpty)
    }

    @Test("A snapshot stays as it was, whatever is written meanwhile", arguments: TestStore.Kind.available)
    func snapshot(_ kind: TestStore.Kind) async throws {
        let test = try await withTable(kind)
        let count: @Sendable (Transaction) throws -> Int? = { tx in try tx.value("SELECT COUNT(*) AS value FROM port") }
        try await test.database.snapshot { snapshot in
            #expect(try await snapshot.read(count) == 0)
            try await test.database.write { tx in try tx.run("INSERT INTO port (id, berths) VALUES ('a', 1)") }
            #expect(try await snapshot.read(count) == 0)
        }
        #expect(try await test.database.read(count) == 1)
    }

    @Test("What is announced is heard after the commit, and never when there was none", arguments: TestStore.Kind.available)
    func announcements(_ kind: TestStore.Kind) async throws {
        struct Stop: Error {}
        let test = try await withTable(kind)
        var heard = test.database.announcements().makeAsyncIterator()
        // The listener of PostgreSQL says when it is there.
        if kind == .postgres { #expect(await heard.next() == .gap) }
        await #expect(throws: Stop.self) {
            try await test.database.write { tx in
                try tx.announce("ships", "undone")
                throw Stop()
            }
        }
        try await test.database.write { tx in try tx.announce("ships", "01 has landed") }
        #expect(await heard.next() == Announcement("ships", "01 has landed"))
    }
}

@Suite("Schema steps")
struct MigratorTests {
    private let first = Migration(1, "ports", "CREATE TABLE port (id TEXT PRIMARY KEY); CREATE TABLE pier (id TEXT PRIMARY KEY);")
    private let second = Migration(2, "ships", "CREATE TABLE ship (id TEXT PRIMARY KEY);")

    @Test("Each step is applied once, in the order of the numbers", arguments: TestStore.Kind.available)
    func applies(_ kind: TestStore.Kind) async throws {
        let test = try await TestStore(kind)
        let store = test.database
        #expect(try await Migrator([second, first]).missing(in: store).map(\.number) == [1, 2])
        #expect(try await Migrator([first]).migrate(store, now: 1).map(\.number) == [1])
        #expect(try await Migrator([second, first]).migrate(store, now: 2).map(\.number) == [2])
        #expect(try await Migrator([first, second]).migrate(store, now: 3).isEmpty)
    }

    @Test("A step that was edited, or is not known here, stops everything", arguments: TestStore.Kind.available)
    func refuses(_ kind: TestStore.Kind) async throws {
        let test = try await TestStore(kind)
        let store = test.database
        try await Migrator([first, second]).migrate(store, now: 1)
        await #expect(throws: StorageError.self) { try await Migrator([first]).migrate(store, now: 2) }
        let edited = Migration(2, "ships", "CREATE TABLE ship (id TEXT PRIMARY KEY, name TEXT);")
        await #expect(throws: StorageError.self) { try await Migrator([first, edited]).migrate(store, now: 2) }
    }

    @Test("A step that fails leaves the steps before it unapplied too", arguments: TestStore.Kind.available)
    func whole(_ kind: TestStore.Kind) async throws {
        let test = try await TestStore(kind)
        let store = test.database
        let broken = Migration(2, "broken", "CREATE TABLE ship (id TEXT PRIMARY KEY); CREATE TABLE;")
        await #expect(throws: (any Error).self) { try await Migrator([first, broken]).migrate(store, now: 1) }
        #expect(try await Migrator([first]).missing(in: store).map(\.number) == [1])
    }

    @Test("Several programs that migrate at once apply each step once", arguments: TestStore.Kind.available)
    func together(_ kind: TestStore.Kind) async throws {
        let test = try await TestStore(kind)
        let migrator = Migrator([first, second])
        let applied = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { try await migrator.migrate(test.database, now: 1).count } }
            return try await group.reduce(0, +)
        }
        #expect(applied == 2)
    }
}
