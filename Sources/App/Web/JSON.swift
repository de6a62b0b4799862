/// A JSON value whose members keep their order; text is escaped when it is written.
enum JSON: Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    case text(String)
    case bool(Bool)
    /// Digits as they stand, with a point before the decimals.
    case number(String)
    case list([JSON])
    case object([(String, JSON)])
    /// A member that is left out.
    case nothing

    init(stringLiteral value: String) { self = .text(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(integerLiteral value: Int) { self = .number("\(value)") }
    init(arrayLiteral elements: JSON...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements) }

    /// What is not there is left out.
    static func optional(_ text: String?) -> JSON { text.map { $0.isEmpty ? .nothing : .text($0) } ?? .nothing }

    var isNothing: Bool { if case .nothing = self { true } else { false } }

    var text: String {
        var bytes: [UInt8] = []
        write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Safe inside a `<script>` of any type, too: nothing in it can end or begin a tag, a comment or a line of script.
    func write(into bytes: inout [UInt8]) {
        switch self {
        case .text(let text): Self.quote(text, into: &bytes)
        case .bool(let bool): bytes += (bool ? "true" : "false").utf8
        case .number(let digits): bytes += digits.utf8
        case .list(let values): Self.write(values.filter { !$0.isNothing }, "[", "]", into: &bytes) { $0.write(into: &$1) }
        case .object(let members):
            Self.write(members.filter { !$0.1.isNothing }, "{", "}", into: &bytes) { member, bytes in
                Self.quote(member.0, into: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.1.write(into: &bytes)
            }
        case .nothing: bytes += "null".utf8
        }
    }

    private static func write<Part>(
        _ parts: [Part], _ open: Unicode.Scalar, _ close: Unicode.Scalar, into bytes: inout [UInt8], _ write: (Part, inout [UInt8]) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        for (index, part) in parts.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(part, &bytes)
        }
        bytes.append(UInt8(ascii: close))
    }

    /// Byte by byte: this is written for every reader of a project.
    private static func quote(_ text: String, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case 0..<0x20, 0x7f, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
                bytes += (byte < 16 ? "\\u000" : "\\u00").utf8
                bytes += String(byte, radix: 16).utf8
            case 0xa8, 0xa9:
                // The ends of U+2028 and U+2029, which some take for ends of lines.
                if bytes.suffix(2) == [0xe2, 0x80] {
                    bytes.removeLast(2)
                    bytes += (byte == 0xa8 ? "\\u2028" : "\\u2029").utf8
                } else {
                    bytes.append(byte)
                }
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension HTML.StringInterpolation {
    /// Data in a `<script type="application/ld+json">`, which the browser reads to nobody and never runs.
    mutating func appendInterpolation(json: JSON) { json.write(into: &bytes) }
}
