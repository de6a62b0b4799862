extension Money {
    /// The amount as people read it, always with its currency: `1,250.00 USD`, below zero with a minus sign (U+2212).
    public var text: String { "\(minor < 0 ? "\u{2212}" : "")\(figures) \(currency.code)" }

    /// The amount without sign or currency, as a form field shows it: `1,250.00`.
    public var figures: String {
        let (major, rest) = minor.magnitude.quotientAndRemainder(dividingBy: UInt64(currency.minorPerMajor))
        guard currency.minorDigits > 0 else { return Money.grouped(String(major)) }
        let digits = String(rest)
        return Money.grouped(String(major)) + "." + String(repeating: "0", count: currency.minorDigits - digits.count) + digits
    }

    /// Reads `1250`, `1,250.00`, `USD 1,250.00` or `1,250.00 USD`; the field of the refusal is left for the form to fill in.
    public init(parsing raw: String, currency: Currency) throws(Refusal) {
        var digits = Text.line(raw)
        if digits.hasPrefix(currency.code) { digits = Text.line(String(digits.dropFirst(currency.code.count))) }
        if digits.hasSuffix(currency.code) { digits = Text.line(String(digits.dropLast(currency.code.count))) }
        guard !digits.isEmpty else { throw .invalid("", "Enter an amount.") }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let cents = parts.count == 2 ? String(parts[1]) : ""
        guard let major = Money.ungrouped(parts[0]), cents.utf8.allSatisfy(Money.isDigit), parts.count == 1 || !cents.isEmpty else {
            throw .invalid("", "Enter an amount in figures with a point before the cents, such as 1,250.00.")
        }
        guard cents.utf8.count <= currency.minorDigits else {
            throw .invalid("", Money.tooFine(currency))
        }
        let all = major + cents + String(repeating: "0", count: currency.minorDigits - cents.utf8.count)
        guard all.utf8.count <= 14, let minor = Int64(all) else { throw .invalid("", "This amount is too large: enter a smaller one.") }
        self.init(minor: minor, currency: currency)
    }

    private static func tooFine(_ currency: Currency) -> String {
        currency.minorDigits == 0
            ? "Amounts in \(currency.code) have no decimals: enter a whole number."
            : "Amounts in \(currency.code) have at most \(currency.minorDigits) decimals."
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func grouped(_ digits: String) -> String {
        let head = digits.count % 3
        return digits.enumerated().reduce(into: "") { text, item in
            if item.offset > 0, (item.offset - head) % 3 == 0 { text += "," }
            text.append(item.element)
        }
    }

    /// Takes the commas out when they stand where thousands end: `12,50` is refused, because half the world means 12.50 by it.
    private static func ungrouped(_ text: Substring) -> String? {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard let first = groups.first, !first.isEmpty, groups.allSatisfy({ $0.utf8.allSatisfy(isDigit) }) else { return nil }
        if groups.count > 1 {
            guard first.utf8.count <= 3, groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else { return nil }
        }
        return groups.joined()
    }
}
