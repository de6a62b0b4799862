import CAssets

/// The files that the program carries inside itself: style, script, schema steps and data.
enum Assets {
    /// - Parameter name: folder and file, as `Public/foothold.css`.
    static func bytes(_ name: String) -> [UInt8]? {
        for file in table where file.name == name { return file.bytes }
        return nil
    }

    static func text(_ name: String) -> String { bytes(name).map { String(decoding: $0, as: UTF8.self) } ?? "" }

    static let table: [(name: String, bytes: [UInt8])] = {
        var files: [(String, [UInt8])] = []
        guard var entry = casset_first() else { return [] }
        while let name = entry.pointee.name {
            files.append((String(cString: name), Array(UnsafeBufferPointer(start: entry.pointee.bytes, count: entry.pointee.length))))
            entry += 1
        }
        return files
    }()
}
