import Testing

@testable import Domain

@Suite struct IDTests {
    @Test func anIdIsTwentySixLowerCaseCharacters() {
        let text = ULID.text(at: Instant(milliseconds: 1_795_000_000_000), random: (0x0123_4567_89AB_CDEF, 0xFFFF))
        #expect(text.count == 26)
        #expect(text == text.lowercased())
        #expect(ID<Project>(parsing: text)?.text == text)
    }

    @Test func theSmallestAndTheLargestIdAreWhatTheStandardSays() {
        #expect(ULID.text(at: Instant(milliseconds: 0), random: (0, 0)) == "00000000000000000000000000")
        let last = ULID.text(at: Instant(milliseconds: 0xFFFF_FFFF_FFFF), random: (.max, .max))
        #expect(last == "7zzzzzzzzzzzzzzzzzzzzzzzzz")
        #expect(ULID.text(at: Instant(milliseconds: -5), random: (0, 0)).hasPrefix("0000000000"))
    }

    @Test func theTimeOfAKnownIdIsTheTimeItWasMadeAt() {
        // The example of the ULID specification: 01ARYZ6S41 is 1469918176385 ms.
        #expect(ULID.text(at: Instant(milliseconds: 1_469_918_176_385), random: (0, 0)).hasPrefix("01aryz6s41"))
    }

    @Test func laterIdsSortAfterEarlierOnes() {
        var random = Seeded(state: 1)
        let ids = (0..<500).map { step in
            ID<Project>(
                ULID.text(
                    at: Instant(milliseconds: Int64(step) * 37), random: (random.next(), UInt16.random(in: 0...UInt16.max, using: &random)))
            )
        }
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
    }

    @Test(arguments: [
        "", "01aryz6s41", "01ARYZ6S410000000000000000", "8zzzzzzzzzzzzzzzzzzzzzzzzz", "01aryz6s41000000000000000i",
        "01aryz6s41000000000000000l", "01aryz6s41000000000000000o", "01aryz6s41000000000000000u", "01aryz6s4100000000000000é",
        "01aryz6s41000000000000000/", "01aryz6s4100000000000000000", " 1aryz6s410000000000000000",
    ])
    func whatIsNotAnIdIsRefused(_ raw: String) {
        #expect(ID<Project>(parsing: raw) == nil)
    }

    @Test func anIdPrintsAsItsText() {
        #expect("\(ID<Person>("01aryz6s410000000000000000"))" == "01aryz6s410000000000000000")
    }
}
