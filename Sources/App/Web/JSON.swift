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

    /// Safe inside a `<script>` of any type, too: nothing in it can end or begin a tag, a comment or a line of script.
    var text: String {
        switch self {
        case .text(let text): Self.quoted(text)
        case .bool(let bool): bool ? "true" : "false"
        case .number(let digits): digits
        case .list(let values): "[" + values.filter { !$0.isNothing }.map(\.text).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.filter { !$0.1.isNothing }.map { Self.quoted($0.0) + ":" + $0.1.text }.joined(separator: ",") + "}"
        case .nothing: "null"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1f}", "\u{7f}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension HTML.StringInterpolation {
    /// Data in a `<script type="application/ld+json">`, which the browser reads to nobody and never runs.
    mutating func appendInterpolation(json: JSON) { bytes.append(contentsOf: json.text.utf8) }
}
