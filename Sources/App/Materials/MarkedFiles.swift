import Domain
import Foundation

/// Gives out files that are not everybody's: a PDF with the reader's name on each page, anything else as it is.
struct MarkedFiles: Sendable {
    let site: Site

    /// - Parameter mark: laid over a PDF; nil gives the file as it was uploaded.
    /// - Throws: a refusal when a PDF cannot be marked: unmarked it is not given out.
    func bytes(of file: MaterialFile, for mark: Watermark?) async throws -> Data {
        let names = (0..<3).map { _ in site.world.newToken() }
        defer { for name in names { site.incoming.remove(name) } }
        let paths = names.map { site.incoming.path(of: $0) }
        try await site.files.copy(file.storedName, to: paths[0])
        guard let mark else { return try Data(contentsOf: URL(fileURLWithPath: paths[0])) }
        try Data(PDFStamp(mark: mark).bytes).write(to: URL(fileURLWithPath: paths[1]))
        let code = try await Self.qpdf([paths[0], "--overlay", paths[1], "--repeat=1", "--", paths[2]])
        switch code {
        // 3: done, with something to grumble about.
        case 0, 3: return try Data(contentsOf: URL(fileURLWithPath: paths[2]))
        case Self.missing:
            site.logger.error("qpdf.missing")
            throw Refusal.conflict(
                "This site cannot mark PDF files now, so the file is not given out. Tell the operator that qpdf is missing.")
        default:
            throw Refusal.conflict(
                "This PDF cannot be marked with your name, so it is not given out. Ask the employer for one without a password.")
        }
    }

    /// What `timeout` answers when there is no such program.
    private static let missing: Int32 = 127

    /// Whether the program that marks PDF files is there.
    static func canMark() async -> Bool { (try? await qpdf(["--version"])) == 0 }

    /// Runs qpdf for at most 20 seconds: what it reads, somebody uploaded.
    private static func qpdf(_ arguments: [String]) async throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        process.arguments = ["20", "qpdf"] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
    }
}
