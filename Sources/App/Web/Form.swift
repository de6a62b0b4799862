import Domain
import Foundation
import Hummingbird
import NIOCore

/// What somebody typed, in the order it came, and what was wrong with it.
struct Form: Sendable {
    private(set) var fields: [(name: String, value: String)] = []
    var problems: [Problem] = []

    init(_ fields: [(String, String)] = []) { self.fields = fields.map { (name: $0.0, value: $0.1) } }

    /// Reads `application/x-www-form-urlencoded` text.
    init(urlEncoded text: String) throws(Refusal) {
        for pair in text.split(separator: "&") where !pair.isEmpty {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(parts[0]), let value = Self.decoded(parts.count > 1 ? parts[1] : "") else {
                throw .invalid("", "Something in this form was not readable text. Go back and type it again.")
            }
            fields.append((name, value))
        }
    }

    /// Reads the body of a request, up to the context's limit.
    init(reading request: Request, _ context: some RequestContext) async throws {
        guard let type = request.headers[.contentType], type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw HTTPError(.unsupportedMediaType)
        }
        let buffer: ByteBuffer
        do { buffer = try await request.body.collect(upTo: context.maxUploadSize) } catch is NIOTooManyBytesError {
            throw HTTPError(.contentTooLarge)
        }
        try self.init(urlEncoded: String(buffer: buffer))
    }

    subscript(name: String) -> String { fields.first { $0.name == name }?.value ?? "" }

    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

    /// The word by which this form is known from the next one, when it brought one: letters, digits, "-" and "_".
    var once: String? {
        let word = self["once"]
        let isWord = word.utf8.allSatisfy {
            $0 == 0x2d || $0 == 0x5f || ($0 < 0x80 && Character(Unicode.Scalar($0)).isLetter) || (0x30...0x39).contains($0)
        }
        return (16...64).contains(word.utf8.count) && isWord ? word : nil
    }

    /// The numbers `n` for which there is a field `prefix.n…`, in order; gaps are normal.
    func indexes(of prefix: String) -> [Int] {
        let found = fields.compactMap { field -> Int? in
            guard field.name.hasPrefix(prefix + ".") else { return nil }
            return field.name.dropFirst(prefix.count + 1).split(separator: ".").first.flatMap { Int($0) }
        }
        return Set(found.filter { (0..<1000).contains($0) }).sorted()
    }

    func problem(_ name: String) -> String? { problems.first { $0.field == name }?.message }

    mutating func set(_ name: String, _ value: String) {
        fields.removeAll { $0.name == name }
        fields.append((name, value))
    }

    mutating func add(_ name: String, _ value: String) { fields.append((name, value)) }

    /// Reads one field into a value; what is wrong is kept for the end.
    mutating func read<Value>(_ name: String, _ parse: (String) throws(Refusal) -> Value) -> Value? {
        do { return try parse(self[name]) } catch {
            keep(error, at: name)
            return nil
        }
    }

    mutating func keep(_ refusal: Refusal, at name: String) {
        let found = refusal.at(name).problems
        problems += found.isEmpty ? [Problem(field: name, message: refusal.message)] : found
    }

    mutating func line(_ name: String, _ what: String, _ length: ClosedRange<Int>) -> Line? {
        read(name) { raw throws(Refusal) in try Line(raw, what, length) }
    }

    mutating func prose(_ name: String, _ what: String, _ length: ClosedRange<Int>) -> Prose? {
        read(name) { raw throws(Refusal) in try Prose(raw, what, length) }
    }

    mutating func integer(_ name: String, _ what: String, _ range: ClosedRange<Int>) -> Int? {
        read(name) { raw throws(Refusal) in
            guard let number = Int(Text.line(raw)), range.contains(number) else {
                throw .invalid(name, "\(what) must be a whole number from \(range.lowerBound) to \(range.upperBound).")
            }
            return number
        }
    }

    mutating func choice<Choice: RawRepresentable>(_ name: String, _ what: String, _: Choice.Type = Choice.self) -> Choice?
    where Choice.RawValue == String {
        read(name) { raw throws(Refusal) in
            guard let choice = Choice(rawValue: raw) else { throw .invalid(name, "Choose \(what).") }
            return choice
        }
    }

    /// What was wrong, all at once.
    var refusal: Refusal { .invalid(problems) }

    /// Throws when anything was wrong.
    func check() throws(Refusal) {
        guard problems.isEmpty else { throw refusal }
    }

    /// - Returns: nil when an escape is broken, or what it says is no UTF-8.
    private static func decoded(_ raw: Substring) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.utf8.count)
        var rest = raw.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? { Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init) }
}
