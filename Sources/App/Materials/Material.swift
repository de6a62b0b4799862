import Domain
import Storage

/// What a project says only to those who work on it: prose apart from its public text, and under which agreement.
struct ConfidentialBrief: Sendable, Hashable {
    /// Who reads it: both sides of a live engagement, or only who has signed.
    var level = Confidentiality.confidential
    /// Markdown.
    var text = ""
    /// The employer's own non-disclosure agreement in Markdown; empty is the standard one.
    var nda = ""

    init(level: Confidentiality = .confidential, text: String = "", nda: String = "") {
        (self.level, self.text, self.nda) = (level, text, nda)
    }

    init(row: Row) throws {
        self.init(level: try row["level"], text: try row["brief"], nda: try row["nda"])
    }
}

/// A file that the employer gives to work with.
struct MaterialFile: Sendable {
    let id: ID<MaterialFile>
    let project: ID<Project>
    let level: Confidentiality
    let storedName: String
    let name: String
    let type: String
    let bytes: Int
    let uploadedAt: Instant

    /// "CSV · 312 KB".
    var facts: String { "\(FileType.ending(of: name).uppercased()) · \(StoredFile.size(of: bytes))" }
    /// Each reader gets a copy with their own name on it.
    var isMarked: Bool { type == FileType.pdf.mediaType && level != .open }
}

extension MaterialFile {
    init(row: Row) throws {
        self.init(
            id: try row["id"], project: try row["project_id"], level: try row["level"], storedName: try row["stored_name"],
            name: try row["name"], type: try row["type"], bytes: try row["bytes"], uploadedAt: try row["uploaded_at"])
    }
}

/// One opening of the brief or of a file, as the access log keeps it.
struct Reading: Sendable {
    let id: ID<Reading>
    let engagement: ID<Engagement>
    let reader: String
    let role: Engagement.Role
    let level: Confidentiality
    /// Nil is the brief.
    let file: String?
    let address: String
    let at: Instant
}

extension Reading {
    init(row: Row) throws {
        self.init(
            id: try row["id"], engagement: try row["engagement_id"], reader: try row["reader"], role: try row["role"],
            level: try row["level"], file: try row["file"], address: try row["address"], at: try row["read_at"])
    }
}

/// What the room of an engagement says about the brief and the files to one reader.
struct MaterialState: Sendable {
    /// Nil when there is no brief.
    let briefLevel: Confidentiality?
    let mayReadBrief: Bool
    /// The files whose names the reader may know.
    let files: [MaterialFile]
    /// How many files there are beside them.
    let hidden: Int
    let needsNDA: Bool
    /// The participant's.
    let signature: NDASignature?
    /// The reader is an owner or supervisor of the employer.
    let decides: Bool
    /// The reader would read more after signing.
    let maySign: Bool
    let hasSigned: Bool
    /// What the participant asks to show, while it waits for somebody.
    var request: ID<PortfolioRequestRow>?

    var isEmpty: Bool { briefLevel == nil && files.isEmpty && hidden == 0 && !needsNDA && request == nil }
}

extension Confidentiality {
    /// One word, as a badge says it.
    var badge: HTML {
        switch self {
        case .open: "<span class=\"badge\">Open</span>"
        case .internal: "<span class=\"badge info\">Internal</span>"
        case .confidential: "<span class=\"badge warn\">Confidential</span>"
        }
    }

    /// Who reads material of this level.
    var readers: String {
        switch self {
        case .open: "Open: whoever sees the project"
        case .internal: "Internal: both sides, while the engagement lives"
        case .confidential: "Confidential: only after signing the non-disclosure agreement, while the engagement lives"
        }
    }
}
