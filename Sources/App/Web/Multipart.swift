import Domain
import Foundation

/// Reads `multipart/form-data` (RFC 7578) as it comes in, in pieces of any size, and keeps no more than one piece in memory.
struct Multipart: Sendable {
    /// What a part says about itself.
    struct Head: Hashable, Sendable {
        let name: String
        /// The name of a file; nil when the part is a field.
        let fileName: String?
    }

    enum Piece: Hashable, Sendable {
        case begin(Head)
        case bytes([UInt8])
        case end
    }

    private enum State { case preamble, afterBoundary, head, body, done }

    /// More than this before a part's bytes is no form of a browser's.
    static let headLimit = 8192

    private let delimiter: [UInt8]
    /// What was not yet understood; a line break is put before the first boundary, so that all boundaries look alike.
    private var buffer: [UInt8] = [13, 10]
    private var state = State.preamble

    /// - Parameter contentType: the request's Content-Type.
    /// - Returns: nil when it is no multipart form or has no boundary.
    init?(contentType: String) {
        let parts = contentType.split(separator: ";", maxSplits: 1)
        guard let type = parts.first, type.trimmingCharacters(in: .whitespaces).lowercased() == "multipart/form-data", parts.count == 2,
            let boundary = HeaderParameters(String(parts[1]))["boundary"], (1...70).contains(boundary.utf8.count)
        else { return nil }
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    /// Takes in the next bytes and answers what they complete, in order.
    mutating func feed(_ bytes: some Sequence<UInt8>) throws(Refusal) -> [Piece] {
        buffer.append(contentsOf: bytes)
        var pieces: [Piece] = []
        while try step(&pieces) {}
        return pieces
    }

    /// Says whether the form ended where it should.
    func finish() throws(Refusal) {
        guard state == .done else { throw Self.broken }
    }

    private static let broken = Refusal.invalid("", "The form did not arrive whole. Go back and send it again.")

    /// - Returns: whether there may be more to understand.
    private mutating func step(_ pieces: inout [Piece]) throws(Refusal) -> Bool {
        switch state {
        case .preamble: return upToDelimiter { _ in }
        case .afterBoundary: return try afterBoundary()
        case .head: return try head(&pieces)
        case .body:
            let ended = upToDelimiter { if !$0.isEmpty { pieces.append(.bytes(Array($0))) } }
            if ended { pieces.append(.end) }
            return ended
        case .done:
            buffer.removeAll()
            return false
        }
    }

    /// Gives out what cannot be part of a delimiter any more; true when the delimiter itself was passed.
    private mutating func upToDelimiter(_ give: (ArraySlice<UInt8>) -> Void) -> Bool {
        if let start = Self.find(delimiter, in: buffer) {
            give(buffer[..<start])
            buffer.removeFirst(start + delimiter.count)
            state = .afterBoundary
            return true
        }
        let safe = buffer.count - (delimiter.count - 1)
        guard safe > 0 else { return false }
        give(buffer[..<safe])
        buffer.removeFirst(safe)
        return false
    }

    /// After a boundary comes `--` at the end of the form, or the rest of the line before the next part.
    private mutating func afterBoundary() throws(Refusal) -> Bool {
        guard buffer.count >= 2 else { return false }
        if buffer.starts(with: [45, 45]) {
            state = .done
            return true
        }
        guard let end = Self.find([13, 10], in: buffer) else {
            guard buffer.count < 200 else { throw Self.broken }
            return false
        }
        guard buffer[..<end].allSatisfy({ $0 == 32 || $0 == 9 }) else { throw Self.broken }
        buffer.removeFirst(end)
        state = .head
        return true
    }

    private mutating func head(_ pieces: inout [Piece]) throws(Refusal) -> Bool {
        guard let end = Self.find([13, 10, 13, 10], in: buffer) else {
            guard buffer.count <= Self.headLimit else { throw Self.broken }
            return false
        }
        guard end <= Self.headLimit, let text = String(validating: buffer[..<end], as: UTF8.self) else { throw Self.broken }
        pieces.append(.begin(try Self.parse(text)))
        buffer.removeFirst(end + 4)
        state = .body
        return true
    }

    private static func parse(_ text: String) throws(Refusal) -> Head {
        for line in text.split(separator: "\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "content-disposition" else { continue }
            let value = parts[1].split(separator: ";", maxSplits: 1)
            guard value.count == 2, value[0].trimmingCharacters(in: .whitespaces).lowercased() == "form-data" else { throw broken }
            let parameters = HeaderParameters(String(value[1]))
            guard let name = parameters["name"] else { throw broken }
            return Head(name: name, fileName: parameters["filename"])
        }
        throw broken
    }

    /// Where `needle` begins; its first byte is looked for by the system's own search.
    private static func find(_ needle: [UInt8], in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBytes { hay in
            guard let start = hay.baseAddress, let first = needle.first else { return nil }
            var at = 0
            while at + needle.count <= hay.count {
                guard let found = memchr(start + at, Int32(first), hay.count - needle.count + 1 - at) else { return nil }
                at = UnsafeRawPointer(found) - start
                if memcmp(start + at, needle, needle.count) == 0 { return at }
                at += 1
            }
            return nil
        }
    }
}

/// The parameters of a header's value: `name="a \"b\".txt"; filename=plain`.
struct HeaderParameters: Sendable {
    private var values: [String: String] = [:]

    init(_ text: String) {
        var rest = text[...]
        while let equals = rest.firstIndex(of: "=") {
            let name = rest[..<equals].drop { $0 == ";" || $0.isWhitespace }.trimmingCharacters(in: .whitespaces).lowercased()
            rest = rest[rest.index(after: equals)...].drop { $0 == " " || $0 == "\t" }
            let value = rest.first == "\"" ? Self.quoted(&rest) : Self.token(&rest)
            if values[name] == nil { values[name] = value }
            rest = rest.firstIndex(of: ";").map { rest[rest.index(after: $0)...] } ?? ""
        }
    }

    subscript(name: String) -> String? { values[name] }

    /// Old programs escape a quote with a backslash, browsers write it as %22; a backslash before anything else is itself.
    private static func quoted(_ rest: inout Substring) -> String {
        var value = ""
        rest.removeFirst()
        while let character = rest.popFirst(), character != "\"" {
            if character == "\\", let next = rest.first, next == "\"" || next == "\\" {
                value.append(rest.removeFirst())
            } else {
                value.append(character)
            }
        }
        return value.replacingOccurrences(of: "%22", with: "\"").replacingOccurrences(of: "%0D", with: " ")
            .replacingOccurrences(of: "%0A", with: " ")
    }

    private static func token(_ rest: inout Substring) -> String {
        let value = rest.prefix { $0 != ";" }
        rest = rest[value.endIndex...]
        return value.trimmingCharacters(in: .whitespaces)
    }
}
