import Synchronization
import TestStores
import Testing

@testable import Storage

/// From which kind of store to which.
struct Way: Sendable, CustomTestStringConvertible {
    let from: TestStore.Kind
    let to: TestStore.Kind

    var testDescription: String { "\(from) to \(to)" }

    static let all = TestStore.Kind.available.flatMap { from in TestStore.Kind.available.map { Way(from: from, to: $0) } }
}

@Suite("Carrying a store to another")
struct CarrierTests {
    /// What a carrier said.
    final class Notes: Sendable {
        private let notes = Mutex<[Carrier.Note]>([])
        var all: [Carrier.Note] { notes.withLock { $0 } }
        func add(_ note: Carrier.Note) { notes.withLock { $0.append(note) } }
    }

    struct Stop: Error {}

    private func refusal(_ from: TestStore, _ to: TestStore) async -> String? {
        do { _ = try await Carrier(from: from.database, to: to.database).carry() } catch { return (error as? StorageError)?.reason }
        return nil
    }

    private func rows(_ store: TestStore, _ table: String) async throws -> [[SQLValue]] {
        try await store.database.read { tx in
            let table = try #require(try tx.catalogue().tables.first { $0.name == table })
            return try tx.rows(of: table, after: nil, limit: 10_000)
        }
    }

    @Test("Every row arrives, whatever stands in it, and both stores say the same", arguments: Way.all)
    func whole(_ way: Way) async throws {
        let (source, target) = (try await Harbour.full(way.from), try await Harbour.empty(way.to))
        let notes = Notes()
        let summary = try await Carrier(from: source.database, to: target.database) { notes.add($0) }.carry()
        #expect(summary.rows == 3_018 && summary.differences == 0)
        for table in ["port", "ship", "berth"] {
            let (mine, theirs) = (try await rows(source, table), try await rows(target, table))
            #expect(mine.count == theirs.count && zip(mine, theirs).allSatisfy { zip($0, $1).allSatisfy { $0.isSame(as: $1) } }, "\(table)")
        }
        let batches = notes.all.filter { if case .batch("berth", _) = $0 { true } else { false } }
        #expect(batches.count == 6)
        #expect(notes.all.contains(.carried(table: "ship", rows: 4)))
        #expect(try await !Carrier.isUnfinished(in: target.database))
        let names = try await target.database.read { tx in try tx.catalogue().tables.map(\.name) }
        #expect(names == ["berth", "port", "schema_step", "ship"])
    }

    @Test("A hash over a table is the same on either kind of store", arguments: TestStore.Kind.available)
    func hashes(_ kind: TestStore.Kind) async throws {
        let (source, target) = (try await Harbour.full(kind, berths: 10), try await Harbour.empty(.sqlite))
        let notes = Notes()
        _ = try await Carrier(from: source.database, to: target.database) { notes.add($0) }.carry()
        let hash = "a7f2dbb3a7a621261335e790538d13c571267d380f16bb010a9180f9557f2a30"
        #expect(notes.all.contains(.same(table: "port", rows: 14, hash: hash)))
    }

