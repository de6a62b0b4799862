/// Cleans what people type, once, where it comes in.
public enum Text {
    /// One clean line: nothing invisible, single spaces, none at the ends.
    public static func line(_ raw: String) -> String {
        var clean = String.UnicodeScalarView()
        for scalar in raw.unicodeScalars where !isRemoved(scalar) {
            if !scalar.properties.isWhitespace {
                clean.append(scalar)
            } else if let last = clean.last, last != " " {
                clean.append(" ")
            }
        }
        if clean.last == " " { clean.removeLast() }
        return String(clean)
    }

    /// Clean lines: each as `line` makes it, with at most two blank ones in a row and none at the ends.
    public static func prose(_ raw: String) -> String {
        var lines: [String] = []
        var blank = 0
        for piece in unixLines(raw).map(line) {
            blank = piece.isEmpty ? blank + 1 : 0
            if blank <= 2, !(piece.isEmpty && lines.isEmpty) { lines.append(piece) }
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// Letters, digits and single hyphens for an address, at most 60; empty when nothing of the text can be written so.
    public static func slug(_ raw: String) -> String {
        let parts = folded(raw).unicodeScalars.split { !isPlain($0) }.map(String.init)
        let whole = parts.joined(separator: "-")
        guard whole.utf8.count > 60 else { return whole }
        let cut = String(whole.prefix(60))
        return cut.hasSuffix("-") ? String(cut.dropLast()) : cut
    }

    /// Splits at LF, CR and CRLF alike; a Swift Character would take CRLF for one letter, so this looks at scalars.
    private static func unixLines(_ raw: String) -> [String] {
        var lines = [String.UnicodeScalarView()]
        var previous: Unicode.Scalar = " "
        for scalar in raw.unicodeScalars {
            let endsPair = previous == "\r" && scalar == "\n"
            if !endsPair, scalar == "\n" || scalar == "\r" {
                lines.append(String.UnicodeScalarView())
            } else if !endsPair {
                lines[lines.count - 1].append(scalar)
            }
            previous = scalar
        }
        return lines.map { String($0) }
    }

    /// Control characters and everything that can reverse or hide text: a name must not read differently from what it is.
    static func isRemoved(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x85: false
        case 0x202A...0x202E, 0x2066...0x2069, 0x200B, 0xFEFF, 0x2028, 0x2029: true
        default: scalar.properties.generalCategory == .control
        }
    }

    static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
    }
}
