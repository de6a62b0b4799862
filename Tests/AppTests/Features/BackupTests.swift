import Foundation
import Storage
import TestStores
import Testing

@testable import App

/// A backup in a folder that is gone with it, and sites made out of it.
final class BackedUp: Sendable {
    let demo: TestSite
    let folder = NSTemporaryDirectory() + "foothold-backup-" + UUID().uuidString
    let damaged: [String]

    init(spoiling: (TestSite) throws -> Void = { _ in }) async throws {
        demo = try await DemoSite.copyWithFile()
        try spoiling(demo)
        damaged = try await demo.site.backUp(to: folder)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Settings of a site that is to be made out of it.
    func config(_ store: TestStore) -> Config {
        var config = Config()
        config.data = NSTemporaryDirectory() + "foothold-restored-" + UUID().uuidString
        config.database = store.address
        return config
    }

    /// Every file of a folder, with its last three digits of permission.
    static func modes(_ folder: String) throws -> [String: String] {
        let manager = FileManager.default
        return Dictionary(
            uniqueKeysWithValues: try (manager.subpathsOfDirectory(atPath: folder) + [""]).map { name in
                let mode = try manager.attributesOfItem(atPath: "\(folder)/\(name)")[.posixPermissions] as? Int
                return (name, String((mode ?? 0) & 0o777, radix: 8))
            })
    }
}

/// Together with a run on the other kind of store (`FOOTHOLD_TEST_STORE`), from each kind to each.
@Suite("Backup and restore")
struct BackupTests {
    private func bytes(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }

    private func refusal(_ act: () async throws -> Void) async -> String {
        do { try await act() } catch { return (error as? StorageError)?.reason ?? "\(error)" }
        return "not refused"
    }

    @Test("A backup of either store becomes the same site on either store", arguments: TestStore.Kind.available)
    func whole(to kind: TestStore.Kind) async throws {
        let backup = try await BackedUp()
        #expect(backup.damaged.isEmpty)
        #expect(
            try BackedUp.modes(backup.folder) == [
                "": "700", "files": "700", "files/aFile-of_Mina": "600", "foothold.db": "600", "secret.key": "600", "backup.json": "600",
            ])
        let manifest = try BackupManifest(readFrom: backup.folder + "/backup.json")
        #expect(manifest.takenAt == "2026-11-02T09:00:00Z" && manifest.key == .copied && manifest.schema == SchemaSteps.all.map(\.number))
        #expect(try await manifest.rows == backup.demo.site.database.read { tx in try tx.rowCounts() })

        let (target, lines) = (try await TestStore(kind), Lines())
        let config = backup.config(target)
        try await Restoring(from: backup.folder, into: config, world: backup.demo.site.world) { lines.add($0) }.run()
        #expect(lines.all.contains("1 files are back") && lines.all.last == "The ledger sums to zero, and every table has its rows")
        #expect(bytes(config.data + "/files/aFile-of_Mina") == Data(TestSite.fileText.utf8))
        #expect(bytes(config.data + "/secret.key") == bytes(backup.demo.folder + "/secret.key"))
        let modes = try BackedUp.modes(config.data)
        #expect(modes[""] == "700" && modes["secret.key"] == "600" && modes["files/aFile-of_Mina"] == "600")
        #expect(modes.keys.allSatisfy { !$0.hasPrefix("restored") })

        let restored = try await TestSite(in: config.data, on: target)
        let (before, after) = (try await backup.demo.pages(), try await restored.pages())
        for (page, again) in zip(before, after) { #expect(page.who == again.who && page.body == again.body, "\(again.who)") }
    }

    @Test("One byte that is not as it was, anywhere, and the backup is refused before anything is touched")
    func flipped() async throws {
        let (backup, target) = (try await BackedUp(), try await TestStore())
        let config = backup.config(target)
        for (name, words) in [
            ("foothold.db", "The backup is not whole: foothold.db is not as it was written."),
            ("files/aFile-of_Mina", "The backup is not whole: files/aFile-of_Mina is not as it was written."),
            ("secret.key", "The backup is not whole: secret.key is not as it was written."),
            ("backup.json", "\(backup.folder)/backup.json is not as it was written"),
        ] {
            let path = "\(backup.folder)/\(name)"
            let whole = try #require(bytes(path))
            var spoilt = whole
            // In backup.json, a digit of a number of rows or of a hash.
            let place = name == "backup.json" ? try #require(spoilt.firstIndex(of: UInt8(ascii: "9"))) : spoilt.count / 2
            spoilt[place] ^= 1
            try spoilt.write(to: URL(fileURLWithPath: path))
            #expect(await refusal { try await Restoring(from: backup.folder, into: config).run() } == words)
            try whole.write(to: URL(fileURLWithPath: path))
        }
        try FileManager.default.removeItem(atPath: backup.folder + "/secret.key")
        #expect(await refusal { try await Restoring(from: backup.folder, into: config).run() }.hasSuffix("secret.key is not there."))
        #expect(!FileManager.default.fileExists(atPath: config.data))
        #expect(try await target.database.read { tx in try tx.catalogue().tables }.isEmpty)
        #expect(await refusal { try await Restoring(from: "/nowhere", into: config).run() }.hasPrefix("/nowhere/backup.json is not there"))
    }

