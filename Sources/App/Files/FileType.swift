/// The kinds of file we take: known by the name's ending, and borne out by the first bytes.
///
/// Nothing a browser would run is among them: no HTML, no SVG, no script.
enum FileType: String, CaseIterable, Sendable {
    case pdf, png, jpg, jpeg, gif, webp, txt, md, csv, zip, docx, xlsx, pptx, odt, ods

    static let headLength = 1024

    /// The part of a name after its last dot, in lower case.
    static func ending(of name: String) -> String {
        name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    }

    /// What the file is by its name; nil when we do not take such files.
    init?(named name: String) { self.init(rawValue: Self.ending(of: name)) }

    /// What we say it is when we give it back; what the browser said it was is never used.
    var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .png: "image/png"
        case .jpg, .jpeg: "image/jpeg"
        case .gif: "image/gif"
        case .webp: "image/webp"
        case .txt: "text/plain; charset=utf-8"
        case .md: "text/markdown; charset=utf-8"
        case .csv: "text/csv; charset=utf-8"
        case .zip: "application/zip"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        }
    }

    /// Whether a file that begins with `head` can be of this kind.
    ///
    /// - Parameter head: its first `headLength` bytes, or all of it when it is shorter.
    func fits(_ head: [UInt8]) -> Bool {
        switch self {
        case .pdf: head.starts(with: Array("%PDF-".utf8))
        case .png: head.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
        case .jpg, .jpeg: head.starts(with: [0xff, 0xd8, 0xff])
        case .gif: head.starts(with: Array("GIF87a".utf8)) || head.starts(with: Array("GIF89a".utf8))
        case .webp: head.starts(with: Array("RIFF".utf8)) && head.dropFirst(8).starts(with: Array("WEBP".utf8))
        case .txt, .md, .csv: Self.isText(head)
        case .zip, .docx, .xlsx, .pptx, .odt, .ods: head.starts(with: [0x50, 0x4b, 0x03, 0x04])
        }
    }

    /// No control characters but tab, line ends and form feed; a page of HTML under another name is refused too.
    private static func isText(_ head: [UInt8]) -> Bool {
        guard !head.contains(where: { $0 < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].contains($0) }) else { return false }
        let start = String(decoding: head, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{feff}" }.prefix(14).lowercased()
        return !["<!doctype html", "<html", "<svg", "<?xml", "<script"].contains { start.hasPrefix($0) }
    }
}

/// How much can be handed in at once.
enum UploadLimits {
    static let bytesPerFile = 20 << 20
    static let files = 5
    static let bytesInAll = 50 << 20
    /// What the fields and the multipart frame may take on top.
    static let overhead = 1 << 20
    static let bytesPerField = 1 << 16
    static let parts = 60
}
