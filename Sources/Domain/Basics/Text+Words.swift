extension Text {
    /// The words to search by: folded, letters and digits of any script.
    public static func words(_ raw: String) -> [String] {
        raw.utf8.allSatisfy { $0 < 0x80 }
            ? plainWords(raw) : folded(raw).unicodeScalars.split { !isWordPart($0) }.map(String.init)
    }

    /// Most of what is indexed is ASCII, and of that nothing need be looked up.
    private static func plainWords(_ raw: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        func end() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word.removeAll(keepingCapacity: true)
        }
        for byte in raw.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): word.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
            // Removed by `line`, so they part no words.
            case 0...8, 0x0E...0x1F, 0x7F: continue
            default: end()
            }
        }
        end()
        return words
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        case .decimalNumber, .letterNumber, .otherNumber: true
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }
}
