import Synchronization
import TestStores
import Testing

@testable import Storage

/// What only PostgreSQL can do to us: connections that break, servers that go, transactions that clash.
@Suite("PostgreSQL", .enabled(if: TestStore.Kind.available.contains(.postgres), "run it under bin/with-postgres"))
struct PostgresTests {
    private func withTable() async throws -> TestStore {
        let store = try await TestStore(.postgres)
        try await store.database.write { tx in
            try tx.run("CREATE TABLE port (id TEXT PRIMARY KEY, berths BIGINT NOT NULL)")
            try tx.run("INSERT INTO port (id, berths) VALUES ('a', 0)")
            try tx.run("INSERT INTO port (id, berths) VALUES ('b', 0)")
        }
        return store
    }

    private func berths(_ store: TestStore, _ id: String = "a") async throws -> Int? {
        try await store.database.read { tx in try tx.value("SELECT berths AS value FROM port WHERE id = \(id)") }
    }

    /// Ends every other connection to the same database, as a restart of the server does.
    private func endConnections(of store: TestStore) async throws {
        let other = PostgresEngine(PostgresAddress(store.address), connections: 1)
        try await other.write { tx in
            _ = try tx.rows(
                """
                SELECT pg_terminate_backend(pid)::text AS gone FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """)
        }
        await other.close()
    }

