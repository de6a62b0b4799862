import Testing

@testable import Domain

@Suite struct TextTests {
    @Test(arguments: [
        ("  Data   report ", "Data report"), ("a\tb\r\nc\nd", "a b c d"), ("pay\u{202E}lla", "paylla"), ("a\u{0}b\u{7}c", "abc"),
        ("x\u{2066}y\u{2069}z", "xyz"), ("\u{FEFF}Mina", "Mina"), ("Mi\u{200B}na", "Mina"), ("a\u{2028}b\u{2029}c", "abc"),
        ("a\u{A0}\u{3000}b", "a b"), ("", ""), (" \n\t ", ""), ("👩‍💻 café", "👩‍💻 café"), ("שלום עולם", "שלום עולם"), ("a\u{9F}b", "ab"),
        ("end \u{202C}", "end"),
    ])
    func aLineIsCleaned(_ raw: String, _ clean: String) {
        #expect(Text.line(raw) == clean)
        #expect(Text.line(clean) == clean)
    }

    @Test(arguments: [
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"), ("a\n\n\n\n\n\nb", "a\n\n\nb"), ("\n\n a \n\n", "a"),
        ("a  b\n  c\t", "a b\nc"), ("\u{0}\n\u{202E}x", "x"), ("", ""), ("a\n\nb", "a\n\nb"),
    ])
    func proseKeepsItsLines(_ raw: String, _ clean: String) {
        #expect(Text.prose(raw) == clean)
        #expect(Text.prose(clean) == clean)
    }

    @Test(arguments: [
        ("Łódź", "lodz"), ("Ängström", "angstrom"), ("STRASSE ß", "strasse ss"), ("Čeněk Ďuriš", "cenek duris"),
        ("Œuvre Æon", "oeuvre aeon"),
        ("İstanbul ılık", "istanbul ilik"), ("e\u{301}tude", "etude"), ("Þór Ðan", "thor dan"), ("Ștefan Țara", "stefan tara"),
        ("Ølsen Åse", "olsen ase"), ("ΑΘΗΝΑ", "αθηνα"), ("Їжак", "їжак"), ("C++", "c++"),
    ])
    func foldingForgetsCaseAndAccents(_ raw: String, _ folded: String) {
        #expect(Text.folded(raw) == folded)
        #expect(Text.folded(folded) == folded)
    }

    @Test(arguments: [
        ("Tern & Søn, s.r.o.", "tern-son-s-r-o"), ("  --Data--  ", "data"), ("日本", ""), ("Café №5", "cafe-5"), ("a_b", "a-b"),
    ])
    func slugsAreShortAndPlain(_ raw: String, _ slug: String) {
        #expect(Text.slug(raw) == slug)
    }

    @Test func aSlugIsCutAtSixty() {
        let slug = Text.slug(String(repeating: "ab ", count: 50))
        #expect(slug.utf8.count <= 60)
        #expect(!slug.hasSuffix("-"))
    }

    @Test func wordsAreLettersAndDigitsOfAnyScript() {
        #expect(Text.words("Don't panic: 42 réponses!") == ["don", "t", "panic", "42", "reponses"])
        #expect(Text.words("हिन्दी 日本") == ["हिन्दी", "日本"])
        #expect(Text.words(" .,- ").isEmpty)
    }

    @Test func linesKeepToTheirBounds() throws {
        #expect(try Line("  Survey  report ", "The title", 5...80).text == "Survey report")
        #expect(refusal { () throws(Refusal) in try Line("", "The title", 5...80) } == .invalid("", "The title is missing: write it here."))
        #expect(
            refusal { () throws(Refusal) in try Line("abc", "The title", 5...80) }
                == .invalid("", "The title is too short: write at least 5 characters."))
        #expect(
            refusal { () throws(Refusal) in try Line(String(repeating: "a", count: 81), "The title", 5...80) }
                == .invalid("", "The title is too long: keep it to 80 characters."))
        #expect(try Line(String(repeating: "é", count: 80), "The title", 5...80).text.count == 80)
        #expect(try Line("", "The note", 0...10).text == "")
    }

    @Test func oneLetterCannotCarryAThousandAccents() {
        let heavy = "a" + String(repeating: "\u{301}", count: 1000)
        #expect(heavy.count == 1)
        #expect(refusal { () throws(Refusal) in try Line(heavy, "The title", 1...80) } != nil)
        #expect(refusal { () throws(Refusal) in try Prose(heavy, "The text", 1...80) } != nil)
    }

    @Test func proseCountsCleanCharacters() throws {
        #expect(try Prose("  a\r\nb ", "The text", 3...3).text == "a\nb")
        #expect(refusal { () throws(Refusal) in try Prose("\u{0}\u{0}\u{0}", "The text", 1...9) } != nil)
    }
}
