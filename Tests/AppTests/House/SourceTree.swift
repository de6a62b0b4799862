import Foundation

/// The sources as text, read from where this file lies.
struct SourceTree {
    struct File {
        /// From the root of the project: "Sources/Domain/Basics/ID.swift".
        let path: String
        let text: String

        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        var imports: [String] {
            lines.compactMap { line in
                let words = line.split(separator: " ").filter { !$0.hasPrefix("@") && $0 != "public" && $0 != "internal" }
                return words.first == "import" && words.count > 1 ? String(words[words.count - 1]) : nil
            }
        }
    }

    static let root = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }

    /// Every file under a folder whose name ends so, in the order of their paths.
    static func files(in folder: String, ending: String = ".swift") throws -> [File] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.appendingPathComponent(folder).path).filter {
            $0.hasSuffix(ending)
        }
        return try names.sorted().map { name in
            let path = "\(folder)/\(name)"
            return File(path: path, text: try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8))
        }
    }
}
