import TestStores
import Testing

@testable import Storage

@Suite("A store's tables as values")
struct CatalogueTests {
    private func catalogue(_ kind: TestStore.Kind) async throws -> Catalogue {
        let store = try await Harbour.empty(kind)
        return try await store.database.read { tx in try tx.catalogue() }
    }

    @Test("Everything that matters of a table is told", arguments: TestStore.Kind.available)
    func lines(_ kind: TestStore.Kind) async throws {
        let tables = try await catalogue(kind).tables
        let berth = try #require(tables.first { $0.name == "berth" })
        #expect(
            berth.lines == [
                "the table berth", "berth: column 1 port_id TEXT NOT NULL", "berth: column 2 number BIGINT NOT NULL",
                "berth: column 3 free BOOLEAN NOT NULL DEFAULT true", "berth: column 4 kind TEXT NOT NULL", "berth: column 5 note TEXT",
                "berth: primary key (port_id, number)", "berth: reference (port_id) to port (id), on delete cascade",
                "berth: check of (kind) with ('buoy', 'quay')", "berth: index (number DESC) where (free) with ()",
            ])
        let ship = try #require(tables.first { $0.name == "ship" })
        #expect(ship.checks == [.init(columns: ["crew"], literals: ["0", "9000"])])
        #expect(ship.foreignKeys.map(\.target) == ["port", "ship"])
    }

    @Test("Two catalogues that differ in any one thing say which")
    func differences() async throws {
        let one = try await catalogue(.sqlite)
        func line(_ change: (inout Catalogue.Table) -> Void) -> [String] {
            var other = one
            change(&other.tables[0])
            #expect(other != one)
            return one.differences(from: other, here: "one", there: "other")
        }
        #expect(one.differences(from: one, here: "one", there: "other").isEmpty)
        #expect(
            line { $0.columns[4].isNullable = false } == [
                "only one has berth: column 5 note TEXT", "only other has berth: column 5 note TEXT NOT NULL",
            ])
        #expect(line { $0.primaryKey = ["number", "port_id"] }.count == 2)
        #expect(line { $0.columns[2].fallback = "false" }.count == 2)
        #expect(line { $0.foreignKeys = [] } == ["only one has berth: reference (port_id) to port (id), on delete cascade"])
        #expect(line { $0.indexes += $0.indexes }.first?.hasSuffix("for the 2. time") == true)
        #expect(line { $0.checks[0] = .init(columns: ["kind"], literals: ["'quay'"]) }.count == 2)
        #expect(one.differences(from: one.without(["ship"]), here: "one", there: "other").first == "only one has the table ship")
    }

    @Test("A check is its columns and its literals, however an engine writes it")
    func conditions() {
        let columns = ["state", "text", "reason", "crew"]
        func condition(_ sql: String) -> Catalogue.Condition { SQLWords(sql).asCondition(columns: columns) }
        #expect(condition("state IN ('a', 'it''s')") == condition("((state = ANY (ARRAY['it''s'::text, 'a'::text])))"))
        #expect(condition("crew BETWEEN 1 AND 60") == condition("((crew >= 1) AND (crew <= 60))"))
        #expect(condition("state <> 'x' OR reason IS NOT NULL") == condition("(((state <> 'x'::text) OR (reason IS NOT NULL)))"))
        #expect(condition("state IN ('a', 'b')") != condition("state IN ('a', 'c')"))
        let table =
            "CREATE TABLE t (\n-- no CHECK (a) here\nstate TEXT CHECK (state IN ('a)', 'b')), \"crew\" BIGINT, CHECK (crew > 0 AND (state <> 'b')))"
        #expect(
            SQLWords(table).checks(columns: columns) == [
                .init(columns: ["state"], literals: ["'a)'", "'b'"]), .init(columns: ["crew", "state"], literals: ["'b'", "0"]),
            ])
    }
}
