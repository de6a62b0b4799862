import Testing

@testable import Storage
@testable import TestStores

@Suite("What a carrier goes by")
struct CarryingTests {
    private func table(_ name: String, to targets: String..., key: [String] = ["id"]) -> Catalogue.Table {
        Catalogue.Table(
            name: name, columns: [.init(name: "id", type: .text, isNullable: false), .init(name: "other", type: .text, isNullable: true)],
            primaryKey: key,
            foreignKeys: targets.map { .init(columns: ["other"], target: $0, targetColumns: ["id"], onDelete: .refuse) })
    }

    @Test("Tables are filled before those that refer to them; a circle is refused")
    func order() throws {
        let tables = [table("a", to: "c"), table("b", to: "b", "d"), table("c", to: "d"), table("d")]
        #expect(try CarryOrder.of(tables).map(\.name) == ["d", "b", "c", "a"])
        #expect(throws: StorageError.schema("these tables refer to each other in a circle: a, c")) {
            try CarryOrder.of([table("a", to: "c"), table("c", to: "a"), table("d")])
        }
        #expect(throws: StorageError.self) { try CarryOrder.of([table("a", key: [])]) }
        #expect(try table("b", to: "b").postponed() == [1])
    }

    @Test("A key becomes one text and the same key again", arguments: Harbour.words)
    func keys(_ word: String) throws {
        let table = Catalogue.Table(
            name: "t",
            columns: [
                .init(name: "a", type: .text, isNullable: false), .init(name: "b", type: .bigint, isNullable: false),
                .init(name: "c", type: .text, isNullable: false),
            ], primaryKey: ["c", "b"])
        let key: [SQLValue] = [.text(word), .integer(.min)]
        let again = try #require(KeyText.key(KeyText.text(key), of: table))
        #expect(again.count == 2 && zip(key, again).allSatisfy { $0.isSame(as: $1) })
        for broken in ["", "1:a", "9:a2:42", "1:a2:42x", "1:a1:x", ":"] { #expect(KeyText.key(broken, of: table) == nil, "\(broken)") }
    }

    @Test("Texts are compared by their bytes, not by what they look like")
    func bytes() {
        #expect("\u{e9}" == "e\u{301}")
        #expect(!SQLValue.text("\u{e9}").isSame(as: .text("e\u{301}")))
        #expect(SQLValue.text("B").sortsBefore(.text("a")) && SQLValue.text("e\u{301}").sortsBefore(.text("\u{e9}")))
        #expect([SQLValue.text("a"), .integer(9)].sortsBefore([.text("a"), .integer(10)]))
    }

    @Test("Rows come in the order of their bytes, in batches that stay small", arguments: TestStore.Kind.available)
    func batches(_ kind: TestStore.Kind) async throws {
        let store = try await Harbour.empty(kind)
        let long = String(repeating: "long ", count: 60_000)
        try await store.database.write { tx in
            for number in 0..<9 {
                try tx.run("INSERT INTO port (id, depth) VALUES (\("p\(number)"), 1)")
                try tx.run("INSERT INTO ship (id, port_id, name) VALUES (\("s\(number)"), \("p\(number)"), \(long))")
            }
        }
        let table = try #require(try await store.database.read { tx in try tx.catalogue().tables.first { $0.name == "ship" } })
        let counts = try await store.database.snapshot { snapshot in
            var (reader, counts) = (TableReader(table, in: snapshot), [Int]())
            while case let rows = try await reader.next(), !rows.isEmpty { counts.append(rows.count) }
            return counts
        }
        #expect(counts == [3, 3, 3])
    }

    @Test("A value that is not of its column's type is named with its row")
    func types() async throws {
        let (source, target) = (try await Harbour.empty(.sqlite), try await Harbour.empty(.sqlite))
        // SQLite takes what it is given; PostgreSQL would not.
        try await source.database.write { tx in
            try tx.run("INSERT INTO port (id, depth, open) VALUES ('odd', 'deep', 2)")
        }
        await #expect(throws: StorageError.column("port, id odd: depth holds deep, which is no BIGINT")) {
            _ = try await Carrier(from: source.database, to: target.database).carry()
        }
    }

    @Test("A database that does not sort by bytes is carried all the same", .enabled(if: TestStore.Kind.available.contains(.postgres)))
    func collation() async throws {
        let server = try #require(TestServer.shared)
        let name = "sorted\(UInt32.random(in: 0...UInt32.max))"
        let session = try PostgresSession(PostgresAddress(server.address(of: "postgres")))
        try session.simple("CREATE DATABASE \(name) TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C.UTF-8'")
        defer { server.forget(name) }
        let sorted = PostgresEngine(PostgresAddress(server.address(of: name)), connections: 3)
        try await Migrator(Harbour.steps).migrate(sorted, now: 1)
        let (source, back) = (try await Harbour.full(.sqlite, berths: 1_200), try await Harbour.empty(.sqlite))
        #expect(try await sorted.read { tx in try tx.value("SELECT 'a' < 'B' AS value") as Bool? } == true)
        #expect(try await Carrier(from: source.database, to: sorted).carry().differences == 0)
        #expect(try await Carrier(from: sorted, to: back.database).carry().differences == 0)
        #expect(try await back.database.read { tx in try tx.count(of: try tx.catalogue().tables[0]) } == 1_200)
        await sorted.close()
    }

    @Test("A row that the target refuses is named", .enabled(if: TestStore.Kind.available.contains(.postgres)))
    func refused() async throws {
        let (source, target) = (try await Harbour.empty(.sqlite), try await Harbour.empty(.postgres))
        // SQLite lets a primary key of text be NULL.
        try await source.database.write { tx in try tx.run("INSERT INTO port (id, depth) VALUES (NULL, 1)") }
        do {
            _ = try await Carrier(from: source.database, to: target.database).carry()
            Issue.record("it was not refused")
        } catch StorageError.invariant(let reason) {
            #expect(reason.hasPrefix("port, a row from id NULL to id NULL: null value in column"))
        }
    }
}
