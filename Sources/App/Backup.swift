import Foundation
import Storage

extension Site {
    /// Writes everything that cannot be made again into a new folder: the database, the files, the site's key.
    ///
    /// Visitors go on working meanwhile; a file whose row is kept is never taken away, so the copy of the database never points at a missing one.
    public func backUp(to folder: String) async throws {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: folder) else { throw ConfigError(problems: ["\(folder) is there already: name a new folder"]) }
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try await database.backup(to: folder + "/foothold.db")
        try await copyFiles(to: folder + "/files")
        try manager.copyItem(atPath: config.data + "/secret.key", toPath: folder + "/secret.key")
        try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder + "/secret.key")
    }

    /// Copies every file that a row names, from whatever store it is in.
    private func copyFiles(to folder: String) async throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var last = ""
        while true {
            let names = try await database.read { [last] tx in try tx.storedNames(after: last, most: 1000) }
            for name in names { try await files.copy(name, to: "\(folder)/\(name)") }
            guard let newest = names.last else { return }
            last = newest
        }
    }

    /// Every route as "GET /projects/{id}", in the order of their paths.
    public var routeList: [String] {
        Routes(site: self).router().routes.map { "\($0.method.rawValue.padded(to: 5)) \($0.path)" }
            .sorted { $0.dropFirst(6) < $1.dropFirst(6) }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

extension Transaction {
    /// Up to `count` of the names that rows know and that come after `name`, in order.
    fileprivate func storedNames(after name: String, most count: Int) throws -> [String] {
        try rows("SELECT stored_name FROM file WHERE stored_name > \(name) ORDER BY stored_name LIMIT \(count)").map {
            try $0["stored_name"]
        }
    }
}
