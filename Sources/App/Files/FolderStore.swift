import Domain
import Foundation
import _NIOFileSystem

/// Files kept in a folder of this machine.
///
/// A file is written beside its place and moved there when it is whole, so that what has a name is never half a file.
struct FolderStore: FileStore {
    let folder: String

    init(folder: String) throws {
        self.folder = folder
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    var words: String { "the folder \(folder)" }

    private func path(of name: String) -> FilePath { .init("\(folder)/\(name)") }

    func place(_ name: String, bytes: Int, sha256: String, from path: String) async throws {
        try await Self.translating(name) { try await FileSystem.shared.replaceItem(at: self.path(of: name), withItemAt: .init(path)) }
    }

    func remove(_ name: String) async throws {
        try await Self.translating(name) { _ = try await FileSystem.shared.removeItem(at: path(of: name), recursively: false) }
    }

    func delivery(of name: String, as disposition: String, type: String) -> FileDelivery { .disk(path: "\(folder)/\(name)") }

    func copy(_ name: String, to path: String) async throws {
        try await Self.translating(name) { try await FileSystem.shared.copyItem(at: self.path(of: name), to: .init(path)) }
    }

    func files(after name: String, most count: Int) async throws -> [KeptFile] {
        try await Self.translating(name) {
            let names = try await FileSystem.shared.withDirectoryHandle(atPath: .init(folder)) { directory in
                try await directory.listContents().reduce(into: [String]()) { names, entry in
                    if entry.type == .regular, entry.name.string > name { names.append(entry.name.string) }
                }
            }
            var files: [KeptFile] = []
            for name in names.sorted().prefix(count) {
                // One that was taken away since it was listed is no file any more.
                guard let info = try await FileSystem.shared.info(forFileAt: path(of: name)) else { continue }
                files.append(KeptFile(name: name, changedAt: Instant(milliseconds: Int64(info.lastDataModificationTime.seconds) * 1000)))
            }
            return files
        }
    }

    func check() async throws {
        guard FileManager.default.isWritableFile(atPath: folder) else { throw FileStoreError.unavailable("\(words) cannot be written") }
    }

    func close() async {}

    private static func translating<Value>(_ name: String, _ act: () async throws -> Value) async throws -> Value {
        do { return try await act() } catch let error as FileSystemError {
            throw error.code == .notFound ? FileStoreError.missing(name) : .unavailable("\(error)")
        }
    }
}
