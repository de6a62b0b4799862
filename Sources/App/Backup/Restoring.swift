import Foundation
import Storage

/// Makes a site out of a backup: an empty store of either kind and an empty data folder become what they were.
///
/// The rows come last: until they are all there the site is not ready, and a restore that was stopped can be begun again.
public struct Restoring: Sendable {
    let folder: BackupFolder
    let config: Config
    let world: World
    let say: @Sendable (String) -> Void

    public init(from folder: String, into config: Config, world: World = .real, say: @escaping @Sendable (String) -> Void = { _ in }) {
        self.folder = BackupFolder(path: folder)
        self.config = config
        self.world = world
        self.say = say
    }

    /// - Throws: `ConfigError` or `StorageError` in words when the backup is not whole, or what it would go into is not empty.
    public func run() async throws {
        let manifest = try BackupManifest(readFrom: folder.manifest)
        let problems = try await folder.problems(manifest)
        guard problems.isEmpty else { throw ConfigError(problems: problems.map { "The backup is not whole: \($0)." }) }
        say("The backup of \(manifest.takenAt) is whole: \(manifest.parts.count) parts, \(manifest.rows.values.reduce(0, +)) rows")
        try checkDataFolder(manifest)
        try Private.makeFolder(config.data)
        let target = try config.openStore()
        do {
            try await Migrator(SchemaSteps.all).migrate(target, now: world.now().milliseconds)
            try await checkEmpty(target)
            try await giveFilesBack(manifest)
            try giveKeyBack(manifest)
            try await giveRowsBack(to: target)
            try await check(target, manifest)
        } catch {
            try? await target.close()
            throw error
        }
        try await target.close()
    }

    /// Only what a restore puts there may be there.
    private func checkDataFolder(_ manifest: BackupManifest) throws {
        let manager = FileManager.default
        let kept = Set(manifest.parts.compactMap(\.storedName)).union(["incoming"])
        let foreign = ((try? manager.contentsOfDirectory(atPath: config.data + "/files")) ?? []).filter { !kept.contains($0) }
        guard foreign.isEmpty else {
            throw ConfigError(problems: [
                "\(config.data)/files holds files that are not from this backup: restore into an empty data folder."
            ])
        }
        let key = config.data + "/secret.key"
        guard !manager.fileExists(atPath: key) || manager.contentsEqual(atPath: key, andPath: folder.key) else {
            throw ConfigError(problems: ["\(key) is there already, and is another key: restore into an empty data folder."])
        }
    }

    private func checkEmpty(_ target: any SQLDatabase) async throws {
        guard try await !Carrier.isUnfinished(in: target) else { return }
        let full = try await target.read { tx in try tx.rowCounts() }.filter { $0.value > 0 }
        guard full.isEmpty else {
            let names = full.keys.sorted().joined(separator: ", ")
            throw ConfigError(problems: ["The database is not empty: there are rows in \(names). Restore into an empty one."])
        }
    }

    private func giveFilesBack(_ manifest: BackupManifest) async throws {
        let store = try config.fileStore(world: world)
        do {
            for part in manifest.parts {
                if let name = part.storedName { try await place(part, as: name, in: store) }
            }
        } catch {
            await store.close()
            throw error
        }
        await store.close()
        say("\(manifest.parts.count { $0.storedName != nil }) files are back")
        for name in manifest.damagedFiles { say("The file \(name) was gone or changed on the site before the backup was made") }
    }

    /// The store takes the file that it is given; the backup keeps its own.
    private func place(_ part: BackupFolder.Part, as name: String, in store: any FileStore) async throws {
        let copy = config.data + "/restored"
        try? FileManager.default.removeItem(atPath: copy)
        try FileManager.default.copyItem(atPath: "\(folder.path)/\(part.path)", toPath: copy)
        try Private.close(copy)
        try await store.place(name, bytes: part.bytes, sha256: part.sha256, from: copy)
    }

    private func giveKeyBack(_ manifest: BackupManifest) throws {
        guard manifest.key == .copied else {
            say("The site's key is not in the backup: set FOOTHOLD_SECRET_KEY to what it was")
            return
        }
        let key = config.data + "/secret.key"
        guard !FileManager.default.fileExists(atPath: key) else { return }
        try FileManager.default.copyItem(atPath: folder.key, toPath: key)
        try Private.close(key)
    }

    /// The backup itself is never opened as a database: that alone would change its bytes.
    private func giveRowsBack(to target: any SQLDatabase) async throws {
        let path = config.data + "/restored.db"
        removeDatabase(path)
        defer { removeDatabase(path) }
        try FileManager.default.copyItem(atPath: folder.database, toPath: path)
        try Private.close(path)
        let copy = try SQLiteEngine(path: path, synchronous: .normal, readers: 1)
        // A backup from an older program is brought to this one's schema.
        try await Migrator(SchemaSteps.all).migrate(copy, now: world.now().milliseconds)
        let summary = try await Carrier(from: copy, to: target) { note in note.words.map(say) }.carry()
        try await copy.close()
        guard summary.differences == 0 else { throw ConfigError(problems: ["\(summary.differences) values did not arrive: see above."]) }
    }

    private func removeDatabase(_ path: String) {
        for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
    }

    private func check(_ target: any SQLDatabase, _ manifest: BackupManifest) async throws {
        let (counts, ledger) = try await target.read { tx in (try tx.rowCounts(), try tx.ledgerProblems()) }
        guard ledger.isEmpty else { throw ConfigError(problems: ledger) }
        // Later steps of the schema may have added rows or moved them.
        let isSameSchema = manifest.schema == SchemaSteps.all.map(\.number)
        guard !isSameSchema || counts == manifest.rows else { throw ConfigError(problems: ["The rows are not as many as in the backup."]) }
        say("The ledger sums to zero, and every table has its rows")
    }
}
