import Foundation
import Storage

extension Site {
    /// Writes everything that cannot be made again into a new folder: the rows as of one instant, the files they name, the site's key.
    ///
    /// Visitors go on working meanwhile; a file whose row is kept is never taken away, so no row of the copy names a file that has gone.
    ///
    /// - Returns: files that were gone or changed on the site itself; all else is in the backup, and they are named in it.
    public func backUp(to folder: String) async throws -> [String] {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: folder) else { throw ConfigError(problems: ["\(folder) is there already: name a new folder"]) }
        // It gets its name when it is whole; what an earlier one left half done is of no use.
        let partial = BackupFolder(path: folder + ".partial")
        try? manager.removeItem(atPath: partial.path)
        do {
            let manifest = try await write(partial)
            try manifest.write(to: partial.manifest)
            _ = try await partial.part("backup.json")
            try manager.moveItem(atPath: partial.path, toPath: folder)
            return manifest.damagedFiles
        } catch {
            try? manager.removeItem(atPath: partial.path)
            throw error
        }
    }

    private func write(_ folder: BackupFolder) async throws -> BackupManifest {
        try Private.makeFolder(folder.path)
        try Private.makeFolder(folder.files)
        let now = world.now()
        try await database.backup(to: folder.database, schema: Migrator(SchemaSteps.all), now: now.milliseconds)
        try Private.close(folder.database)
        let rows = try await BackedUpRows(in: folder.database)
        var (parts, damaged) = ([try await folder.part(BackupFolder.Part.database)], [String]())
        for file in rows.files {
            guard let part = try await copy(file, to: folder) else {
                damaged.append(file.storedName)
                continue
            }
            parts.append(part)
            if part.sha256 != file.sha256 { damaged.append(file.storedName) }
        }
        if let key = config.keyFile {
            try manager.copyItem(atPath: key, toPath: folder.key)
            try Private.close(folder.key)
            parts.append(try await folder.part(BackupFolder.Part.key))
        }
        return BackupManifest(
            schema: rows.steps, takenAt: now.isoText, rows: rows.counts, key: config.keyFile == nil ? .environment : .copied, parts: parts,
            damagedFiles: damaged)
    }

    /// - Returns: nil when the store of files does not have it.
    private func copy(_ file: BackedUpRows.File, to folder: BackupFolder) async throws -> BackupFolder.Part? {
        let name = "files/\(file.storedName)"
        do { try await files.copy(file.storedName, to: "\(folder.path)/\(name)") } catch FileStoreError.missing { return nil }
        try Private.close("\(folder.path)/\(name)")
        return try await folder.part(name)
    }

    private var manager: FileManager { .default }
}

extension Config {
    /// The file that holds the site's key; nil when the key is in the environment.
    var keyFile: String? { secretKey == nil ? data + "/secret.key" : nil }
}

/// What the rows of a copy say, read from the copy itself.
struct BackedUpRows: Sendable {
    /// An uploaded file as its row has it.
    struct File: Sendable {
        let storedName: String
        let sha256: String
    }

    let steps: [Int]
    let counts: [String: Int]
    let files: [File]

    init(in path: String) async throws {
        let copy = try SQLiteEngine(path: path, synchronous: .normal, readers: 1)
        (steps, counts, files) = try await copy.read { tx in
            (
                try tx.schemaSteps(), try tx.rowCounts(),
                try tx.rows(
                    """
                    SELECT stored_name, sha256 FROM file
                    UNION ALL SELECT stored_name, sha256 FROM project_file WHERE removed_at IS NULL
                    ORDER BY stored_name
                    """
                ).map {
                    File(storedName: try $0["stored_name"], sha256: try $0["sha256"])
                }
            )
        }
        try await copy.close()
        try SQLiteEngine.settle(path)
    }
}
