import Domain
import Foundation

/// Where files grow while they come in, on this machine's disk, until they are whole and their store takes them.
struct IncomingFolder: Sendable {
    let folder: String

    init(folder: String) throws {
        self.folder = folder
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// Names come from `World.newToken`, never from a person.
    func path(of storedName: String) -> String { "\(folder)/\(storedName)" }

    /// Takes a file away.
    ///
    /// - Returns: false when it was not here.
    @discardableResult
    func remove(_ storedName: String) -> Bool {
        guard FileManager.default.fileExists(atPath: path(of: storedName)) else { return false }
        try? FileManager.default.removeItem(atPath: path(of: storedName))
        return true
    }

    /// Forgets what was under way when a program of this machine was stopped: files that have not changed for a day.
    func removeLeftovers(at now: Instant) {
        let dayAgo = Double((now - .days(1)).milliseconds) / 1000
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            let changed = (try? FileManager.default.attributesOfItem(atPath: path(of: name)))?[.modificationDate] as? Date
            guard let changed, changed.timeIntervalSince1970 < dayAgo else { continue }
            remove(name)
        }
    }
}
