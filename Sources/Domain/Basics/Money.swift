/// An exact amount of one currency, in its smallest unit.
public struct Money: Hashable, Sendable {
    public let minor: Int64
    public let currency: Currency

    public init(minor: Int64, currency: Currency) {
        self.minor = minor
        self.currency = currency
    }

    public static func zero(_ currency: Currency) -> Money { Money(minor: 0, currency: currency) }

    public var isZero: Bool { minor == 0 }
    public var isPositive: Bool { minor > 0 }
    public var isNegative: Bool { minor < 0 }

    /// The same amount the other way; the one amount without an opposite becomes the largest there is.
    public var negated: Money { Money(minor: minor == .min ? .max : -minor, currency: currency) }

    public func adding(_ other: Money) throws(Refusal) -> Money {
        guard currency == other.currency else {
            throw .conflict("\(currency.code) and \(other.currency.code) cannot be added: use one currency.")
        }
        let (sum, overflow) = minor.addingReportingOverflow(other.minor)
        guard !overflow else { throw .conflict("This amount is too large: enter a smaller one.") }
        return Money(minor: sum, currency: currency)
    }

    public func subtracting(_ other: Money) throws(Refusal) -> Money { try adding(other.negated) }

    /// The share in basis points (1,000 is 10 %), rounded to the smallest unit, halves upwards.
    public func percent(_ basisPoints: Int) -> Money {
        let (quotient, rest) = (Int128(minor) * Int128(basisPoints) + 5000).quotientAndRemainder(dividingBy: 10_000)
        return Money(minor: Int64(clamping: rest < 0 ? quotient - 1 : quotient), currency: currency)
    }

    /// Shares the amount out so that the parts add up to it exactly; what does not divide goes to the largest remainders,
    /// the earlier part first. Negative weights count as zero; if all are zero the parts are equal; no weights, no parts.
    public func split(byWeights weights: [Int]) -> [Money] {
        let positive = weights.map { Int128(max(0, $0)) }
        let wanted = positive.contains { $0 > 0 } ? positive : positive.map { _ in 1 }
        let total = wanted.reduce(0, +)
        let whole = Int128(minor.magnitude)
        var parts = wanted.map { whole * $0 / total }
        let byRemainder = wanted.indices.sorted {
            let (one, other) = (whole * wanted[$0] % total, whole * wanted[$1] % total)
            return one == other ? $0 < $1 : one > other
        }
        let missing = Int(whole - parts.reduce(0, +))
        for index in byRemainder.prefix(missing) { parts[index] += 1 }
        return parts.map { Money(minor: Int64(clamping: minor < 0 ? -$0 : $0), currency: currency) }
    }
}
