import Storage

/// Which store a setting names: a file of SQLite's, or a server of PostgreSQL's.
public enum Store: Sendable {
    case sqlite(path: String)
    case postgres(PostgresAddress)

    /// - Parameter text: `sqlite:path` or `postgres://name:password@host/database`.
    public init?(_ text: String) {
        if text.hasPrefix("sqlite:"), text != "sqlite:" {
            self = .sqlite(path: String(text.dropFirst("sqlite:".count)))
        } else if Self.isPostgres(text) {
            self = .postgres(PostgresAddress(text))
        } else {
            return nil
        }
    }

    static func isPostgres(_ text: String) -> Bool { text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") }
}

extension Config {
    /// Opens the store that the settings name.
    func openStore(synchronous: SQLiteEngine.Synchronous? = nil, observer: StoreObserver = .nobody) throws -> any SQLDatabase {
        switch Store(database) {
        case .sqlite(let path): try SQLiteEngine(path: path, synchronous: synchronous ?? self.synchronous, observer: observer)
        case .postgres(let address):
            PostgresEngine(address, replica: replica.map(PostgresAddress.init), connections: connections, observer: observer)
        case nil: throw ConfigError(problems: ["FOOTHOLD_DATABASE names no store we know"])
        }
    }

    /// The site's own key: from the environment, or from a file in the data folder.
    func siteSecret() throws -> SiteSecret {
        if let secretKey { return try SiteSecret(hexadecimal: secretKey) }
        return try SiteSecret(keptAt: data + "/secret.key")
    }
}
