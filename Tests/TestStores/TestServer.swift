import Foundation
import Synchronization

@testable import Storage

/// The PostgreSQL that `bin/with-postgres` started: makes a database for a test, and drops those that are no longer used.
public actor TestServer {
    /// Without `FOOTHOLD_TEST_POSTGRES` there is none.
    static let shared = ProcessInfo.processInfo.environment["FOOTHOLD_TEST_POSTGRES"].map(TestServer.init)

    /// The file with the certificate that the server shows.
    public static let certificate = ProcessInfo.processInfo.environment["FOOTHOLD_TEST_POSTGRES_CA"]

    /// A test wants PostgreSQL where there is none.
    struct Missing: Error, CustomStringConvertible {
        var description: String { "no PostgreSQL to test on: run this under bin/with-postgres" }
    }

    private let uri: String
    private var session: PostgresSession?
    private nonisolated let forgotten = Mutex<[String]>([])

    init(uri: String) { self.uri = uri }

    nonisolated func address(of name: String) -> String {
        guard let slash = uri.lastIndex(of: "/") else { return uri }
        return uri[...slash] + name
    }

    func make(_ name: String, copying original: String?) throws {
        let session = try session ?? PostgresSession(PostgresAddress(uri))
        self.session = session
        for old in forgotten.withLock({ names in
            defer { names = [] }; return names
        }) {
            try session.simple("DROP DATABASE IF EXISTS \(old) WITH (FORCE)")
        }
        try session.simple("CREATE DATABASE \(name) TEMPLATE \(original ?? "template1")")
    }

    nonisolated func forget(_ name: String) { forgotten.withLock { $0.append(name) } }
}
