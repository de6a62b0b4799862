import Foundation
import Storage

/// Moves the rows of a site from one store to another, of either kind; files and the site's key stay where they are.
public struct Moving: Sendable {
    let source: Store
    let target: Store
    let say: @Sendable (String) -> Void

    /// - Parameters:
    ///   - from: as `FOOTHOLD_DATABASE` names a store; it is only read.
    ///   - to: likewise; it must be empty, or hold the beginnings of this very move.
    /// - Throws: `ConfigError` when these are not two stores.
    public init(from: String, to: String, say: @escaping @Sendable (String) -> Void = { _ in }) throws {
        guard let source = Store(from) else {
            throw ConfigError(problems: ["--from must be sqlite: and a file, or postgres:// and a server."])
        }
        guard let target = Store(to) else { throw ConfigError(problems: ["--to must be sqlite: and a file, or postgres:// and a server."]) }
        guard from != to else { throw ConfigError(problems: ["--from and --to name the same store."]) }
        if case .sqlite(let path) = source, !FileManager.default.fileExists(atPath: path) {
            throw ConfigError(problems: ["There is no file \(path)."])
        }
        (self.source, self.target, self.say) = (source, target, say)
    }

    /// - Throws: `ConfigError` or `StorageError` in words when it is refused, or when the stores are not the same in the end.
    public func run(world: World = .real) async throws {
        say("From \(source.words)")
        say("To   \(target.words)")
        say("Servers and workers of both must be stopped: what is written meanwhile is not carried.")
        let (original, copy) = (try source.open(), try target.open())
        do {
            try await carry(original, copy, now: world.now().milliseconds)
        } catch {
            try? await original.close()
            try? await copy.close()
            throw error
        }
        try await original.close()
        try await copy.close()
    }

    private func carry(_ original: any SQLDatabase, _ copy: any SQLDatabase, now: Int64) async throws {
        let migrator = Migrator(SchemaSteps.all)
        guard try await migrator.missing(in: original).isEmpty else {
            throw ConfigError(problems: ["The source lacks steps of the schema: run `foothold migrate` on it first."])
        }
        // A store with rows is left as it is; the carrier refuses it.
        if try await copy.read({ tx in try tx.rowCounts() }).values.allSatisfy({ $0 == 0 }) { try await migrator.migrate(copy, now: now) }
        let summary = try await Carrier(from: original, to: copy) { note in note.words.map(say) }.carry()
        guard summary.differences == 0 else {
            throw ConfigError(problems: [
                "The stores differ in \(summary.differences) places, named above. Empty the target and move again."
            ])
        }
        let problems = try await copy.read { tx in try tx.ledgerProblems() }
        guard problems.isEmpty else { throw ConfigError(problems: problems) }
        say("All \(summary.rows) rows are carried and compared, and the ledger sums to zero.")
        say(
            "Files and the site's key stay in the data folder. Set FOOTHOLD_DATABASE to the new store, and keep the old one until you are sure."
        )
    }
}

extension Store {
    func open() throws -> any SQLDatabase {
        switch self {
        case .sqlite(let path): try SQLiteEngine(path: path)
        case .postgres(let address): PostgresEngine(address, connections: 2)
        }
    }

    /// As it may be shown: without a password.
    var words: String {
        switch self {
        case .sqlite(let path): "sqlite:\(path)"
        case .postgres(let address): address.hidden
        }
    }
}

extension Carrier.Note {
    /// What a person at the terminal reads; nil for what would only scroll by.
    var words: String? {
        switch self {
        case .batch(let table, let rows): rows % 50_000 == 0 ? "\(table): \(rows) rows so far" : nil
        case .carried(let table, let rows): "\(table): \(rows) rows are there"
        case .same(let table, let rows, let hash): "\(table): \(rows) rows, the same in both (\(hash.prefix(12)))"
        case .differs(let table, let row, let what): "DIFFERENT  \(table), \(row): \(what)"
        }
    }
}
