import Foundation
import Testing

/// Texts that a product person can review, kept beside the tests; `FOOTHOLD_RECORD=1 bin/test` writes them anew.
enum Golden {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .appendingPathComponent("Golden")

    static func expect(_ text: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["FOOTHOLD_RECORD"] == "1" {
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return
        }
        let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        guard kept != text else { return }
        let difference = zip(
            kept.split(separator: "\n", omittingEmptySubsequences: false), text.split(separator: "\n", omittingEmptySubsequences: false)
        )
        .enumerated().first { $1.0 != $1.1 }
        let place = difference.map { "line \($0.offset + 1): expected “\($0.element.0)”, found “\($0.element.1)”" } ?? "the lengths differ"
        Issue.record("Golden/\(name) differs, \(place). Record it with FOOTHOLD_RECORD=1 if that is right.", sourceLocation: sourceLocation)
    }
}
