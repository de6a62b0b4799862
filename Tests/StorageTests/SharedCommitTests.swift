import TestStores
import Testing

@testable import Storage

/// Writes that wait together share a commit; nobody can tell.
@Suite("Writes that share a commit")
struct SharedCommitTests {
    private struct Stop: Error {}

    private func outcomes(_ store: TestStore, of count: Int, _ body: @escaping @Sendable (Transaction, Int) throws -> Void) async -> [Int] {
        await withTaskGroup(of: Int?.self) { group in
            for number in 0..<count {
                group.addTask {
                    do {
                        return try await store.database.write { tx in
                            try body(tx, number)
                            return number
                        }
                    } catch { return nil }
                }
            }
            return await group.reduce(into: []) { if let number = $1 { $0.append(number) } }.sorted()
        }
    }

    private func kept(_ store: TestStore) async throws -> [Int] {
        try await store.database.read { tx in try tx.rows("SELECT number FROM mark ORDER BY number").map { try $0["number"] } }
    }

    private func withMarks() async throws -> TestStore {
        let store = try await TestStore(.sqlite)
        try await store.database.write { tx in try tx.run("CREATE TABLE mark (number BIGINT PRIMARY KEY)") }
        return store
    }

    @Test("One that throws takes nobody with it, and each is answered for itself")
    func throwing() async throws {
        let store = try await withMarks()
        let done = await outcomes(store, of: 120) { tx, number in
            try tx.run("INSERT INTO mark (number) VALUES (\(number))")
            if number % 3 == 0 { throw Stop() }
        }
        #expect(done == (0..<120).filter { $0 % 3 != 0 })
        #expect(try await kept(store) == done)
    }

    @Test("One whose fault ends the whole transaction does not undo the others")
    func ending() async throws {
        let store = try await withMarks()
        try await store.database.write { tx in
            try tx.run(
                """
                CREATE TRIGGER mark_ends BEFORE INSERT ON mark WHEN NEW.number % 40 = 7
                BEGIN SELECT RAISE(ROLLBACK, 'all of it'); END
                """)
        }
        let done = await outcomes(store, of: 120) { tx, number in try tx.run("INSERT INTO mark (number) VALUES (\(number))") }
        #expect(done == (0..<120).filter { $0 % 40 != 7 })
        #expect(try await kept(store) == done)
    }

    @Test("What is announced in one that is undone is told to nobody")
    func announcing() async throws {
        let store = try await withMarks()
        var heard = store.database.announcements().makeAsyncIterator()
        _ = await outcomes(store, of: 60) { tx, number in
            try tx.announce("mark", "\(number)")
            if number % 2 == 1 { throw Stop() }
        }
        var told: [Int] = []
        while told.count < 30, let next = await heard.next() { told.append(try #require(Int(next.text))) }
        #expect(told.sorted() == (0..<60).filter { $0 % 2 == 0 })
    }
}