    @Test("Only an empty site takes a backup", arguments: TestStore.Kind.available)
    func full(_ kind: TestStore.Kind) async throws {
        let backup = try await BackedUp()
        let site = try await TestSite(on: TestStore(kind))
        try await site.site.migrate()
        try await site.person("Zed Novak", "zed@people.example")
        let words = await refusal { try await Restoring(from: backup.folder, into: site.site.config).run() }
        #expect(words.hasPrefix("The database is not empty: there are rows in ") && words.contains("person"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: site.folder + "/files") == ["incoming"])

        let config = backup.config(try await TestStore(kind))
        try FileManager.default.createDirectory(atPath: config.data + "/files", withIntermediateDirectories: true)
        try Data([1]).write(to: URL(fileURLWithPath: config.data + "/files/another"))
        #expect(
            await refusal { try await Restoring(from: backup.folder, into: config).run() }.contains("files that are not from this backup"))
        try FileManager.default.removeItem(atPath: config.data + "/files/another")
        _ = try SiteSecret(keptAt: config.data + "/secret.key")
        #expect(await refusal { try await Restoring(from: backup.folder, into: config).run() }.contains("is another key"))
    }

    @Test("A restore that was stopped can be begun again", arguments: TestStore.Kind.available)
    func again(_ kind: TestStore.Kind) async throws {
        struct Stop: Error {}
        let (backup, target) = (try await BackedUp(), try await TestStore(kind))
        let config = backup.config(target)
        try await Migrator(SchemaSteps.all).migrate(target.database, now: 0)
        // As far as the middle of the rows: files and key were given back before.
        try FileManager.default.createDirectory(atPath: config.data + "/files", withIntermediateDirectories: true)
        for name in ["files/aFile-of_Mina", "secret.key"] {
            try FileManager.default.copyItem(atPath: "\(backup.folder)/\(name)", toPath: "\(config.data)/\(name)")
        }
        await #expect(throws: Stop.self) {
            _ = try await Carrier(from: backup.demo.store.database, to: target.database) { if case .carried = $0 { throw Stop() } }.carry()
        }
        try await Restoring(from: backup.folder, into: config).run()
        let counts = try await target.database.read { tx in try tx.rowCounts() }
        #expect(try await counts == backup.demo.site.database.read { tx in try tx.rowCounts() })
        try FileManager.default.removeItem(atPath: config.data)
    }

    @Test("A backup that cannot be finished leaves nothing that looks like one")
    func unfinished() async throws {
        let folder = NSTemporaryDirectory() + "foothold-backup-" + UUID().uuidString
        let demo = try await DemoSite.copyWithFile()
        try FileManager.default.removeItem(atPath: demo.folder + "/secret.key")
        await #expect(throws: (any Error).self) { _ = try await demo.site.backUp(to: folder) }
        #expect(!FileManager.default.fileExists(atPath: folder) && !FileManager.default.fileExists(atPath: folder + ".partial"))
        _ = try SiteSecret(keptAt: demo.folder + "/secret.key")
        // What a killed one has left is no obstacle.
        try FileManager.default.createDirectory(atPath: folder + ".partial", withIntermediateDirectories: true)
        #expect(try await demo.site.backUp(to: folder).isEmpty)
        #expect(await refusal { _ = try await demo.site.backUp(to: folder) } == "\(folder) is there already: name a new folder")
        try FileManager.default.removeItem(atPath: folder)
    }

    @Test("A file that is gone from the site does not keep the rest from being copied; it is named")
    func damaged() async throws {
        let backup = try await BackedUp() { demo in
            try FileManager.default.removeItem(atPath: demo.folder + "/files/aFile-of_Mina")
        }
        #expect(backup.damaged == ["aFile-of_Mina"])
        let (target, lines) = (try await TestStore(), Lines())
        try await Restoring(from: backup.folder, into: backup.config(target)) { lines.add($0) }.run()
        #expect(lines.all.contains("The file aFile-of_Mina was gone or changed on the site before the backup was made"))
    }

    @Test("A key from the environment is not copied, and the backup says so")
    func environment() async throws {
        let demo = try await DemoSite.copyWithFile()
        var config = demo.site.config
        config.secretKey = String(repeating: "ab", count: 32)
        let site = try Site(
            config: config, database: demo.site.database, world: demo.site.world, secret: config.siteSecret(), passwords: .quick)
        let folder = NSTemporaryDirectory() + "foothold-backup-" + UUID().uuidString
        _ = try await site.backUp(to: folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(!FileManager.default.fileExists(atPath: folder + "/secret.key"))
        #expect(try BackupManifest(readFrom: folder + "/backup.json").key == .environment)
        #expect(try #require(bytes(folder + "/backup.json").map { String(decoding: $0, as: UTF8.self) }).contains("abab") == false)
        let (target, lines) = (try await TestStore(), Lines())
        var restored = Config()
        restored.data = folder + "-restored"
        restored.database = target.address
        try await Restoring(from: folder, into: restored) { lines.add($0) }.run()
        #expect(lines.all.contains("The site's key is not in the backup: set FOOTHOLD_SECRET_KEY to what it was"))
        try FileManager.default.removeItem(atPath: restored.data)
    }
}
