import Foundation

/// Where the bytes of uploaded files lie: a folder, each file under a random name that says nothing.
///
/// A file is written beside its place and moved there when it is whole, so that what has a name is never half a file.
struct FileStore: Sendable {
    let folder: String

    private var incoming: String { folder + "/incoming" }

    init(folder: String) throws {
        self.folder = folder
        try FileManager.default.createDirectory(
            atPath: folder + "/incoming", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// The path of a stored file; names come from `World.newToken`, never from a person.
    func path(of storedName: String) -> String { "\(folder)/\(storedName)" }

    /// Where a file grows while it comes in.
    func pathWhileIncoming(of storedName: String) -> String { "\(incoming)/\(storedName)" }

    /// Puts a whole file in its place.
    func place(_ storedName: String) throws {
        try FileManager.default.moveItem(atPath: pathWhileIncoming(of: storedName), toPath: path(of: storedName))
    }

    /// Takes a file away, wherever it is; one that is gone already is fine.
    func remove(_ storedName: String) {
        for path in [path(of: storedName), pathWhileIncoming(of: storedName)] where FileManager.default.fileExists(atPath: path) {
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    /// Forgets what never became whole: uploads that were under way when the program was stopped.
    func removeIncoming(olderThan seconds: Double, now: Double) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: incoming)) ?? [] {
            let path = "\(incoming)/\(name)"
            let changed = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
            guard let changed, now - changed.timeIntervalSince1970 > seconds else { continue }
            try? FileManager.default.removeItem(atPath: path)
        }
    }
}
