/// Splits a file into rows and fields as its bytes come: commas and quotes (RFC 4180), or tabs. Only the row under way is held.
struct DelimitedRows {
    enum Style: Sendable { case commas, tabs }

    struct Row: Sendable {
        /// The line of the file in which it begins, from 1.
        let line: Int
        let fields: [String]
        /// Why it cannot be used.
        var problem: String?
    }

    /// No row of a published list is nearly as long; one that seems to be has a quote that does not end.
    private static let longest = 1 << 18

    let style: Style
    private var fields: [String] = []
    private var field: [UInt8] = []
    private var isQuoted = false
    /// A quote inside quotes: it ends them, unless another follows.
    private var hadQuote = false
    private var size = 0
    private var line = 1
    private var start = 1
    private var isReadable = true
    private var isTooLong = false

    init(_ style: Style) { self.style = style }

    mutating func feed(_ bytes: some Sequence<UInt8>, _ take: (Row) throws -> Void) rethrows {
        for byte in bytes {
            if byte == UInt8(ascii: "\n") { line += 1 }
            size += 1
            if isTooLong {
                if byte == UInt8(ascii: "\n") { begin() }
            } else if size > Self.longest {
                try take(Row(line: start, fields: [], problem: "it does not end: a quote may be missing"))
                isTooLong = true
            } else {
                try read(byte, take)
            }
        }
    }

    /// The last row may lack the end of its line.
    mutating func finish(_ take: (Row) throws -> Void) rethrows {
        guard !isTooLong, size > 0 else { return }
        if isQuoted, !hadQuote {
            try take(Row(line: start, fields: [], problem: "it does not end: a quote may be missing"))
        } else {
            try endRow(take)
        }
    }

    private mutating func read(_ byte: UInt8, _ take: (Row) throws -> Void) rethrows {
        let quote = UInt8(ascii: "\"")
        if isQuoted, !hadQuote {
            if byte == quote { hadQuote = true } else { field.append(byte) }
            return
        }
        if hadQuote, byte == quote {
            field.append(quote)
            hadQuote = false
            return
        }
        switch byte {
        case UInt8(ascii: "\n"): try endRow(take)
        case style == .commas ? UInt8(ascii: ",") : UInt8(ascii: "\t"): endField()
        case quote where style == .commas && field.isEmpty && !hadQuote: isQuoted = true
        default: field.append(byte)
        }
    }

    private mutating func endField() {
        if let text = String(validating: field, as: UTF8.self) { fields.append(text) } else { isReadable = false }
        (field, isQuoted, hadQuote) = ([], false, false)
    }

    private mutating func endRow(_ take: (Row) throws -> Void) rethrows {
        if field.last == UInt8(ascii: "\r") { field.removeLast() }
        endField()
        let row = Row(line: start, fields: fields, problem: isReadable ? nil : "it is not readable text (UTF-8)")
        if fields != [""] { try take(row) }
        begin()
    }

    private mutating func begin() {
        (fields, field, isQuoted, hadQuote) = ([], [], false, false)
        (size, start, isReadable, isTooLong) = (0, line, true, false)
    }
}
