import Domain
import Foundation

/// The post of development: every message is a file, shown at /dev/mail.
struct FileMailer: Mailer {
    let folder: String

    init(folder: String) throws {
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    func send(_ mail: Mail) async throws {
        let file = URL(fileURLWithPath: "\(folder)/\(mail.id).eml")
        try Data(mail.rendered(at: World.real.now()).utf8).write(to: file, options: .atomic)
    }
}
