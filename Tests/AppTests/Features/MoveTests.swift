import Foundation
import Storage
import Synchronization
import TestStores
import Testing

@testable import App

/// What a command said, line by line.
final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
}

/// Together with a run on the other kind of store (`FOOTHOLD_TEST_STORE`), from each kind to each.
@Suite("Moving a site")
struct MoveTests {
    private func refusal(_ act: () async throws -> Void) async -> String {
        do { try await act() } catch { return (error as? StorageError)?.reason ?? "\(error)" }
        return "not refused"
    }

    @Test(
        "The demo is the same site on another store: every row, the ledger, and every page for everybody",
        arguments: TestStore.Kind.available)
    func whole(to kind: TestStore.Kind) async throws {
        let demo = try await DemoSite.copyWithFile()
        let target = try await TestStore(kind)
        let lines = Lines()
        let rows = try await demo.site.database.read { tx in try tx.rowCounts() }
        try await Moving(from: demo.store.address, to: target.address) { lines.add($0) }.run(world: demo.site.world)
        let total = rows.values.reduce(0, +)
        #expect(total > 1_000 && lines.all.contains("All \(total) rows are carried and compared, and the ledger sums to zero."))
        #expect(rows.allSatisfy { name, count in lines.all.contains("\(name): \(count) rows are there") })
        #expect(try await target.database.read { tx in try tx.rowCounts() } == rows)

        let moved = try await TestSite(in: try demo.copyOfFolder(), on: target)
        #expect(try await moved.site.isReady())
        #expect(try await App.Doctor(site: moved.site).examine().filter { $0.words.hasPrefix("ledger") }.allSatisfy { !$0.isProblem })
        let (before, after) = (try await demo.pages(), try await moved.pages())
        #expect(before.count > 20 && before.allSatisfy { $0.who.hasSuffix("200") }, "\(before.map(\.who))")
        for (page, again) in zip(before, after) { #expect(page.who == again.who && page.body == again.body, "\(again.who)") }
    }

    @Test("A store in use, the same store, no store: refused in words, and nothing is changed", arguments: TestStore.Kind.available)
    func refused(to kind: TestStore.Kind) async throws {
        let demo = try await DemoSite.copyWithFile()
        let other = try await TestSite(on: TestStore(kind))
        try await other.site.migrate()
        try await other.person("Zed Novak", "zed@people.example")
        let full = await refusal { try await Moving(from: demo.store.address, to: other.store.address).run() }
        #expect(full.hasPrefix("the target is not empty: "))
        #expect(try await other.value("SELECT name AS value FROM person") == "Zed Novak")

        let empty = try await TestStore(kind)
        let backwards = await refusal { try await Moving(from: empty.address, to: demo.store.address).run() }
        #expect(backwards == "The source lacks steps of the schema: run `foothold migrate` on it first.")
        #expect(await refusal { _ = try Moving(from: empty.address, to: empty.address) } == "--from and --to name the same store.")
        #expect(await refusal { _ = try Moving(from: "sqlite:/nowhere/at.db", to: empty.address) } == "There is no file /nowhere/at.db.")
        #expect(await refusal { _ = try Moving(from: "mysql://x", to: empty.address) }.hasPrefix("--from must be"))
    }

    @Test("Until all rows are there, the site is not ready, and the doctor says why", arguments: TestStore.Kind.available)
    func unfinished(_ kind: TestStore.Kind) async throws {
        struct Stop: Error {}
        let (demo, target) = (try await DemoSite.copyWithFile(), try await TestStore(kind))
        let half = try await TestSite(on: target)
        try await half.site.migrate()
        await #expect(throws: Stop.self) {
            _ = try await Carrier(from: demo.store.database, to: target.database) { if case .carried = $0 { throw Stop() } }.carry()
        }
        #expect(try await !half.site.isReady())
        let findings = try await App.Doctor(site: half.site).examine()
        #expect(findings.map(\.words) == ["a move or a restore into this store is not finished: run it again, or empty the store"])
        try await Moving(from: demo.store.address, to: target.address).run()
        #expect(try await half.site.isReady())
    }

    @Test("A password is said nowhere")
    func passwords() async throws {
        let lines = Lines()
        let (secret, demo) = ("very-secret", try await DemoSite.copyWithFile())
        let moving = try Moving(from: demo.store.address, to: "postgres://foothold:\(secret)@127.0.0.1:1/foothold") { lines.add($0) }
        let words = await refusal { try await moving.run() }
        #expect(lines.all.contains("To   postgres://foothold:(hidden)@127.0.0.1:1/foothold"))
        #expect(words != "not refused" && !(lines.all + [words]).contains { $0.contains(secret) })
    }
}
