import Testing

@testable import Domain

@Suite struct SearchedWordTests {
    @Test("ASCII is read the short way, and says the same as the long one")
    func shortWay() {
        var dice = Seeded(state: 11)
        for _ in 0..<2000 {
            let raw = String(decoding: (0..<24).map { _ in UInt8.random(in: 0..<128, using: &dice) }, as: UTF8.self)
            // A letter beyond ASCII at the end takes the long way.
            #expect(Text.words(raw) + ["é"].map(Text.folded) == Text.words(raw + " é"), "\(raw.debugDescription)")
        }
    }

    @Test(arguments: [("excel", "execl", 1), ("receive", "recieve", 1), ("ca", "abc", 3), ("", "abc", 3), ("kitten", "sitting", 3)])
    func swappedNeighboursAreOneMistake(_ one: String, _ other: String, _ distance: Int) {
        #expect(Text.distance(one, other) == distance)
        #expect(Text.distance(other, one) == distance)
    }
}
