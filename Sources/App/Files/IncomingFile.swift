import Crypto
import Domain
import Foundation
import _NIOFileSystem

/// A file that is coming in: written to disk as it comes, hashed on the way, given up as soon as it cannot be taken.
struct IncomingFile {
    let storedName: String
    let name: String
    private let type: FileType?
    private var handle: WriteFileHandle?
    private var hash = SHA256()
    private var head: [UInt8] = []
    private(set) var bytes = 0
    /// Why it is not taken; the rest of its bytes are read and forgotten.
    private(set) var problem: String?

    /// - Parameter typed: the name as the browser gave it; only its last part is kept.
    init(named typed: String, storedAs storedName: String, in folder: IncomingFolder) async throws {
        self.storedName = storedName
        name = Self.cleaned(typed)
        type = FileType(named: name)
        guard type != nil else {
            problem = "“\(name)” is not a kind of file we take. Use \(FileType.allCases.map(\.rawValue).joined(separator: ", "))."
            return
        }
        handle = try await FileSystem.shared.openFile(
            forWritingAt: .init(folder.path(of: storedName)),
            options: .newFile(replaceExisting: false, permissions: .ownerReadWrite))
    }

    mutating func write(_ part: [UInt8]) async throws {
        let start = bytes
        bytes += part.count
        guard problem == nil, let handle else { return }
        if bytes > UploadLimits.bytesPerFile {
            problem = "“\(name)” is larger than 20 MB. Make it smaller, or give a link to it."
            return
        }
        if head.count < FileType.headLength { head += part.prefix(FileType.headLength - head.count) }
        hash.update(data: part)
        try await handle.write(contentsOf: part, toAbsoluteOffset: Int64(start))
    }

    /// Ends the file.
    ///
    /// - Returns: the whole file, or nil when it is not taken (`problem` says why) or the form's file field was left empty.
    mutating func finish() async throws -> ReceivedFile? {
        if problem == nil, bytes == 0 { problem = "“\(name)” is empty. Choose the file again." }
        if problem == nil, let type, !type.fits(head) {
            problem = "“\(name)” is not what its name says. Save it again as \(type.rawValue), or give it its true ending."
        }
        guard problem == nil, let type, let handle else {
            try await giveUp()
            return nil
        }
        try await handle.synchronize()
        self.handle = nil
        try await handle.close(makeChangesVisible: true)
        return ReceivedFile(storedName: storedName, name: name, type: type, bytes: bytes, sha256: hexadecimal(hash.finalize()))
    }

    /// Leaves nothing on the disk.
    mutating func giveUp() async throws {
        let handle = handle
        self.handle = nil
        try await handle?.close(makeChangesVisible: false)
    }

    /// The last part of what may be a path on the sender's machine, on one line, of a length every disk takes.
    static func cleaned(_ typed: String) -> String {
        let last = typed.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let line = Text.line(last)
        let ending = FileType.ending(of: line)
        guard line.utf8.count > 150 else { return line.isEmpty ? "file" : line }
        var short = ""
        for character in line where short.utf8.count + character.utf8.count <= 130 { short.append(character) }
        return ending.isEmpty || ending.utf8.count > 10 ? short : "\(short).\(ending)"
    }
}
