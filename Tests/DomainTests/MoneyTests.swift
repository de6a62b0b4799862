import Testing

@testable import Domain

@Suite struct MoneyTests {
    @Test(arguments: UInt64(1)...400)
    func thePartsOfASplitAddUpExactly(_ seed: UInt64) {
        var random = Seeded(state: seed)
        let amount = usd(Int64.random(in: -10_000_000...10_000_000, using: &random))
        let weights = (0..<Int.random(in: 1...12, using: &random)).map { _ in Int.random(in: 0...100, using: &random) }
        let parts = amount.split(byWeights: weights)
        #expect(parts.count == weights.count)
        #expect(parts.reduce(0) { $0 + $1.minor } == amount.minor)
        #expect(parts == amount.split(byWeights: weights))
        let total = weights.reduce(0, +)
        guard total > 0 else { return }
        for (part, weight) in zip(parts, weights) {
            let exact = Double(amount.minor) * Double(weight) / Double(total)
            #expect(abs(Double(part.minor) - exact) < 1)
        }
    }

    @Test func whatDoesNotDivideGoesToTheLargestRemainderThenTheFirst() {
        #expect(usd(100).split(byWeights: [1, 1, 1]).map(\.minor) == [34, 33, 33])
        #expect(usd(101).split(byWeights: [1, 1, 1]).map(\.minor) == [34, 34, 33])
        #expect(usd(10).split(byWeights: [1, 2, 6]).map(\.minor) == [1, 2, 7])
        #expect(usd(-100).split(byWeights: [1, 1, 1]).map(\.minor) == [-34, -33, -33])
    }

    @Test func oddWeightsStillSplit() {
        #expect(usd(90).split(byWeights: [0, 0, 0]).map(\.minor) == [30, 30, 30])
        #expect(usd(90).split(byWeights: [-5, 10, 0]).map(\.minor) == [0, 90, 0])
        #expect(usd(90).split(byWeights: []).isEmpty)
        #expect(usd(.max).split(byWeights: [.max, .max]).map(\.minor).reduce(0, +) == .max)
        #expect(usd(.min).split(byWeights: [1]).map(\.minor) == [.min])
    }

    @Test(arguments: [(12_345, 1000, 1235), (5, 1000, 1), (4, 1000, 0), (-5, 1000, 0), (-6, 1000, -1), (100, 10_000, 100), (100, 0, 0)])
    func aPercentageRoundsHalvesUpwards(_ minor: Int, _ basisPoints: Int, _ expected: Int) {
        #expect(usd(Int64(minor)).percent(basisPoints) == usd(Int64(expected)))
    }

    @Test func moneyIsWrittenWithItsCurrency() {
        #expect(usd(125_000).text == "1,250.00 USD")
        #expect(usd(5).text == "0.05 USD")
        #expect(usd(0).text == "0.00 USD")
        #expect(usd(-123_456_789).text == "−1,234,567.89 USD")
        #expect(Money(minor: 12_500, currency: .jpy).text == "12,500 JPY")
        #expect(usd(.min).text == "−92,233,720,368,547,758.08 USD")
    }

    @Test(arguments: [
        ("1250", 125_000), ("1,250.00", 125_000), ("1250.5", 125_050), ("USD 1,250.00", 125_000), ("1,250.00 USD", 125_000), (" 0.05 ", 5),
        ("1,234,567.89", 123_456_789),
        ("0", 0),
    ])
    func amountsAreRead(_ raw: String, _ minor: Int64) throws {
        #expect(try Money(parsing: raw, currency: .usd) == usd(minor))
    }

    @Test(arguments: [
        "", " ", "abc", "-5", "+5", "12,50", "1,25.00", ",250", "1250.", ".5", "1.2.3", "1.234", "1 250", "EUR 5", "1e3", "٥", "12345,678",
        "999999999999999", "5 EUR",
    ])
    func whatIsNotAnAmountIsRefused(_ raw: String) {
        let found = refusal { () throws(Refusal) in try Money(parsing: raw, currency: .usd) }
        #expect(found?.problems.first?.field == "")
        #expect(found?.message.isEmpty == false)
    }

    @Test func yenHaveNoDecimals() throws {
        #expect(try Money(parsing: "12,500", currency: .jpy).minor == 12_500)
        #expect(refusal { () throws(Refusal) in try Money(parsing: "12.5", currency: .jpy) } != nil)
    }

    @Test(arguments: UInt64(1)...50)
    func whatIsWrittenCanBeRead(_ seed: UInt64) throws {
        var random = Seeded(state: seed)
        for currency in Currency.all {
            let money = Money(minor: Int64.random(in: 0...9_999_999_999, using: &random), currency: currency)
            #expect(try Money(parsing: money.text, currency: currency) == money)
            #expect(try Money(parsing: money.figures, currency: currency) == money)
        }
    }

    @Test func currenciesDoNotMixAndSumsDoNotOverflow() throws {
        #expect(try usd(1).adding(usd(2)) == usd(3))
        #expect(try usd(1).subtracting(usd(2)) == usd(-1))
        #expect(refusal { () throws(Refusal) in try usd(1).adding(.zero(.jpy)) } != nil)
        #expect(refusal { () throws(Refusal) in try usd(.max).adding(usd(1)) } != nil)
        #expect(usd(.min).negated == usd(.max))
    }

    @Test func currenciesAreFoundByTheirCode() {
        #expect(Currency(code: "EUR")?.minorDigits == 2)
        #expect(Currency(code: "JPY")?.minorDigits == 0)
        #expect(Currency(code: "eur") == nil)
        #expect(Currency(code: "XXX") == nil)
        #expect(Set(Currency.all.map(\.code)).count == 13)
    }
}
