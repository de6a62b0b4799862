/// A word somebody searches for, and which words of a text it means.
public struct SearchWord: Hashable, Sendable {
    public let text: String
    /// Other words for the same thing.
    public let synonyms: Set<String>
    private let stem: String

    /// - Parameter text: folded.
    public init(_ text: String, synonyms: Set<String> = []) {
        self.text = text
        self.synonyms = synonyms
        stem = Self.stem(text)
    }

    /// Whether a word of a text is meant: it begins with this one, differs only in being one or many, or means the same.
    /// A single letter means itself alone.
    public func means(_ other: String) -> Bool {
        other == text || isPrefix && Self.begins(other, with: text) || Self.stem(other) == stem || synonyms.contains(other)
    }

    /// Whether it means every word that begins with it.
    public var isPrefix: Bool { text.utf8.count > 1 }

    /// The words that differ from this one in number only.
    public var forms: Set<String> {
        var forms: Set<String> = [text, stem, stem + "s", stem + "es"]
        if stem.hasSuffix("y") { forms.insert(stem.dropLast() + "ies") }
        return forms.filter { Self.stem($0) == stem }
    }

    /// How many letters of it may be wrong when nothing is meant by it as it is.
    public var tolerance: Int {
        switch text.unicodeScalars.count {
        case ..<4: 0
        case 4...7: 1
        default: 2
        }
    }

    static func begins(_ word: String, with start: String) -> Bool { word.utf8.starts(with: start.utf8) }

    /// The word without the ending of the plural, as English makes it.
    static func stem(_ word: String) -> String {
        guard word.utf8.count > 3, word.utf8.last == UInt8(ascii: "s") else { return word }
        if word.hasSuffix("ies"), word.utf8.count > 4 { return word.dropLast(3) + "y" }
        for ending in ["sses", "xes", "zes", "ches", "shes"] where word.hasSuffix(ending) { return String(word.dropLast(2)) }
        for ending in ["ss", "us", "is"] where word.hasSuffix(ending) { return word }
        return String(word.dropLast())
    }
}
