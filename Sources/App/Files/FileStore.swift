import Foundation

/// Where the bytes of uploaded files lie: a folder, each file under a random name that says nothing.
struct FileStore: Sendable {
    let folder: String

    init(folder: String) throws {
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// The path of a stored file; names come from `World.newToken`, never from a person.
    func path(of storedName: String) -> String { "\(folder)/\(storedName)" }
}
