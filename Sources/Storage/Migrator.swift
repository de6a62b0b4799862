/// One numbered step of the schema; a dialect's own text is used where the two stores need different words.
public struct Migration: Sendable {
    public let number: Int
    public let name: String
    let sqlite: String
    let postgres: String

    /// A step that is the same text on both stores.
    public init(_ number: Int, _ name: String, _ text: String) {
        self.init(number, name, sqlite: text, postgres: text)
    }

    public init(_ number: Int, _ name: String, sqlite: String, postgres: String) {
        self.number = number
        self.name = name
        self.sqlite = sqlite
        self.postgres = postgres
    }

    func text(for dialect: Dialect) -> String { dialect == .sqlite ? sqlite : postgres }
}

/// Brings a store to the schema this program was built with, step by step, each step once.
public struct Migrator: Sendable {
    let migrations: [Migration]

    public init(_ migrations: [Migration]) { self.migrations = migrations.sorted { $0.number < $1.number } }

    /// Applies what is missing in one transaction; of several programs that try at once, one does and the others find it done.
    ///
    /// - Parameter now: milliseconds since 1970, written beside each applied step.
    /// - Returns: the steps applied now, none when all were there.
    /// - Throws: `StorageError.schema` when the store knows a step this program does not, or a step was edited since.
    @discardableResult
    public func migrate(_ database: any SQLDatabase, now: Int64) async throws -> [Migration] {
        let migrations = migrations
        return try await database.write { tx in
            try tx.connection.lockSchema()
            try tx.connection.run(script: Self.table)
            let applied = try Self.applied(tx)
            try Self.check(applied, against: migrations, tx.connection.dialect)
            let missing = migrations.filter { applied[$0.number] == nil }
            for migration in missing {
                let text = migration.text(for: tx.connection.dialect)
                try tx.connection.run(script: text)
                try tx.run(
                    """
                    INSERT INTO schema_step (number, name, fingerprint, applied_at)
                    VALUES (\(migration.number), \(migration.name), \(Self.fingerprint(text)), \(now))
                    """)
            }
            return missing
        }
    }

    /// The steps that are not applied yet.
    public func missing(in database: any SQLDatabase) async throws -> [Migration] {
        let migrations = migrations
        return try await database.read { tx in
            guard try tx.connection.hasTable("schema_step") else { return migrations }
            let applied = try Self.applied(tx)
            try Self.check(applied, against: migrations, tx.connection.dialect)
            return migrations.filter { applied[$0.number] == nil }
        }
    }

    static let tableName = "schema_step"

    private static let table = """
        CREATE TABLE IF NOT EXISTS schema_step (
            number BIGINT PRIMARY KEY, name TEXT NOT NULL, fingerprint TEXT NOT NULL, applied_at BIGINT NOT NULL)
        """

    private static func applied(_ tx: Transaction) throws -> [Int: String] {
        let rows = try tx.rows("SELECT number, fingerprint FROM schema_step")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["number"], try $0["fingerprint"]) })
    }

    private static func check(_ applied: [Int: String], against migrations: [Migration], _ dialect: Dialect) throws(StorageError) {
        for (number, fingerprint) in applied.sorted(by: { $0.key < $1.key }) {
            guard let known = migrations.first(where: { $0.number == number }) else {
                throw .schema("the database is newer than this program: step \(number) is unknown here")
            }
            guard Self.fingerprint(known.text(for: dialect)) == fingerprint else {
                throw .schema("step \(number) (\(known.name)) was changed after it was applied")
            }
        }
    }

    /// FNV-1a, 64 bits: enough to notice an edited file, no secret depends on it.
    private static func fingerprint(_ text: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
