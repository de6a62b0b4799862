import Crypto
import Foundation
import _NIOFileSystem

/// Where things lie in a backup, the same for every kind of store.
struct BackupFolder: Sendable {
    let path: String

    /// The rows, as a SQLite file.
    var database: String { path + "/" + Part.database }
    /// Every file that a row names, under its random name.
    var files: String { path + "/files" }
    /// The site's key, unless it is in the environment.
    var key: String { path + "/" + Part.key }
    /// What a whole backup holds; without it the folder is no backup.
    var manifest: String { path + "/backup.json" }

    /// One file of a backup, as it was when it was written.
    struct Part: Codable, Hashable, Sendable {
        static let database = "foothold.db"
        static let key = "secret.key"

        /// From the backup's folder: "files/…".
        let path: String
        let bytes: Int
        let sha256: String

        /// The random name of an uploaded file; nil for the other parts.
        var storedName: String? {
            guard path.hasPrefix("files/") else { return nil }
            let name = path.dropFirst("files/".count)
            return name.isEmpty || name.contains(where: { !$0.isASCII || !($0.isLetter || $0.isNumber || "-_".contains($0)) })
                ? nil : String(name)
        }

        /// Whether it lies where a part of a backup may lie.
        var isKnown: Bool { path == Self.database || path == Self.key || storedName != nil }
    }

    /// Reads a file of the folder from end to end, and waits until the disk has it.
    func part(_ name: String) async throws -> Part {
        try await FileSystem.shared.withFileHandle(forReadingAt: .init("\(path)/\(name)")) { file in
            var (hash, bytes) = (SHA256(), 0)
            for try await chunk in file.readChunks(chunkLength: .mebibytes(1)) {
                hash.update(data: chunk.readableBytesView)
                bytes += chunk.readableBytes
            }
            try await file.synchronize()
            return Part(path: name, bytes: bytes, sha256: hexadecimal(hash.finalize()))
        }
    }

    /// What differs between the folder and what it should hold; none when it is whole.
    func problems(_ manifest: BackupManifest) async throws -> [String] {
        var problems: [String] = []
        for part in manifest.parts {
            guard part.isKnown else {
                problems.append("\(part.path) has no place in a backup")
                continue
            }
            guard FileManager.default.fileExists(atPath: "\(path)/\(part.path)") else {
                problems.append("\(part.path) is not there")
                continue
            }
            if try await self.part(part.path) != part { problems.append("\(part.path) is not as it was written") }
        }
        return problems
    }
}

/// Access for the owner of the machine's account only.
enum Private {
    static func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    static func close(_ path: String) throws { try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path) }
}
