import Storage
import TestStores
import Testing

@testable import App

@Suite("The schema")
struct SchemaHouseTests {
    @Test(
        "both stores have the same one: tables, columns, keys, references, checks and indexes",
        .enabled(if: TestStore.Kind.available.contains(.postgres)))
    func same() async throws {
        let (sqlite, postgres) = (try await catalogue(.sqlite), try await catalogue(.postgres))
        #expect(sqlite.tables.count > 30)
        #expect(sqlite.differences(from: postgres, here: "SQLite", there: "PostgreSQL") == [])
        #expect(sqlite == postgres)
    }

    @Test("whatever is taken from one of them is noticed")
    func doctored() async throws {
        let whole = try await catalogue(.sqlite)
        for (place, table) in whole.tables.enumerated() {
            var doctored = whole
            doctored.tables[place].columns[0].isNullable.toggle()
            #expect(whole.differences(from: doctored, here: "one", there: "other").allSatisfy { $0.contains("\(table.name): column 1") })
            #expect(whole != doctored)
        }
        let parts = whole.tables.reduce(0) { $0 + $1.checks.count + $1.indexes.count + $1.uniqueKeys.count + $1.foreignKeys.count }
        #expect(parts > 150, "a catalogue without them would be equal too easily")
    }

    private func catalogue(_ kind: TestStore.Kind) async throws -> Catalogue {
        let store = try await TestStore(kind)
        try await Migrator(SchemaSteps.all).migrate(store.database, now: 1)
        return try await store.database.read { tx in try tx.catalogue() }
    }
}
