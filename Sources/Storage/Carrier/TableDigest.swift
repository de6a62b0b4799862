import Crypto

/// How many rows a table holds, and one hash over all of them, the same whichever store they lie in.
struct TableDigest {
    private(set) var rows = 0
    private var hash = SHA256()

    mutating func add(_ row: [SQLValue]) {
        rows += 1
        var bytes: [UInt8] = []
        for value in row { Self.append(value, to: &bytes) }
        hash.update(data: bytes)
    }

    /// In lower-case hexadecimal.
    var sum: String { hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

    /// A letter for the kind, and for a text its length: no two rows look alike.
    private static func append(_ value: SQLValue, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes.append(UInt8(ascii: "n"))
        case .boolean(let flag): bytes.append(UInt8(ascii: flag ? "y" : "x"))
        case .integer(let integer): bytes += Array("i\(integer);".utf8)
        case .text(let text): bytes += Array("t\(text.utf8.count):".utf8) + Array(text.utf8)
        }
    }
}
