import Foundation

@testable import Storage

/// A store of a test's own, of either kind; it is gone when nobody holds it any more.
public final class TestStore: Sendable {
    /// Which engine a test runs on.
    public enum Kind: String, CaseIterable, Sendable {
        case sqlite, postgres

        /// The kinds there are here: PostgreSQL when `bin/with-postgres` has started one.
        public static var available: [Kind] { TestServer.shared == nil ? [.sqlite] : allCases }

        /// The kind that tests of the whole site run on: `FOOTHOLD_TEST_STORE`, or SQLite.
        public static let chosen = ProcessInfo.processInfo.environment["FOOTHOLD_TEST_STORE"].flatMap(Kind.init) ?? .sqlite
    }

    public let kind: Kind
    /// As `FOOTHOLD_DATABASE` names it.
    public let address: String
    public let database: any SQLDatabase
    private let name: String

    /// - Parameters:
    ///   - original: a store of the same kind to copy, which nobody may be using meanwhile.
    ///   - synchronous: how hard SQLite pushes a commit to the disk.
    public init(_ kind: Kind = .chosen, copying original: TestStore? = nil, synchronous: SQLiteEngine.Synchronous = .normal) async throws {
        self.kind = kind
        switch kind {
        case .sqlite:
            name = NSTemporaryDirectory() + "foothold-store-\(UUID().uuidString).db"
            address = "sqlite:" + name
            // What the original's log still holds is written into its file, so that the file is all there is.
            try await (original?.database as? SQLiteEngine)?.backup(to: name)
            database = try SQLiteEngine(path: name, synchronous: synchronous)
        case .postgres:
            guard let server = TestServer.shared else { throw TestServer.Missing() }
            name = "t" + UUID().uuidString.lowercased().replacing("-", with: "")
            address = server.address(of: name)
            await (original?.database as? PostgresEngine)?.close()
            try await server.make(name, copying: original?.name)
            database = PostgresEngine(PostgresAddress(address), connections: 4, patience: 120)
        }
    }

    deinit {
        switch kind {
        case .sqlite: for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: name + ending) }
        case .postgres: TestServer.shared?.forget(name)
        }
    }
}