    @Test("A move that was stopped goes on where it was", arguments: Way.all, [1, 3, 7])
    func resumed(_ way: Way, after batches: Int) async throws {
        let (source, target) = (try await Harbour.full(way.from), try await Harbour.empty(way.to))
        let first = Notes()
        await #expect(throws: Stop.self) {
            _ = try await Carrier(from: source.database, to: target.database) { note in
                first.add(note)
                if case .batch = note, first.all.count(where: { if case .batch = $0 { true } else { false } }) == batches { throw Stop() }
            }.carry()
        }
        #expect(try await Carrier.isUnfinished(in: target.database))
        let second = Notes()
        let summary = try await Carrier(from: source.database, to: target.database) { second.add($0) }.carry()
        #expect(summary.rows == 3_018 && summary.differences == 0)
        let (before, after) = (Set(first.all), Set(second.all))
        #expect(before.intersection(after).allSatisfy { if case .batch = $0 { false } else { true } }, "no batch was carried twice")
        #expect(try await !Carrier.isUnfinished(in: target.database))
    }

    @Test("A store with rows of its own, or of another move, is refused in words", arguments: Way.all)
    func refused(_ way: Way) async throws {
        let (source, target) = (try await Harbour.full(way.from, berths: 10), try await Harbour.empty(way.to))
        try await target.database.write { tx in try tx.run("INSERT INTO port (id, depth) VALUES ('mine', 1)") }
        #expect(await refusal(source, target) == "the target is not empty: port has 1 rows")
        #expect(try await rows(target, "port").count == 1)

        let begun = try await Harbour.empty(way.to)
        _ = try? await Carrier(from: source.database, to: begun.database) { if case .batch = $0 { throw Stop() } }.carry()
        let another = try await Harbour.full(way.from, berths: 11)
        #expect(await refusal(another, begun)?.hasPrefix("the target holds the beginnings of a move from another source") == true)
        try await begun.database.write { tx in try tx.run("INSERT INTO port (id, depth) VALUES ('mine', 1)") }
        #expect(await refusal(source, begun) == "the target has 15 rows in port, but 14 were carried: empty the target")
    }

    @Test("Stores of two versions of the schema are refused, and told apart in words", arguments: Way.all)
    func versions(_ way: Way) async throws {
        let (source, target) = (try await Harbour.full(way.from, berths: 1), try await Harbour.empty(way.to))
        let next = Migration(2, "pilots", "CREATE TABLE pilot (id TEXT PRIMARY KEY);")
        try await Migrator(Harbour.steps + [next]).migrate(target.database, now: 2)
        #expect(await refusal(source, target) == "the schemas are not of the same version: the source has [1], the target [1, 2]")
        try await source.database.write { tx in try tx.connection.run(script: "ALTER TABLE ship ADD COLUMN flag TEXT") }
        let old = try await Harbour.empty(way.to)
        #expect(await refusal(source, old) == "the schemas differ: only the source has ship: column 6 flag TEXT")
    }

    @Test("A row that was changed, lost or added behind its back is found and named", arguments: Way.all)
    func differences(_ way: Way) async throws {
        let (source, target) = (try await Harbour.full(way.from, berths: 600), try await Harbour.empty(way.to))
        let notes = Notes()
        let spoil: @Sendable () async throws -> Void = {
            try await target.database.write { tx in
                try tx.run("UPDATE berth SET note = 'mine', free = \(true) WHERE number = -998")
                try tx.run("DELETE FROM ship WHERE id = 'b'")
                try tx.run("INSERT INTO ship (id, port_id) VALUES ('bb', 'deep')")
                try tx.run("UPDATE ship SET name = \("Ær\u{f8}\u{301}") WHERE id = 'a'")
            }
        }
        // Stopped when all is carried, spoilt, and begun again: only the comparison can notice.
        await #expect(throws: Stop.self) {
            _ = try await Carrier(from: source.database, to: target.database) {
                if case .same = $0 { throw Stop() }
            }.carry()
        }
        try await spoil()
        let summary = try await Carrier(from: source.database, to: target.database) { notes.add($0) }.carry()
        let found = notes.all.compactMap { note -> String? in
            if case .differs(let table, let row, let what) = note { "\(table), \(row): \(what)" } else { nil }
        }
        #expect(
            Set(found) == [
                "berth, port_id \(Harbour.words[2]), number -998: free is not the same",
                "berth, port_id \(Harbour.words[2]), number -998: note is not the same",
                "ship, id a: name is not the same", "ship, id b: is missing", "ship, id bb: is in the target only",
            ])
        #expect(summary.differences == 5)
        #expect(try await Carrier.isUnfinished(in: target.database), "nobody may serve from it")
    }
}
