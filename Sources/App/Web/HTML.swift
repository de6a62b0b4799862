import Domain

/// Markup whose values are escaped, never pasted: literals are markup, everything interpolated is text.
///
/// A `String` cannot become markup by accident, because literals are `StaticString` and interpolated strings are escaped;
/// `HTML` values splice into one another, which is the whole template engine.
public struct HTML: ExpressibleByStringInterpolation, Sendable, Hashable {
    var bytes: [UInt8]

    public init(stringLiteral value: StaticString) { bytes = value.withUTF8Buffer { Array($0) } }
    public init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }
    init(bytes: [UInt8]) { self.bytes = bytes }

    static let none: HTML = ""

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var isEmpty: Bool { bytes.isEmpty }

    static func joined(_ parts: [HTML], by separator: HTML = .none) -> HTML {
        var bytes: [UInt8] = []
        for (index, part) in parts.enumerated() {
            if index > 0 { bytes += separator.bytes }
            bytes += part.bytes
        }
        return HTML(bytes: bytes)
    }

    /// Markup made elsewhere and safe already. Only the Markdown renderer and our own mark call this.
    static func trusted(_ markup: String) -> HTML { HTML(bytes: Array(markup.utf8)) }
}

/// A part of a page: stored values and the markup they make.
protocol Component: Sendable {
    var html: HTML { get }
}

extension HTML {
    public struct StringInterpolation: StringInterpolationProtocol {
        var bytes: [UInt8] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        /// Text, escaped for element content and quoted attributes alike.
        public mutating func appendInterpolation(_ text: String) {
            var text = text
            text.withUTF8 { utf8 in
                // Most text has nothing to escape: whole stretches are copied at once.
                var begin = 0
                for place in utf8.indices {
                    guard let escaped = Self.escaped(utf8[place]) else { continue }
                    bytes.append(contentsOf: utf8[begin..<place])
                    appendLiteral(escaped)
                    begin = place + 1
                }
                bytes.append(contentsOf: utf8[begin...])
            }
        }

        @inline(__always)
        private static func escaped(_ byte: UInt8) -> StaticString? {
            switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "\""): "&quot;"
            case UInt8(ascii: "'"): "&#39;"
            default: nil
            }
        }

        public mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }
        public mutating func appendInterpolation(_ number: Int64) { bytes.append(contentsOf: String(number).utf8) }
        public mutating func appendInterpolation<Noun>(_ id: ID<Noun>) { appendInterpolation(id.text) }
        public mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }

        mutating func appendInterpolation(_ path: Path) { appendInterpolation(path.text) }
        mutating func appendInterpolation(_ money: Money) { appendInterpolation("\(money.text)") }
        mutating func appendInterpolation(_ part: some Component) { bytes.append(contentsOf: part.html.bytes) }

        mutating func appendInterpolation(_ part: (some Component)?) {
            if let part { bytes.append(contentsOf: part.html.bytes) }
        }

        mutating func appendInterpolation(_ html: HTML?) {
            if let html { bytes.append(contentsOf: html.bytes) }
        }

        /// Every item, each made into markup.
        mutating func appendInterpolation<Items: Sequence>(each items: Items, _ markup: (Items.Element) -> HTML) {
            for item in items { bytes.append(contentsOf: markup(item).bytes) }
        }

        mutating func appendInterpolation<Items: Sequence>(each items: Items) where Items.Element: Component {
            for item in items { bytes.append(contentsOf: item.html.bytes) }
        }

        mutating func appendInterpolation(if condition: Bool, _ html: @autoclosure () -> HTML) {
            if condition { bytes.append(contentsOf: html().bytes) }
        }

        mutating func appendInterpolation(if condition: Bool, _ html: @autoclosure () -> HTML, else other: @autoclosure () -> HTML) {
            bytes.append(contentsOf: (condition ? html() : other()).bytes)
        }

        /// An address somebody typed: anything but https, http and mailto becomes `#`.
        mutating func appendInterpolation(link address: String) {
            let safe = ["https://", "http://", "mailto:"].contains { address.lowercased().hasPrefix($0) }
            appendInterpolation(safe ? address : "#")
        }
    }
}

extension DefaultStringInterpolation {
    /// Markup inside a plain string is a mistake: it would be shown as text. Say `as HTML`, or use `\(if:else:)`.
    @available(*, unavailable, message: "this literal became a String; use \\(if: …, …, else: …) or give it the type HTML")
    mutating func appendInterpolation(_ html: HTML) {}

    @available(*, unavailable, message: "this literal became a String; use \\(if: …, …, else: …) or give it the type HTML")
    mutating func appendInterpolation(_ part: some Component) {}
}
