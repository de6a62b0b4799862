import Synchronization
import TestStores
import Testing

@testable import Storage

@Suite("What a store tells whoever counts")
struct ObserverTests {
    /// Keeps what it hears, in order.
    private final class Notebook: Sendable {
        private let heard = Mutex<[StoreEvent]>([])
        var all: [StoreEvent] { heard.withLock { $0 } }
        var observer: StoreObserver { StoreObserver { event in self.heard.withLock { $0.append(event) } } }
    }

    private struct Refused: Error {}

    private func open(_ store: TestStore, _ observer: StoreObserver) throws -> any SQLDatabase {
        switch store.kind {
        case .sqlite: try SQLiteEngine(path: String(store.address.dropFirst("sqlite:".count)), observer: observer)
        case .postgres: PostgresEngine(PostgresAddress(store.address), connections: 2, observer: observer)
        }
    }

    @Test("Every transaction ends once, as what it was", arguments: TestStore.Kind.available)
    func outcomes(_ kind: TestStore.Kind) async throws {
        let store = try await TestStore(kind)
        let notebook = Notebook()
        let database = try open(store, notebook.observer)
        try await database.write { tx in try tx.run("CREATE TABLE port (id TEXT PRIMARY KEY)") }
        try await database.write { tx in try tx.run("INSERT INTO port (id) VALUES ('a')") }
        #expect(try await database.read { tx in try tx.exists("SELECT id FROM port") })
        try await database.snapshot { snapshot in _ = try await snapshot.read { tx in try tx.exists("SELECT id FROM port") } }
        await #expect(throws: StorageError.self) {
            try await database.write { tx in try tx.run("INSERT INTO port (id) VALUES ('a')") }
        }
        await #expect(throws: Refused.self) { try await database.write { _ in throw Refused() } }
        await #expect(throws: StorageError.self) { try await database.read { tx in try tx.exists("SELECT nothing FROM nowhere") } }
        #expect(
            notebook.all == [
                .ended(.write, .committed), .ended(.write, .committed), .ended(.read, .committed), .ended(.snapshot, .committed),
                .ended(.write, .rolledBack), .ended(.write, .rolledBack), .ended(.read, .failed),
            ])
        try await database.close()
    }

    @Test("A connection that breaks is counted, and so is the second try", .enabled(if: TestStore.Kind.available.contains(.postgres)))
    func lost() async throws {
        let store = try await TestStore(.postgres)
        let notebook = Notebook()
        let database = try open(store, notebook.observer)
        let runs = Mutex(0)
        try await database.write { tx in
            if runs.withLock({ count in
                count += 1; return count
            }) == 1 {
                try tx.run("SELECT pg_terminate_backend(pg_backend_pid())")
            }
        }
        #expect(notebook.all == [.connectionLost, .retried, .ended(.write, .committed)])
        #expect(database.connections?.open == 1 && database.connections?.idle == 1)
        try await database.close()
    }

    @Test("A server that is not there is unavailable, and no connection was lost to it")
    func away() async throws {
        let notebook = Notebook()
        let database = PostgresEngine(PostgresAddress("postgres://nobody@127.0.0.1:1/none"), observer: notebook.observer)
        await #expect(throws: StorageError.self) { try await database.read { tx in try tx.exists("SELECT 1") } }
        #expect(notebook.all.last == .ended(.read, .unavailable) && !notebook.all.contains(.connectionLost))
        await database.close()
    }
}
