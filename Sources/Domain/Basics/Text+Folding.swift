extension Text {
    /// Lower case without accents, for searching and ordering: `Łódź` and `lodz` become the same.
    public static func folded(_ raw: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in line(raw).unicodeScalars {
            for lower in scalar.properties.lowercaseMapping.unicodeScalars where !isCombining(lower) {
                if lower.isASCII {
                    plain.append(lower)
                } else {
                    plain.append(contentsOf: (plainLetters[lower] ?? String(lower)).unicodeScalars)
                }
            }
        }
        return String(plain)
    }

    private static func isCombining(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

    /// Latin-1 and Latin Extended-A by their plain letter, with the Romanian letters that lie beyond them.
    private static let plainLetters: [Unicode.Scalar: String] = {
        let rows = [
            ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
            ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķĸ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉŋ"), ("o", "òóôõöøōŏő"),
            ("r", "ŕŗř"), ("s", "śŝşšſș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"),
            ("z", "źżž"), ("ss", "ß"), ("ae", "æ"), ("oe", "œ"), ("th", "þ"), ("ij", "ĳ"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (plain, letters) in rows {
            for letter in letters.unicodeScalars { table[letter] = plain }
        }
        return table
    }()
}
