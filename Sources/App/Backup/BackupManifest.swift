import Crypto
import Foundation

/// What `backup.json` says: what was copied, when and by which program, so that nothing of it can be missing or changed unnoticed.
struct BackupManifest: Codable, Hashable, Sendable {
    static let currentFormat = 1

    /// What became of the site's key.
    enum Key: String, Codable, Sendable {
        case copied
        /// It was in `FOOTHOLD_SECRET_KEY`: whoever set it keeps it.
        case environment
    }

    var format = currentFormat
    var program = Release.version
    /// The numbers of the steps that made the schema.
    let schema: [Int]
    /// All rows are as of this instant, in ISO 8601.
    let takenAt: String
    /// How many rows each table has.
    let rows: [String: Int]
    let key: Key
    let parts: [BackupFolder.Part]
    /// Files that rows name, but which were gone or changed on the site itself.
    let damagedFiles: [String]
    /// A hash over all of the above.
    private(set) var seal = ""

    func write(to path: String) throws {
        var sealed = self
        sealed.seal = try rightSeal
        try Self.encoder.encode(sealed).write(to: URL(fileURLWithPath: path))
        try Private.close(path)
    }

    /// - Throws: `ConfigError` when there is no such file, or it is not as it was written.
    init(readFrom path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ConfigError(problems: ["\(path) is not there: this is no backup, or one that was never finished"])
        }
        let format = (try? JSONDecoder().decode(Format.self, from: data))?.format ?? Self.currentFormat
        guard format == Self.currentFormat else {
            throw ConfigError(problems: ["This backup has format \(format), but this program reads format \(Self.currentFormat)."])
        }
        guard let read = try? JSONDecoder().decode(Self.self, from: data), try read.seal == read.rightSeal else {
            throw ConfigError(problems: ["\(path) is not as it was written"])
        }
        self = read
    }

    init(
        schema: [Int], takenAt: String, rows: [String: Int], key: Key, parts: [BackupFolder.Part], damagedFiles: [String]
    ) {
        (self.schema, self.takenAt, self.rows) = (schema, takenAt, rows)
        (self.key, self.parts, self.damagedFiles) = (key, parts, damagedFiles)
    }

    private struct Format: Codable {
        let format: Int
    }

    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    private var rightSeal: String {
        get throws {
            var open = self
            open.seal = ""
            return hexadecimal(SHA256.hash(data: try Self.encoder.encode(open)))
        }
    }
}
