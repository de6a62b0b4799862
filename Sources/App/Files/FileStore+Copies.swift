import Foundation

extension Config {
    /// The store that the settings name.
    func fileStore(world: World) throws -> FileStore { try FileStore(folder: data + "/files") }
}

extension FileStore {
    /// Writes a file's bytes to a new file at `path` on this machine's disk.
    func copy(_ name: String, to path: String) async throws {
        guard FileManager.default.fileExists(atPath: self.path(of: name)) else { throw FileStoreError.missing(name) }
        try FileManager.default.copyItem(atPath: self.path(of: name), toPath: path)
    }

    /// Puts a whole file in its place under its name; from `path` on this machine's disk it is gone then.
    func place(_ name: String, bytes: Int, sha256: String, from path: String) async throws {
        try? FileManager.default.removeItem(atPath: self.path(of: name))
        try FileManager.default.moveItem(atPath: path, toPath: self.path(of: name))
    }
}

/// Why the store of files did not do what it was asked.
enum FileStoreError: Error, Hashable {
    /// There is no such file.
    case missing(String)
}
