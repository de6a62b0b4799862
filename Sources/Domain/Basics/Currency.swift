/// A currency we can hold a fee in, with the number of digits after its point.
public struct Currency: Hashable, Sendable {
    public let code: String
    public let minorDigits: Int

    private init(_ code: String, minorDigits: Int) {
        self.code = code
        self.minorDigits = minorDigits
    }

    /// Finds a currency by its ISO 4217 code in capitals; nil when it is not one of ours.
    public init?(code: String) {
        guard let known = Currency.all.first(where: { $0.code == code }) else { return nil }
        self = known
    }

    public static let usd = Currency("USD", minorDigits: 2)
    public static let jpy = Currency("JPY", minorDigits: 0)

    public static let all =
        [usd]
        + ["EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN", "INR"].map { Currency($0, minorDigits: 2) }
        + [jpy]

    /// How many of the smallest units make one: 100 cents, or 1 yen.
    var minorPerMajor: Int64 { (0..<minorDigits).reduce(1) { power, _ in power * 10 } }
}
