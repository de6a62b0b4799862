import Domain
import Storage

/// A file that was handed in with a version of the work.
struct StoredFile: Sendable {
    let id: ID<StoredFile>
    let submission: ID<Submission>
    let storedName: String
    let name: String
    let type: String
    let bytes: Int
    let sha256: String
    let uploadedAt: Instant

    /// "312 KB": what a person wants to know before they load it.
    var size: String { Self.size(of: bytes) }

    static func size(of bytes: Int) -> String {
        switch bytes {
        case ..<1000: "\(bytes) bytes"
        case ..<1_000_000: "\((bytes + 999) / 1000) KB"
        default: "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB"
        }
    }

    /// The name's ending in capitals, as the list of files shows it.
    var kind: String { FileType.ending(of: name).uppercased() }
}

extension StoredFile {
    init(row: Row) throws {
        self.init(
            id: try row["id"], submission: try row["submission_id"], storedName: try row["stored_name"], name: try row["name"],
            type: try row["type"], bytes: try row["bytes"], sha256: try row["sha256"], uploadedAt: try row["uploaded_at"])
    }
}

/// A file whose bytes have come in whole, before any row knows of it.
struct ReceivedFile: Sendable {
    let storedName: String
    let name: String
    let type: FileType
    let bytes: Int
    let sha256: String
}

extension Transaction {
    func insertFile(_ file: ReceivedFile, of submission: ID<Submission>, by person: ID<Person>, _ moment: Moment) throws {
        try run(
            """
            INSERT INTO file (id, submission_id, stored_name, name, type, bytes, sha256, uploaded_by, uploaded_at)
            VALUES (\(moment.newID(StoredFile.self)), \(submission), \(file.storedName), \(file.name), \(file.type.mediaType),
                \(file.bytes), \(file.sha256), \(person), \(moment.now))
            """)
    }

    /// Those of the names that rows know.
    func storedNames(among names: [String]) throws -> Set<String> {
        let found = try rows(
            """
            SELECT stored_name FROM file WHERE stored_name IN \(list: names)
            UNION ALL SELECT stored_name FROM project_file WHERE stored_name IN \(list: names) AND removed_at IS NULL
            """)
        return Set(try found.map { try $0["stored_name"] as String })
    }

    /// A file of an engagement the viewer may see.
    func file(_ id: ID<StoredFile>, seenBy viewer: Viewer) throws -> (StoredFile, ID<Engagement>) {
        let row = try row(
            """
            SELECT file.*, engagement.id AS engagement_id FROM file
            JOIN submission ON submission.id = file.submission_id
            JOIN milestone ON milestone.id = submission.milestone_id
            JOIN engagement ON engagement.id = milestone.engagement_id
            WHERE file.id = \(id) AND \(engagementsSeen(by: viewer))
            """)
        guard let row else { throw Refusal.notFound }
        return (try StoredFile(row: row), try row["engagement_id"])
    }
}
