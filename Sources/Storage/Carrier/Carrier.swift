import Crypto

/// Carries every row of one store to another of the same schema, whichever engines they are, and compares them afterwards.
///
/// The source is only read, all of it as of one instant. Rows go in batches, each one transaction with a note of how far it has come:
/// a carrier that was stopped goes on where it was. Who serves from either store meanwhile must be stopped.
public struct Carrier: Sendable {
    /// What a carrier says while it works.
    public enum Note: Hashable, Sendable {
        /// A batch is in the target: so many rows of this table by now.
        case batch(table: String, rows: Int)
        /// All rows of the table are in the target.
        case carried(table: String, rows: Int)
        /// Both stores hold the same rows in this table; the hash is over all of them.
        case same(table: String, rows: Int, hash: String)
        /// Something is not the same: which row of which table, and what.
        case differs(table: String, row: String, what: String)
    }

    /// How it ended.
    public struct Summary: Sendable {
        public var rows = 0
        /// Each was said by a note; unless there are none, the target is of no use.
        public var differences = 0
    }

    let source: any SQLDatabase
    let target: any SQLDatabase
    let say: @Sendable (Note) throws -> Void

    /// - Parameter say: told of progress; what it throws stops the carrier, which can go on later.
    public init(from source: any SQLDatabase, to target: any SQLDatabase, say: @escaping @Sendable (Note) throws -> Void = { _ in }) {
        self.source = source
        self.target = target
        self.say = say
    }

    /// Whether rows were carried into this store, and not all are there yet: nobody should serve from it.
    public static func isUnfinished(in database: any SQLDatabase) async throws -> Bool {
        try await database.read { tx in try tx.connection.hasTable(CarryProgress.table) }
    }

    /// Carries all rows, then compares all of them.
    ///
    /// - Throws: `StorageError` when the target has another schema or other rows; nothing was changed then.
    public func carry() async throws -> Summary {
        let summary = try await source.snapshot { snapshot in
            let tables = try await tables(of: snapshot)
            let fingerprint = try await Self.fingerprint(of: tables, in: snapshot)
            let progress = try await begin(tables, from: fingerprint)
            for table in tables { try await carry(table, from: snapshot, fingerprint, after: progress[table.name]) }
            return try await compare(tables, with: snapshot)
        }
        if summary.differences == 0 {
            try await target.write { tx in try tx.connection.run(script: "DROP TABLE carry_progress") }
        }
        return summary
    }

    /// The tables to carry, in the order in which they can be filled.
    private func tables(of snapshot: any SQLSnapshot) async throws -> [Catalogue.Table] {
        let (mine, steps) = try await snapshot.read { tx in (try tx.catalogue(), try tx.schemaSteps()) }
        let (theirs, theirSteps) = try await target.read { tx in (try tx.catalogue(), try tx.schemaSteps()) }
        guard !mine.tables.contains(where: { $0.name == CarryProgress.table }) else {
            throw StorageError.other("the source is itself the target of a move that is not finished")
        }
        guard steps == theirSteps else {
            throw StorageError.schema("the schemas are not of the same version: the source has \(steps), the target \(theirSteps)")
        }
        let differences = mine.differences(from: theirs.without([CarryProgress.table]), here: "the source", there: "the target")
        guard differences.isEmpty else { throw StorageError.schema("the schemas differ: \(differences.joined(separator: "; "))") }
        return try CarryOrder.of(mine.without([Migrator.tableName]).tables)
    }

    /// What the source holds, in one hash: how many rows each table has, and which is the last.
    ///
    /// A move that was stopped goes on only when this is as it was; what it cannot see, the comparison does.
    private static func fingerprint(of tables: [Catalogue.Table], in snapshot: any SQLSnapshot) async throws -> String {
        var digest = TableDigest()
        for table in tables {
            let (rows, last) = try await snapshot.read { tx in (try tx.count(of: table), try tx.lastKey(of: table)) }
            digest.add([.text(table.name), .integer(Int64(rows))] + (last ?? []))
        }
        return digest.sum
    }

    /// Makes sure that the target holds nothing but the beginnings of this very move.
    private func begin(_ tables: [Catalogue.Table], from fingerprint: String) async throws -> [String: CarryProgress] {
        try await target.write { tx in
            try tx.connection.lockSchema()
            let isBegun = try tx.connection.hasTable(CarryProgress.table)
            let progress = try tx.carryProgress()
            guard progress.values.allSatisfy({ $0.source == fingerprint }) else {
                throw StorageError.other(
                    "the target holds the beginnings of a move from another source, or the source has changed since: empty the target")
            }
            for table in tables {
                let (found, carried) = (try tx.count(of: table), progress[table.name]?.rows ?? 0)
                guard found == carried else {
                    throw StorageError.other(
                        isBegun
                            ? "the target has \(found) rows in \(table.name), but \(carried) were carried: empty the target"
                            : "the target is not empty: \(table.name) has \(found) rows")
                }
            }
            if !isBegun { try tx.connection.run(script: CarryProgress.schema) }
            return progress
        }
    }
}

extension Transaction {
    /// The store's tables as values.
    public func catalogue() throws -> Catalogue { try connection.catalogue() }

    /// The numbers of the steps that made the schema.
    public func schemaSteps() throws -> [Int] {
        guard try connection.hasTable(Migrator.tableName) else { return [] }
        return try rows("SELECT number FROM schema_step ORDER BY number").map { try $0["number"] }
    }

    /// How many rows each table of the site has.
    public func rowCounts() throws -> [String: Int] {
        let tables = try catalogue().without([Migrator.tableName, CarryProgress.table]).tables
        return Dictionary(uniqueKeysWithValues: try tables.map { ($0.name, try count(of: $0)) })
    }
}