    @Test("Connections that broke while nobody used them are noticed by nobody")
    func idle() async throws {
        let store = try await withTable()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { _ = try await self.berths(store) } }
            try await group.waitForAll()
        }
        try await endConnections(of: store)
        try await store.database.write { tx in try tx.run("UPDATE port SET berths = berths + 1 WHERE id = 'a'") }
        try await endConnections(of: store)
        #expect(try await berths(store) == 1)
    }

    @Test("A connection that breaks before COMMIT: the act is done again, once, and is there once")
    func beforeCommit() async throws {
        let store = try await withTable()
        let runs = Mutex(0)
        try await store.database.write { tx in
            try tx.run("UPDATE port SET berths = berths + 1 WHERE id = 'a'")
            if runs.withLock({ count in
                count += 1; return count
            }) == 1 {
                try tx.run("SELECT pg_terminate_backend(pg_backend_pid())")
            }
        }
        #expect(runs.withLock { $0 } == 2)
        #expect(try await berths(store) == 1)
    }

    @Test("A connection that breaks again and again is a 503 to the visitor, and nothing is there")
    func alwaysBroken() async throws {
        let store = try await withTable()
        do {
            try await store.database.write { tx in
                try tx.run("UPDATE port SET berths = berths + 1 WHERE id = 'a'")
                try tx.run("SELECT pg_terminate_backend(pg_backend_pid())")
            }
            Issue.record("a broken connection committed")
        } catch StorageError.unavailable {}
        #expect(try await berths(store) == 0)
    }

    @Test("A connection that breaks during COMMIT: the server is asked, and what it undid is not called done")
    func duringCommit() async throws {
        let store = try await withTable()
        try await store.database.write { tx in
            try tx.connection.lockSchema()
            try tx.connection.run(
                script: """
                    CREATE FUNCTION leave () RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); RETURN NULL; END $$;
                    CREATE CONSTRAINT TRIGGER leaving AFTER UPDATE ON port DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION leave ();
                    """)
        }
        let runs = Mutex(0)
        do {
            try await store.database.write { tx in
                runs.withLock { $0 += 1 }
                try tx.run("UPDATE port SET berths = 7 WHERE id = 'a'")
            }
            Issue.record("an undone transaction was called done")
        } catch StorageError.unavailable {}
        #expect(runs.withLock { $0 } == 1)
        #expect(try await berths(store) == 0)
    }

    @Test("Two that wait for each other: the server undoes one, which is run again, and both are done")
    func deadlock() async throws {
        let store = try await withTable()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (first, second) in [("a", "b"), ("b", "a")] {
                group.addTask {
                    try await store.database.write { tx in
                        try tx.run("UPDATE port SET berths = berths + 1 WHERE id = \(first)")
                        _ = try tx.rows("SELECT pg_sleep(0.3)::text AS rest")
                        try tx.run("UPDATE port SET berths = berths + 1 WHERE id = \(second)")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await berths(store, "a") == 2)
        #expect(try await berths(store, "b") == 2)
    }

    @Test("When all connections are lent, the next one waits, and is told in time that it waited in vain")
    func full() async throws {
        let store = try await withTable()
        let pool = PostgresPool(PostgresAddress(store.address), most: 1, patience: .milliseconds(200))
        let (taken, isTaken) = AsyncStream.makeStream(of: Void.self)
        let (over, isOver) = AsyncStream.makeStream(of: Void.self)
        async let first: Void = pool.lend { _ in
            isTaken.yield()
            for await _ in over { break }
        }
        for await _ in taken { break }
        await #expect(throws: StorageError.busy("no connection became free in time")) { try await pool.lend { _ in } }
        isOver.yield()
        try await first
        try await pool.lend { _ in }
        #expect(pool.counts == (1, 1))
        await pool.close()
    }

    @Test("No server: said at once, and again, until there is one")
    func nobody() async throws {
        let engine = PostgresEngine(PostgresAddress("postgres://foothold@127.0.0.1:1/none"))
        for _ in 0..<3 {
            do {
                _ = try await engine.read { tx in try tx.rows("SELECT 1 AS value") }
                Issue.record("nobody answered")
            } catch StorageError.unavailable {}
        }
        await engine.close()
    }

    @Test("What may lag is asked of the replica; when that is gone, the primary answers")
    func replica() async throws {
        let (store, other) = (try await withTable(), try await TestStore(.postgres))
        try await other.database.write { tx in
            try tx.run("CREATE TABLE port (id TEXT PRIMARY KEY, berths BIGINT NOT NULL)")
            try tx.run("INSERT INTO port (id, berths) VALUES ('a', 99)")
        }
        let count: @Sendable (Transaction) throws -> Int? = { tx in try tx.value("SELECT berths AS value FROM port WHERE id = 'a'") }
        let both = PostgresEngine(PostgresAddress(store.address), replica: PostgresAddress(other.address))
        #expect(try await both.read(.lagging, count) == 99)
        #expect(try await both.read(.now, count) == 0)
        await both.close()
        let alone = PostgresEngine(PostgresAddress(store.address), replica: PostgresAddress("postgres://foothold@127.0.0.1:1/none"))
        #expect(try await alone.read(.lagging, count) == 0)
        await alone.close()
    }

    @Test("The listener comes back after its connection broke, and says that something may have been missed")
    func listening() async throws {
        let store = try await withTable()
        var heard = store.database.announcements().makeAsyncIterator()
        #expect(await heard.next() == .gap)
        try await endConnections(of: store)
        #expect(await heard.next() == .gap)
        try await store.database.write { tx in try tx.announce("ships", "here again") }
        #expect(await heard.next() == Announcement("ships", "here again"))
    }

    @Test("More statements than are kept prepared, with every kind of value and with none")
    func statements() async throws {
        let store = try await withTable()
        try await store.database.read { tx in
            for length in 1...PreparedStatements.most + 20 {
                let row = try tx.row("SELECT COUNT(*) AS value FROM port WHERE id IN \(list: Array(repeating: "a", count: length))")
                #expect(try row?["value"] == 1)
            }
            let row = try tx.row("SELECT \("x") AS a, \(3) AS b, \(true) AS c, \(nil as String?) AS d")
            #expect(try row?["a"] == "x" && row?["b"] == 3 && row?["c"] == true && row?["d"] as String? == nil)
        }
        await #expect(throws: StorageError.self) {
            try await store.database.write { tx in try tx.run("UPDATE port SET id = \("a\u{0}b")") }
        }
    }

    @Test("After a change of the schema, statements that were prepared before it are prepared anew")
    func changedSchema() async throws {
        let store = try await withTable()
        let narrow = PostgresEngine(PostgresAddress(store.address), connections: 1)
        // More of them than the engine tries: to forget one at a time would not do.
        let texts: [SQL] = ["id = 'a'", "id = 'b'", "berths = 0", "berths > 0", "berths < 0", "TRUE"]
        let all: @Sendable (Transaction) throws -> [Row] = { tx in try texts.flatMap { try tx.rows("SELECT * FROM port WHERE \($0)") } }
        #expect(try await narrow.read(all).count == 6)
        try await store.database.write { tx in try tx.run("ALTER TABLE port ADD COLUMN harbour TEXT NOT NULL DEFAULT 'north'") }
        #expect(try await narrow.read(all).allSatisfy { try $0["harbour"] == "north" })
        await narrow.close()
    }

    @Test("Writes are READ COMMITTED and reads see one moment, whatever the database was told to begin with")
    func isolation() async throws {
        let store = try await withTable()
        try await store.database.write { tx in
            try tx.run(
                "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation = serializable', current_database()); END $$"
            )
        }
        let engine = PostgresEngine(PostgresAddress(store.address))
        let level: @Sendable (Transaction) throws -> String? = { tx in
            try tx.value("SELECT current_setting('transaction_isolation') AS value")
        }
        #expect(try await engine.write(level) == "read committed")
        #expect(try await engine.read(level) == "repeatable read")
        await engine.close()
    }

    @Test("Over TLS the server's certificate is checked, when that is asked for")
    func tls() async throws {
        let store = try await TestStore(.postgres)
        let ca = try #require(TestServer.certificate)
        let named = store.address.replacing("127.0.0.1", with: "localhost")
        let good = PostgresEngine(PostgresAddress("\(named)?sslmode=verify-full&sslrootcert=\(ca)"))
        let isEncrypted: Bool? = try await good.read { tx in
            try tx.value("SELECT ssl AS value FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
        }
        #expect(isEncrypted == true)
        await good.close()
        let wrong = PostgresEngine(PostgresAddress("\(named)?sslmode=verify-full&sslrootcert=system-has-none"))
        await #expect(throws: StorageError.self) { _ = try await wrong.read { tx in try tx.rows("SELECT 1 AS value") } }
        await wrong.close()
    }

    @Test("An address is shown without its password")
    func hidden() {
        #expect(PostgresAddress("postgres://a:secret@h:5/d?sslmode=require").hidden == "postgres://a:(hidden)@h:5/d?sslmode=require")
        #expect(PostgresAddress("postgres://a@h/d").hidden == "postgres://a@h/d")
        #expect(PostgresAddress("sqlite:data/foothold.db").hidden == "sqlite:data/foothold.db")
        #expect(PostgresAddress("postgres://h/d?user=a&password=secret").hidden == "postgres://h/d?user=a&password=(hidden)")
    }
}
